/** What we use of xmldom; its own types would bring those of browsers into the whole project. */
declare module '@xmldom/xmldom' {
  export interface XmlNode {
    readonly nodeType: number
    readonly nodeValue: string | null
    readonly firstChild: XmlNode | null
    readonly nextSibling: XmlNode | null
  }
  export interface XmlAttribute {
    readonly name: string
    readonly localName: string
    readonly value: string
  }
  export interface XmlElement extends XmlNode {
    readonly tagName: string
    readonly localName: string
    readonly namespaceURI: string | null
    readonly attributes: { readonly length: number; item(at: number): XmlAttribute | null }
  }
  export class DOMParser {
    constructor(options: { errorHandler: (level: string, message: string) => void })
    parseFromString(
      xml: string,
      mimeType: string,
    ): { readonly documentElement: XmlElement | null } | undefined
  }
}
