import type { HeaderField } from '../../model/header-field.ts'
import { attribute, type Node } from './tree.ts'
import { walk } from './walk.ts'

export interface PageMeta {
  /** What the meta tags of government pages say, in order. */
  readonly stated: readonly HeaderField[]
  /** What the browser calls the page; null when it has no name. */
  readonly pageTitle: string | null
}

/** Names of meta tags in lower case, by what their content says. */
const FIELDS: ReadonlyMap<string, HeaderField['kind']> = new Map([
  ['articletitle', 'title'],
  ['pubdate', 'published'],
  ['publishdate', 'published'],
  ['contentsource', 'source'],
  ['columnname', 'other'],
  ['sitename', 'other'],
  ['url', 'url'],
])

/** Reads what a page says of itself beside its text. */
export function pageMeta(nodes: readonly Node[]): PageMeta {
  const stated: HeaderField[] = []
  let pageTitle: string | null = null
  let inTitle = false
  walk(nodes, {
    text: (value) => {
      if (inTitle) pageTitle = (pageTitle ?? '') + value
    },
    enter: (element) => {
      if (element.tagName === 'meta') {
        const label = attribute(element, 'name')?.trim() ?? ''
        const kind = FIELDS.get(label.toLowerCase())
        const value =
          attribute(element, 'content')
            ?.replace(/<[^<>]{0,200}>/g, '')
            .trim() ?? ''
        if (kind && value !== '') stated.push({ kind, label, value })
      }
      inTitle = element.tagName === 'title' && pageTitle === null
      return ['html', 'head', 'body', 'title'].includes(element.tagName)
    },
    leave: () => {
      inTitle = false
    },
  })
  return { stated, pageTitle }
}
