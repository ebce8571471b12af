/** Cuts a search form into words. The words joined are the form, whatever it holds. */
export interface Segmenter {
  words(form: string): string[]
}
