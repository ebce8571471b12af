import type { SearchIndex } from '../index.ts'
import type { TakenAnswer } from './responses.ts'

/** A request, as the answering thread is asked it. */
export interface Asked {
  readonly id: number
  readonly url: string
  readonly method: string
  /** Those that decide the answer. */
  readonly headers: Readonly<Record<string, string>>
}

/** What the answering thread tells. */
export type Told =
  /** First, when the index is open. */
  | ({ readonly type: 'opened' } & Pick<SearchIndex, 'generation' | 'notice' | 'counts'>)
  /** Instead, when it cannot be used. */
  | { readonly type: 'refused'; readonly message: string; readonly advice: string }
  | { readonly type: 'log'; readonly line: string }
  | ({ readonly type: 'answer'; readonly id: number } & TakenAnswer)
