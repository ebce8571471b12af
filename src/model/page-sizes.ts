/** Hits on a page, unless told, and at most. */
export const PER_PAGE = { usual: 10, most: 50 } as const

/** Suggestions, unless told, and at most. */
export const SUGGESTIONS = { usual: 10, most: 50 } as const
