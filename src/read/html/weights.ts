import { UNSEEN } from './elements.ts'
import { attribute, type Element, type Node } from './tree.ts'
import { walk } from './walk.ts'

/** How much of what stands in an element, all below it included. */
export interface Weight {
  /** Characters outside links to other pages, white space aside. */
  words: number
  /** Characters inside such links, and how many links. */
  linked: number
  links: number
  /** Ends of sentences, wherever they stand. */
  stops: number
  tables: number
}

const FILE = /\.(?:docx?|xlsx?|pptx?|pdf|wps|et|ofd|rar|zip|txt|jpe?g|png)(?:[?#]|$)/i

/** The weights of all elements, and of the whole page under `null`. */
export function weigh(nodes: readonly Node[]): ReadonlyMap<Element | null, Weight> {
  const weights = new Map<Element | null, Weight>()
  const page = nothing()
  const open: Weight[] = [page]
  let inLink = 0
  walk(nodes, {
    text: (value) => {
      const top = open.at(-1) ?? page
      let length = 0
      for (let at = 0; at < value.length; at += 1) {
        const code = value.charCodeAt(at)
        if (code > 0x20 && code !== 0xa0 && code !== 0x3000) length += 1
        if (isStop(code)) top.stops += 1
      }
      if (inLink > 0) top.linked += length
      else top.words += length
    },
    enter: (element) => {
      if (isUnseen(element)) return false
      const weight = nothing()
      if (element.tagName === 'table') weight.tables = 1
      if (leadsAway(element)) {
        inLink += 1
        weight.links = 1
      }
      open.push(weight)
      weights.set(element, weight)
      return true
    },
    leave: (element) => {
      if (leadsAway(element)) inLink -= 1
      const weight = open.pop()
      const above = open.at(-1)
      if (!weight || !above) return
      for (const key of ['words', 'linked', 'links', 'stops', 'tables'] as const) {
        above[key] += weight[key]
      }
    },
  })
  return weights.set(null, page)
}

/** 。！？； */
function isStop(code: number): boolean {
  if (code < 0xff01) return code === 0x3002
  return code === 0xff01 || code === 0xff1f || code === 0xff1b
}

/** Scripts and the like; `head` holds no text, whatever stands in it. */
export function isUnseen(element: Element): boolean {
  return UNSEEN.has(element.tagName)
}

/** A link to another page; one to a place in this page or to an attached file is part of the text. */
function leadsAway(element: Element): boolean {
  if (element.tagName !== 'a') return false
  const target = attribute(element, 'href')?.trim() ?? ''
  return target !== '' && !target.startsWith('#') && !FILE.test(target)
}

function nothing(): Weight {
  return { words: 0, linked: 0, links: 0, stops: 0, tables: 0 }
}
