import { DOMParser, type XmlElement, type XmlNode } from '@xmldom/xmldom'
import { SourceError } from '../../errors.ts'

export type { XmlElement }

/** Elements of a part; a report of a hundred pages has some 50,000. A million would take a gigabyte. */
const MOST_ELEMENTS = 200_000
/** Word knows a few hundred; the parser looks for the end of each new one through the whole part. */
const MOST_NAMES = 2_000
/** Each attribute of a tag is compared with all before it. */
const MOST_ATTRIBUTES = 5_000
const ELEMENT = 1
const TEXT = 3
const CDATA = 4

/**
 * The root of a part of a document.
 *
 * @throws SourceError when it is no XML, or more than any document holds: the work is bounded.
 */
export function parseXml(path: string, part: string, bytes: Uint8Array): XmlElement {
  const xml = new TextDecoder(isUtf16(bytes) ? 'utf-16le' : 'utf-8').decode(bytes)
  const fault = faultOf(xml)
  if (fault !== null) throw unusable(path, part, fault)
  let root: XmlElement | null | undefined
  try {
    const stop = (_level: string, message: string): never => {
      throw new Error(message)
    }
    root = new DOMParser({ errorHandler: stop }).parseFromString(xml, 'text/xml')?.documentElement
  } catch (cause) {
    throw unusable(path, part, 'is no XML', cause)
  }
  if (!root) throw unusable(path, part, 'is no XML')
  return root
}

/** The children that are elements, in order. */
export function* elementsOf(parent: XmlElement): Generator<XmlElement> {
  for (let node = parent.firstChild; node; node = node.nextSibling) {
    if (isElement(node)) yield node
  }
}

/** The first child element of a name, whatever its prefix; null when there is none. */
export function childOf(parent: XmlElement | null, name: string): XmlElement | null {
  if (!parent) return null
  for (const element of elementsOf(parent)) if (element.localName === name) return element
  return null
}

/** The child at the end of a path of names. */
export function below(parent: XmlElement, ...names: readonly string[]): XmlElement | null {
  return names.reduce<XmlElement | null>((element, name) => childOf(element, name), parent)
}

/** An attribute by its name, whatever its prefix. */
export function attributeOf(element: XmlElement | null, name = 'val'): string | null {
  if (!element) return null
  for (let at = 0; at < element.attributes.length; at += 1) {
    const attribute = element.attributes.item(at)
    if (attribute?.localName === name) return attribute.value
  }
  return null
}

/** `<w:vanish/>` and `<w:vanish w:val="1"/>`, not `<w:vanish w:val="0"/>`. */
export function isOn(element: XmlElement | null): boolean {
  return element !== null && !/^(?:0|false|off)$/.test(attributeOf(element) ?? '1')
}

export function isElement(node: XmlNode): node is XmlElement {
  return node.nodeType === ELEMENT
}

/** The words of a text node; null for comments and the like. */
export function wordsOf(node: XmlNode): string | null {
  return node.nodeType === TEXT || node.nodeType === CDATA ? (node.nodeValue ?? '') : null
}

/** @throws SourceError always of the same form. */
export function unusable(path: string, part: string, fault: string, cause?: unknown): SourceError {
  return new SourceError(
    path,
    `is a damaged Word document: its part ${part} ${fault}`,
    'Open it in Word and save it again, or save its text as a .txt file.',
    { cause },
  )
}

function isUtf16(bytes: Uint8Array): boolean {
  return bytes[0] === 0xff && bytes[1] === 0xfe
}

function faultOf(xml: string): string | null {
  if (/<!DOCTYPE/i.test(xml)) return 'declares a document type'
  const names = new Set<string>()
  let elements = 0
  const tag = /<([^\s/>!?<]{1,200})([^<>]*)/g
  for (let found = tag.exec(xml); found; found = tag.exec(xml)) {
    names.add(found[1] ?? '')
    if (++elements > MOST_ELEMENTS)
      return `has more than ${MOST_ELEMENTS.toLocaleString('en')} elements`
    if (names.size > MOST_NAMES) return `has more than ${MOST_NAMES} kinds of elements`
    const attributes = found[2] ?? ''
    if (attributes.length > MOST_ATTRIBUTES && countOf(attributes, '=') > MOST_ATTRIBUTES) {
      return `has an element of more than ${MOST_ATTRIBUTES} attributes`
    }
  }
  return null
}

function countOf(text: string, mark: string): number {
  let count = 0
  for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) count += 1
  return count
}
