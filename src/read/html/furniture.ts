import { BLOCKS, BOX_WORDS, FRAME_ROLES, FRAMES, TEXTS } from './elements.ts'
import { attribute, type Element } from './tree.ts'
import type { Weight } from './weights.ts'

const HIDDEN = /(?:^|;)\s{0,9}(?:display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden)\b/i
/** Text of this length with this many sentences is somebody's, whatever its box is called. */
const LONG = 150
const SENTENCES = 3
/** A list of links is at least this many, and this share of its characters. */
const LINKS = 3
const LINKED = 0.7

/**
 * Whether an element is a box around the text: by what it is, by what it is called, or because it is
 * nothing but links. Whatever holds half of the page's words is the page itself, and never is.
 */
export function isFurniture(element: Element, weight: Weight, page: Weight): boolean {
  if (element.tagName === 'html' || element.tagName === 'body') return false
  if (weight.words * 2 > page.words) return false
  if (isLinkList(element, weight) || isHidden(element)) return true
  if (weight.words >= LONG && weight.stops >= SENTENCES) return false
  return isFrame(element, weight) || isCalledBox(element)
}

function isLinkList(element: Element, { words, linked, links, stops }: Weight): boolean {
  if (!BLOCKS.has(element.tagName) && element.tagName !== 'td') return false
  return links >= LINKS && stops === 0 && linked >= (words + linked) * LINKED
}

function isHidden(element: Element): boolean {
  const style = attribute(element, 'style')
  return attribute(element, 'hidden') !== null || (style !== null && HIDDEN.test(style))
}

function isFrame(element: Element, { links }: Weight): boolean {
  const { tagName } = element
  if (FRAME_ROLES.has(attribute(element, 'role')?.toLowerCase() ?? '')) return true
  // The header or footer of a text may hold its title or its signature; that of a site holds links.
  if (tagName === 'header') return links >= 2 && !isInText(element)
  if (tagName === 'footer' && isInText(element)) return links >= 2
  return FRAMES.has(tagName)
}

function isInText(element: Element): boolean {
  let above = element.parentNode
  while (above && 'parentNode' in above) {
    if (TEXTS.has(above.tagName)) return true
    above = above.parentNode
  }
  return false
}

/** `class="bdshare-box"`, `id="sideBar"`: one of its words is the name of a box. */
function isCalledBox(element: Element): boolean {
  const called = `${attribute(element, 'class') ?? ''} ${attribute(element, 'id') ?? ''}`
  if (called === ' ' || called.length > 400) return false
  return called
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .some((word) => BOX_WORDS.has(word))
}
