/** Search forms one after the other, and what a guard asks of the places in them. */
export interface ComparedText {
  readonly units: Uint16Array
  /** Whether a jieba word, a break or the end of a form stands at a position. */
  startsWord(position: number): boolean
  /** Script of the report a position lies in; null when it does not tell. */
  scriptAt(position: number): 'hans' | 'hant' | null
}
