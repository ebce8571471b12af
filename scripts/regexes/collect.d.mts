export interface CollectedRegex {
  /** Where it stands: the file below the root and the line, more than one if it is repeated. */
  readonly places: readonly string[]
  readonly source: string
  readonly flags: string
}

export function collect(
  root: string,
  load: (url: string) => Promise<unknown>,
): Promise<{ readonly regexes: readonly CollectedRegex[]; readonly unseen: readonly string[] }>
