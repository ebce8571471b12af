export function scale(
  values: readonly number[],
  from: number,
  to: number,
): { readonly decades: readonly number[]; at(value: number): number }
