/**
 * Whether this is compiled code: threads cannot load TypeScript on every Node we run on, so that
 * from sources everything is done in the one thread there is.
 */
export const hasThreads = !import.meta.url.endsWith('.ts')
