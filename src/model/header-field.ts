/** What a header line, a meta tag or a field of a record says: its label is furniture, its value belongs to the head. */
export interface HeaderField {
  readonly kind:
    | 'agency'
    | 'source'
    | 'published'
    | 'signed'
    | 'indexNumber'
    | 'title'
    | 'documentNumber'
    | 'url'
    | 'other'
  /** As written, without its colon: 发布机构, 發文日期, PubDate. */
  readonly label: string
  /** As written, trimmed; never empty. */
  readonly value: string
}
