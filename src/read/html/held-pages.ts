import { attribute, type Element, isElement, type Node, parseHtml } from './tree.ts'
import { walk } from './walk.ts'

/** Pages that a page shows or holds, and that are not its own elements. */
export interface HeldPages {
  /** What its scripts say, in order. */
  readonly scripts: readonly string[]
  /** HTML that is kept for scripts to show: templates, hidden fields of editors. */
  readonly kept: readonly string[]
  /** Addresses of what it shows in frames. */
  readonly frames: readonly string[]
  readonly hasFrameset: boolean
}

const MOST_FRAMES = 50

/** What stands in a page beside its text. */
export function heldPages(nodes: readonly Node[]): HeldPages {
  const scripts: string[] = []
  const frames: string[] = []
  let hasFrameset = false
  const kept: string[] = []
  let into: string[] | null = null
  walk(nodes, {
    text: (value) => {
      into?.push(value)
    },
    enter: (element) => {
      const { tagName } = element
      if (tagName === 'frameset') hasFrameset = true
      if (['frame', 'iframe', 'embed', 'object'].includes(tagName)) {
        const address = attribute(element, tagName === 'object' ? 'data' : 'src')?.trim() ?? ''
        if (address !== '' && frames.length < MOST_FRAMES) frames.push(address)
      }
      into =
        tagName === 'textarea' || isTemplate(element) ? kept : tagName === 'script' ? scripts : null
      return true
    },
    leave: () => {
      into = null
    },
  })
  return { scripts, kept, frames, hasFrameset }
}

/** `<script type="text/template">`: HTML that is no script. */
function isTemplate(element: Element): boolean {
  const type = attribute(element, 'type')
  return element.tagName === 'script' && type !== null && /html|template|handlebars/i.test(type)
}

/** Puts the page of each `<iframe srcdoc>` where the frame stands, as a browser shows it. */
export function openInnerPages(path: string, nodes: readonly Node[]): void {
  const frames: Element[] = []
  walk(nodes, {
    text: () => {},
    enter: (element) => {
      if (element.tagName === 'iframe' && frames.length < MOST_FRAMES) frames.push(element)
      return true
    },
    leave: () => {},
  })
  for (const frame of frames) {
    const inner = attribute(frame, 'srcdoc')
    if (inner === null) continue
    frame.tagName = 'div'
    frame.childNodes = [...parseHtml(path, inner)]
    for (const node of frame.childNodes) if (isElement(node)) node.parentNode = frame
  }
}
