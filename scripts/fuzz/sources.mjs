// Files nobody would write on purpose: damaged reports, trees of tags, damaged PDFs and Word documents.
import { gzipSync } from 'node:zlib'
import { random } from '../random.mjs'
import { wholeDocxParts, wholePdfs, zipped } from './documents.mjs'

export const KINDS = ['bytes', 'html', 'pdf', 'docx']

const NAMES = [
  ...['a.txt', 'a.html', 'a.md', 'a.doc', 'a.jsonl', 'a.json', 'a.txt.gz', 'a.htm', 'a.pdf'],
  ...['a.docx', 'a'],
]
const TAGS = [
  ...['html', 'head', 'body', 'div', 'p', 'span', 'b', 'a', 'table', 'tr', 'td', 'th', 'tbody'],
  ...['ul', 'ol', 'li', 'h1', 'h3', 'br', 'hr', 'img', 'script', 'style', 'title', 'meta', 'form'],
  ...['select', 'option', 'input', 'svg', 'math', 'template', 'iframe', 'font', 'center', 'frame'],
  ...['textarea', 'noscript', 'dl', 'dt', 'pre', 'colgroup', 'caption', 'nobr', 'foreignObject'],
]
const ATTRIBUTES = [
  ...['class="nav"', 'class=content', 'style="display:none"', 'colspan=3', 'rowspan="99999"'],
  ...['href="/a.html"', 'id=x', 'hidden', 'name="ArticleTitle" content="年度报告"', 'colspan=-1'],
  ...['http-equiv=content-type content="text/html; charset=gb2312"', '=', '"', 'start="7"'],
]
const WORDS = [
  ...[
    '岚江省汐山县水利局',
    '2013年政府信息公开年度报告',
    '一、概述',
    '（二）收费情况',
    '1.',
    '水价',
  ],
  ...[
    '主动公开信息12条',
    '。',
    '，',
    '\n',
    '\t',
    ' ',
    '&nbsp;',
    '&#x4e00;',
    '&#99999999;',
    '<',
    '&',
  ],
  ...[
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
    '\0',
    '\ud800',
    '發(fā)布',
    '二〇一三年',
    '申請',
    '|',
    '\u3000',
  ],
  ...['索引号：', '发布日期：2014-03-28', '"', "'", '\\u6c34', '\\n', '12.5%', '�'],
]

export class FuzzedSources {
  #kind
  #samples
  #below

  /**
   * @param {'bytes' | 'html' | 'pdf' | 'docx'} kind
   * @param {number} seed the same seed makes the same files.
   * @param {readonly Uint8Array[]} samples whole files to damage, for `bytes`.
   */
  constructor(kind, seed, samples = []) {
    this.#kind = kind
    this.#below = random(seed)
    if (kind === 'pdf') this.#samples = wholePdfs()
    else this.#samples = samples
  }

  /** @returns {Promise<{ name: string, bytes: Uint8Array }>} */
  async next() {
    if (this.#kind === 'html') return { name: 'a.html', bytes: Buffer.from(this.#page()) }
    if (this.#kind === 'pdf') return { name: 'a.pdf', bytes: this.#damaged(this.#numbers()) }
    if (this.#kind === 'docx') return { name: 'a.docx', bytes: await this.#docx() }
    const name = this.#one(NAMES)
    const damaged = this.#damaged(this.#recoded(this.#one(this.#samples)))
    // What is no text in any encoding gets no further than that.
    const bytes = this.#below(3) > 0 ? Buffer.from(damaged.toString('utf8')) : damaged
    const packed = name.endsWith('.gz') && this.#below(2) === 0
    return { name, bytes: packed ? gzipSync(bytes) : bytes }
  }

  #one(list) {
    return list[this.#below(list.length)]
  }

  /** Some of a report in another encoding than the rest. */
  #recoded(bytes) {
    const choice = this.#below(6)
    if (choice > 1) return bytes
    const text = Buffer.from(bytes).toString('utf8')
    const from = this.#below(text.length)
    const to = from + this.#below(text.length - from + 1)
    const encoding = choice === 0 ? 'utf16le' : 'latin1'
    const parts = [text.slice(0, from), text.slice(from, to), text.slice(to)]
    return Buffer.concat(parts.map((part, at) => Buffer.from(part, at === 1 ? encoding : 'utf8')))
  }

  #damaged(whole) {
    let bytes = Buffer.from(whole)
    for (let times = 1 + this.#below(4); times > 0; times--) bytes = this.#damagedOnce(bytes)
    return bytes
  }

  #damagedOnce(bytes) {
    const at = this.#below(bytes.length + 1)
    const to = at + this.#below(Math.min(2000, bytes.length - at) + 1)
    switch (this.#below(7)) {
      case 0: {
        for (let flips = 1 + this.#below(20); flips > 0 && bytes.length > 0; flips--) {
          bytes[this.#below(bytes.length)] ^= 1 << this.#below(8)
        }
        return bytes
      }
      case 1:
        return bytes.subarray(0, at)
      case 2:
        return Buffer.concat([bytes.subarray(0, at), bytes.subarray(to)])
      case 3: {
        const piece = bytes.subarray(at, to)
        const times = 1 + this.#below(20)
        const repeated = Array.from({ length: times }, () => piece)
        return Buffer.concat([bytes.subarray(0, to), ...repeated, bytes.subarray(to)])
      }
      case 4: {
        const noise = Uint8Array.from({ length: this.#below(60) }, () => this.#below(256))
        return Buffer.concat([bytes.subarray(0, at), noise, bytes.subarray(at)])
      }
      case 5: {
        const words = Array.from({ length: 1 + this.#below(30) }, () => this.#one(WORDS)).join('')
        return Buffer.concat([bytes.subarray(0, at), Buffer.from(words), bytes.subarray(at)])
      }
      default: {
        const other = this.#samples.length > 0 ? this.#one(this.#samples) : bytes
        const start = this.#below(other.length)
        return Buffer.concat([bytes.subarray(0, at), other.subarray(start, start + to - at)])
      }
    }
  }

  /** A PDF whose numbers may be others: lengths, places, counts, references. */
  #numbers() {
    const whole = this.#one(this.#samples)
    if (this.#below(2) === 0) return whole
    const text = Buffer.from(whole).toString('latin1')
    const changed = text.replace(/\d{1,10}/g, (number) =>
      this.#below(40) === 0
        ? this.#one(['0', '-1', '1', '2', '7', '99999999999', '65535', String(Number(number) + 1)])
        : number,
    )
    return Buffer.from(changed, 'latin1')
  }

  /** Half of them whole zip files with damaged parts, so that more than the zip reader is met. */
  async #docx() {
    const parts = wholeDocxParts()
    if (this.#below(2) === 0) return this.#damaged(await zipped(parts))
    const name = this.#one([...parts.keys(), 'word/document.xml', 'word/document.xml'])
    const xml = String(parts.get(name))
    if (this.#below(2) === 0) parts.set(name, this.#damaged(Buffer.from(xml)))
    else parts.set(name, this.#moved(xml))
    return zipped(parts)
  }

  /** Tags in other places, twice, or gone. */
  #moved(xml) {
    const pieces = xml.split(/(?=<)/)
    for (let times = 1 + this.#below(6); times > 0; times--) {
      const [piece] = pieces.splice(this.#below(pieces.length), this.#below(2))
      pieces.splice(this.#below(pieces.length), 0, piece ?? this.#one(pieces))
    }
    return pieces.join('')
  }

  #page() {
    let html = this.#below(3) === 0 ? '<!doctype html><meta charset="utf-8">' : ''
    const open = []
    for (let left = this.#below(300); left > 0; left--) {
      const choice = this.#below(8)
      if (choice < 3) {
        const tag = this.#one(TAGS)
        const attributes = Array.from({ length: this.#below(3) }, () => this.#one(ATTRIBUTES))
        html += `<${[tag, ...attributes].join(' ')}>`
        open.push(tag)
      } else if (choice < 5 && open.length > 0) {
        // Not always the last one that is open.
        const [tag] = open.splice(open.length - 1 - this.#below(Math.min(3, open.length)), 1)
        html += `</${tag}>`
      } else html += this.#one(WORDS).repeat(this.#below(12) === 0 ? 1 + this.#below(40) : 1)
    }
    return html
  }
}
