/** Cuts a search form into words. The words joined are the form, whatever it holds. */
export interface Segmenter {
  /** Makes ready what takes a fifth of a second; the first words do so too. */
  load(): void
  /** Where each word ends, ascending. */
  ends(form: string): Uint32Array
}
