import { createRequire } from 'node:module'

type Library = typeof import('pinyin-pro')

let library: Library | undefined

/** How characters are read. Loaded when it is first asked for, in 0.05 s: few reports and queries take it. */
export function pinyinLibrary(): Library {
  library ??= createRequire(import.meta.url)('pinyin-pro') as Library
  return library
}
