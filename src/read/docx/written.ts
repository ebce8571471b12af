import type { XmlElement } from './xml.ts'

/** Attributes that are read further on, but for names of spaces. */
const READ = new Set('val id type font char'.split(' '))

/** A part of a document that is written again, as XML. */
export class Written {
  readonly #out: string[] = []
  readonly #namespace: string

  /** @param namespace of what is added. */
  constructor(namespace: string | null) {
    this.#namespace = `xmlns:bs="${escaped(namespace ?? '')}"`
  }

  words(words: string): void {
    this.#out.push(escaped(words))
  }

  open(element: XmlElement): void {
    this.#out.push(`<${element.tagName}${attributesOf(element)}>`)
  }

  close(element: XmlElement): void {
    this.#out.push(`</${element.tagName}>`)
  }

  /** Words in a run of their own. */
  run(words: string): void {
    const text = `<bs:t xml:space="preserve">${escaped(words)}</bs:t>`
    this.#out.push(`<bs:r ${this.#namespace}>${text}</bs:r>`)
  }

  /** An element with nothing in it. */
  single(name: string): void {
    this.#out.push(`<bs:${name} ${this.#namespace}/>`)
  }

  /** What `inner` writes stands in an element of its own. */
  around(name: string, inner: () => void): void {
    this.#out.push(`<bs:${name} ${this.#namespace}>`)
    inner()
    this.#out.push(`</bs:${name}>`)
  }

  /** An empty cell that covers so many columns of a table. */
  emptyCell(span: number): void {
    const width = `<bs:tcPr><bs:gridSpan bs:val="${span}"/></bs:tcPr>`
    this.#out.push(`<bs:tc ${this.#namespace}>${width}<bs:p/></bs:tc>`)
  }

  toString(): string {
    return this.#out.join('')
  }
}

function attributesOf({ attributes }: XmlElement): string {
  let written = ''
  for (let at = 0; at < attributes.length; at += 1) {
    const attribute = attributes.item(at)
    if (attribute && (READ.has(attribute.localName) || attribute.name.startsWith('xmlns')))
      written += ` ${attribute.name}="${escaped(attribute.value)}"`
  }
  return written
}

/** Control characters that XML has no place for are dropped: they are no text. */
function escaped(words: string): string {
  return words
    .replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
