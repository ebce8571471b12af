import { Converter } from 'opencc-js'
import { random } from '../random.mjs'

const toTraditional = Converter({ from: 'cn', to: 't' })

/** What the query language, or a part of it, might be made of. */
const TOKENS = [
  ...[
    ' ',
    '　',
    '\n',
    '\t',
    '-',
    '－',
    '非 ',
    ' 或 ',
    ' OR ',
    '|',
    '｜',
    '(',
    ')',
    '（',
    '）',
    '()',
  ],
  ...[
    '"',
    '“',
    '”',
    '「',
    '」',
    "'",
    '《',
    '》',
    '*',
    '＊',
    '**',
    '~',
    '～',
    '~3',
    '~0',
    '~-1',
    '~99999999999',
  ],
  ...[
    ' NEAR/3 ',
    ' NEAR/ ',
    ' NEAR ',
    ' NEAR/999999 ',
    ' near/2 ',
    ' AND ',
    ' NOT ',
    '同句(',
    '同段（',
    '同句',
    '同段()',
  ],
  ...[
    'agency:',
    'agency：',
    'region:',
    'year:',
    'section:',
    'kind:',
    'title:',
    'heading:',
    'level:',
    'sort:',
    'sort=',
    'foo:',
    ':',
    '：',
  ],
  ...[
    '2013',
    '2013..2016',
    '..2016',
    '2013..',
    '9999..1',
    '430000',
    '110100',
    'fees',
    '年度报告',
    'newest',
  ],
  ...[
    '2013年',
    '二〇一三年',
    '二O一三',
    '2011年',
    '〔2012〕3号',
    '国办发',
    '文件',
    '檔案',
    '群众',
    '計畫',
    '的',
    '县',
    '公开',
  ],
  ...[
    '\ud800',
    '\udc00',
    '\u0000',
    '\u0301',
    '\u200b',
    '\u202e',
    '\ufeff',
    'ﷺ',
    '①',
    '〇',
    '㎡',
    '½',
    '𠀀',
    '👍',
    'İ',
  ],
  ...[
    '&amp;',
    '&#x4e00;',
    '發(fā)',
    '<b>',
    '%00',
    '\\',
    '/',
    '{',
    '}',
    '[',
    ']',
    '$',
    '^',
    '.*',
    '(?',
  ],
]

/** Makes queries of pieces of texts, operators and rubbish; the same for the same seed. */
export class FuzzedQueries {
  #texts
  #below

  constructor(texts, seed) {
    this.#texts = texts
    this.#below = random(seed)
  }

  /** A query, and options that may be wrong. */
  next() {
    return { text: this.#text(), options: this.#options() }
  }

  #text() {
    const length = [1, 3, 6, 12, 40][this.#below(5)]
    let text = ''
    for (let i = 1 + this.#below(length); i > 0; i--) text += this.#part()
    switch (this.#below(60)) {
      case 0:
        return text.repeat(2 + this.#below(60))
      case 1:
        return '('.repeat(this.#below(300)) + text
      case 2:
        return this.#piece(900 + this.#below(120))
      case 3:
        return `"${this.#pick(['公开', '的', '一', '政府信息'])}"`.repeat(1 + this.#below(33))
      case 4:
        return Array.from({ length: this.#below(40) }, () => this.#piece(1)).join(' ')
      default:
        return text
    }
  }

  #part() {
    switch (this.#below(10)) {
      case 0:
      case 1:
      case 2:
        return this.#piece(1 + this.#below(8))
      case 3:
        return toTraditional(this.#piece(1 + this.#below(8)))
      case 4:
        return String.fromCharCode(this.#below(0x10000))
      case 5:
        return String.fromCodePoint(this.#below(0x110000))
      default:
        return this.#pick(TOKENS)
    }
  }

  #piece(length) {
    const text = this.#pick(this.#texts)
    const at = this.#below(Math.max(1, text.length - length))
    return text.slice(at, at + length)
  }

  #options() {
    const options = {}
    const maybe = (name, ...values) => {
      if (this.#below(6) === 0) options[name] = this.#pick(values)
    }
    maybe('variants', true, false)
    maybe('script', 'any', 'exact')
    maybe('boundary', 'any', 'word')
    maybe('sort', 'relevance', 'newest', 'oldest')
    maybe('explain', true)
    maybe('page', 1, 2, 3, 100_000, 0, -1, 1.5)
    maybe('perPage', 1, 10, 50, 51, 0, Number.NaN)
    maybe('facets', ['agency', 'region', 'level', 'year', 'kind'], ['year'], [])
    maybe(
      'filters',
      { agency: ['民政局', this.#piece(3)] },
      { region: ['430000', this.#piece(2)], year: ['2013..2016'] },
      { year: [this.#pick(TOKENS)] },
      { level: ['county', this.#pick(TOKENS)] },
      { kind: ['年度报告'] },
    )
    return options
  }

  #pick(items) {
    return items[this.#below(items.length)]
  }
}
