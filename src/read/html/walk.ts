import { type Element, isElement, type Node } from './tree.ts'

export interface Visitor {
  readonly text: (value: string) => void
  /** False: nothing of the element is visited, and it is not left. */
  readonly enter: (element: Element) => boolean
  readonly leave: (element: Element) => void
}

/** Visits nodes in the order of the page, without recursion: a page may nest as it likes. */
export function walk(nodes: readonly Node[], { text, enter, leave }: Visitor): void {
  const open: { readonly element: Element | null; readonly nodes: readonly Node[]; at: number }[] =
    [{ element: null, nodes, at: 0 }]
  for (let top = open.at(-1); top; top = open.at(-1)) {
    const node = top.nodes[top.at]
    top.at += 1
    if (!node) {
      if (top.element) leave(top.element)
      open.pop()
    } else if (isElement(node)) {
      if (enter(node)) open.push({ element: node, nodes: node.childNodes, at: 0 })
    } else if (node.nodeName === '#text' && 'value' in node) {
      text(node.value)
    }
  }
}
