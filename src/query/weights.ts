/** Every number that decides the order of hits, with its reason. */
export const WEIGHTS = {
  /**
   * BM25's saturation: the second occurrence adds less than the first. 1.2 is the usual default
   * (Robertson and Zaragoza 2009, "The Probabilistic Relevance Framework", section 3.4).
   */
  k1: 1.2,
  /**
   * BM25's length normalisation, well below the usual 0.75: sections are cut to a like length, and
   * a shorter one is mostly a bare mention (measured on `test/relevance`: 0.4 ranks worse).
   */
  b: 0.2,
  /** An occurrence that is whole words is what was asked for. */
  whole: 1,
  /** The beginning or end of a longer word (民政 in 民政局) is close to it. */
  part: 0.5,
  /** Pieces of several words, or the inside of one, are rarely meant, yet never left out. */
  across: 0.2,
  /** Another word for the term (民眾 for 群众) is found too, and was not typed. */
  alternative: 0.5,
  /** The words of a longer term count beside it, and less: they are in the hit already. */
  words: 0.3,
  /** A word in more sections than this tells them apart too little for what looking it up costs. */
  commonWord: 10_000,
  /** Most that standing side by side adds, as a share of what the terms are worth. */
  proximity: 0.5,
  /** Characters between the terms at which that bonus is halved: about a clause. */
  proximityHalf: 20,
} as const
