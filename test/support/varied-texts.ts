import fc from 'fast-check'
import { Converter } from 'opencc-js'
import { hardText } from './texts.ts'

const toSimplified = Converter({ from: 't', to: 'cn' })
const toTraditional = Converter({ from: 'cn', to: 't' })

/** Phrases with other scripts, spellings, words and years beside them. */
const PHRASES = [
  ...[
    '政务公开',
    '計畫效益',
    '规划计划',
    '答覆瞭解',
    '着手顯著',
    '公共關係',
    '後面裏里',
    '臺灣台湾',
  ],
  ...['2013年', '二〇一三年', '二○一三年', '2011年', '二一一年', '门户网站', '檔案馆', '人民群眾'],
  ...[
    '民政局',
    '人民政府',
    '“三公”经费',
    '５Ｇ基站',
    '22,000元',
    '99.9%',
    '〔2012〕3号',
    '《条例》',
  ],
  ...['。', '；', '，', '、', '\n', '\t', '……', '！', '?', ' ', '　'],
] as const

/** Ways in which copies of a phrase differ without saying anything else. */
const COPIES: readonly ((text: string) => string)[] = [
  (text) => text,
  toSimplified,
  toTraditional,
  (text) => text.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)),
  (text) => [...text].join('　'),
  (text) => [...text].join('\u0301'),
  (text) => [...text].join('\u200b'),
  (text) => text.normalize('NFKD'),
  (text) => text.toUpperCase(),
]

/** Texts of phrases in any script and width with what is hard between them. */
export const variedText = (maxLength = 12): fc.Arbitrary<string> =>
  fc
    .array(
      fc.oneof(
        { weight: 3, arbitrary: phrase() },
        { weight: 1, arbitrary: hardText(6) },
        { weight: 1, arbitrary: fc.constantFrom('①', '〇', 'ﷺ', '㎡', '𠀀', '\ud800', '\udc00') },
      ),
      { maxLength },
    )
    .map((pieces) => pieces.join(''))

function phrase(): fc.Arbitrary<string> {
  return fc
    .tuple(fc.constantFrom(...PHRASES), fc.constantFrom(...COPIES))
    .map(([text, copy]) => copy(text))
}

/** A text and two places in it, in order. */
export const cutText = (): fc.Arbitrary<{
  readonly text: string
  readonly from: number
  readonly to: number
}> =>
  fc.tuple(variedText(), fc.nat(), fc.nat(11)).map(([text, a, length]) => {
    const from = a % (text.length + 1)
    return { text, from, to: Math.min(text.length, from + 1 + length) }
  })
