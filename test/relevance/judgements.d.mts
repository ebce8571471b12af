export interface JudgedQuery {
  /** `sample`: the project's reports alone; `real`: those and the real ones kept outside it. */
  readonly collection: 'sample' | 'real'
  readonly kind: string
  readonly query: string
  /** What the person who types it wants to know. */
  readonly intent: string
  /** Section id → 3 the answer, 2 a good part of it, 1 touches it. What is absent is 0. */
  readonly grades: ReadonlyMap<string, number>
  readonly reasons: ReadonlyMap<string, string>
}

export interface Judgements {
  readonly queries: readonly JudgedQuery[]
  /** Id of a report that is a copy → id of the one that is judged. */
  readonly copies: ReadonlyMap<string, string>
}

export function readJudgements(): Judgements
export function parseJudgements(text: string): Judgements
export function withoutCopies(
  ranking: readonly string[],
  copies: ReadonlyMap<string, string>,
): string[]
