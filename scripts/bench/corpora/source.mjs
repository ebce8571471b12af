import { fileURLToPath } from 'node:url'

export const SEED = 20261122
/** Where the laws lie, beside the checkout. */
export const LAWS = fileURLToPath(new URL('../../../../shared/corpus', import.meta.url))
