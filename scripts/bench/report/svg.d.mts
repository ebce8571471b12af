export function element(
  name: string,
  attributes?: Readonly<Record<string, string | number>>,
  children?: string | readonly string[],
): string
export function text(content: string, attributes: Readonly<Record<string, string | number>>): string
export function escaped(value: string | number): string
