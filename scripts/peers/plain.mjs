// What people reach for first, as its own documentation has it, over whole sections as they are. Each is
// made of sections `{ text }` in order, and answers by their ordinals:
// `all(query)` everything found, `top(query)` the first 20 with the total, `bytes()` what it takes when
// saved, null when it cannot be. Terms stand apart by spaces and are all required.
import { plainFlexSearch } from './plain-flexsearch.mjs'
import { plainMiniSearch } from './plain-minisearch.mjs'
import { plainSqlite } from './plain-sqlite.mjs'

/** By the name `--peers` knows them by. */
export const plainPeers = {
  flexsearch: plainFlexSearch,
  minisearch: plainMiniSearch,
  sqlite: plainSqlite,
}
