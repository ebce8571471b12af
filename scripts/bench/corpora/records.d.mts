/** A document before it is anybody's report. */
export interface Document {
  readonly id: string
  readonly title: string
  readonly text: string
  readonly script: 'hans' | 'hant'
}
export interface Documents {
  readonly length: number
  at(place: number): Document | undefined
}
export interface JsonRecord {
  readonly id: string
  readonly title: string
  readonly agency: string
  readonly published: string
  readonly text: string
}

/** Never ends. */
export function records(
  documents: Readonly<Record<'hans' | 'hant', Documents>>,
  seed: number,
): Generator<{ readonly base: string; readonly record: JsonRecord }, never>
