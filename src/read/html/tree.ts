import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse } from 'parse5'
import { SourceError } from '../../errors.ts'

export type Node = DefaultTreeAdapterTypes.ChildNode
export type Element = DefaultTreeAdapterTypes.Element
type Parent = DefaultTreeAdapterTypes.ParentNode

/** Browsers stop nesting there too; pages of reports nest some thirty deep. */
const DEEPEST = 512
/** The longest work report has some 20,000. */
const MOST_ELEMENTS = 500_000
/** What may part attributes, in one tag; each new attribute is compared with all before it. */
const MOST_IN_TAG = 20_000
/** Pictures inside the page: never text, and most of the bytes of some saved pages. */
const INLINE_DATA = /(["'(])data:[\w./+-]{0,80}(?:;[\w=-]{1,40}){0,4},(?=[A-Za-z\d+/=%]{200})/g
const DATA = /[A-Za-z\d+/=%]{1,10000}/y
/** Rows and cells without their table lose their edges when they are parsed. */
const LOOSE_ROWS = /^\s{0,1000}<(?:tr|td|th|tbody|thead)\b/i

/**
 * The tree of a page or a fragment, as browsers build it from whatever tags there are.
 *
 * @throws SourceError when it nests deeper, or holds more, than any page: the work is bounded.
 */
export function parseHtml(path: string, html: string): readonly Node[] {
  const page = html.includes('data:') ? withoutInlineData(html) : html
  if (hasEndlessTag(page)) throw refusal(path, `has a tag of more than ${MOST_IN_TAG} parts`)
  let depth = 0
  let elements = 0
  const treeAdapter: typeof defaultTreeAdapter = {
    ...defaultTreeAdapter,
    createElement: (...given) => {
      if (++elements > MOST_ELEMENTS) {
        throw refusal(path, `has more than ${MOST_ELEMENTS.toLocaleString('en')} elements`)
      }
      return defaultTreeAdapter.createElement(...given)
    },
    onItemPush: () => {
      if (++depth > DEEPEST) throw refusal(path, `nests deeper than ${DEEPEST} elements`)
    },
    onItemPop: () => {
      depth -= 1
    },
    // What is put before a node, or moved, stands at the end: the parts before it are many.
    insertBefore: (parent, node, before) => {
      parent.childNodes.splice(parent.childNodes.lastIndexOf(before), 0, node)
      node.parentNode = parent
    },
    detachNode: (node) => {
      if (!node.parentNode) return
      node.parentNode.childNodes.splice(node.parentNode.childNodes.lastIndexOf(node), 1)
      node.parentNode = null
    },
    insertTextBefore: (parent, text, before) => {
      const at = parent.childNodes.lastIndexOf(before)
      const last = parent.childNodes[at - 1]
      if (last && defaultTreeAdapter.isTextNode(last)) last.value += text
      else parent.childNodes.splice(at, 0, textNode(parent, text))
    },
  }
  const whole = LOOSE_ROWS.test(page) ? `<table>${page}` : page
  return parse(whole, { treeAdapter, scriptingEnabled: false }).childNodes
}

/** Picture by picture: one pattern for all of it has no room for one of 10 MB. */
function withoutInlineData(html: string): string {
  let kept = ''
  let from = 0
  for (const found of html.matchAll(INLINE_DATA)) {
    if (found.index < from) continue
    kept += html.slice(from, found.index) + found[1]
    from = found.index + found[0].length
    DATA.lastIndex = from
    while (DATA.test(html)) from = DATA.lastIndex
  }
  return kept + html.slice(from)
}

export function isElement(node: Node): node is Element {
  return 'tagName' in node
}

export function attribute(element: Element, name: string): string | null {
  if (element.attrs.length === 0) return null
  return element.attrs.find((one) => one.name === name)?.value ?? null
}

function textNode(parentNode: Parent, value: string): DefaultTreeAdapterTypes.TextNode {
  return { nodeName: '#text', value, parentNode } as DefaultTreeAdapterTypes.TextNode
}

function hasEndlessTag(html: string): boolean {
  for (let start = html.indexOf('<'); start >= 0; start = html.indexOf('<', start)) {
    const found = html.indexOf('>', start)
    const end = found < 0 ? html.length : found
    if (end - start > MOST_IN_TAG && partsIn(html, start, end) > MOST_IN_TAG) return true
    start = end
  }
  return false
}

function partsIn(html: string, start: number, end: number): number {
  let parts = 0
  for (let at = start; at < end; at += 1) if (isParting(html.charCodeAt(at))) parts += 1
  return parts
}

/** White space, slashes and quotes: an attribute may begin behind each of them. */
function isParting(code: number): boolean {
  return code <= 0x20 || code === 0x2f || code === 0x22 || code === 0x27
}

function refusal(path: string, reason: string): SourceError {
  return new SourceError(path, reason, 'Save the text of the page as a .txt file.')
}
