export interface BenchQuery {
  readonly class: string
  readonly text: string
  readonly filters: Readonly<Record<string, readonly string[]>>
}
export interface Sample {
  readonly text: string
  readonly about: Readonly<Record<'agency' | 'region' | 'year' | 'kind', string | null>>
}

export function isPlain(query: BenchQuery): boolean
export function queryLog(
  samples: readonly Sample[],
  options: { readonly count: number; readonly seed: number },
): {
  readonly queries: readonly BenchQuery[]
  readonly common: { readonly words: readonly string[]; readonly characters: readonly string[] }
}
