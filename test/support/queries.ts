import fc from 'fast-check'
import { hardText } from './texts.ts'

/** Operators, their parts, and what looks like them. */
const SIGNS = [
  ...[
    ' ',
    ' ',
    ' ',
    '\u3000',
    '\n',
    '(',
    ')',
    '（',
    '）',
    ' (',
    ') ',
    '-',
    '－',
    ' -',
    '--',
    '*',
    '＊',
  ],
  ...[
    ' OR ',
    ' 或 ',
    ' | ',
    '|',
    '非 ',
    ' 非 ',
    'OR',
    'NEAR/3',
    ' NEAR/3 ',
    ' 近/2 ',
    '~5',
    '～５',
    '"~2',
  ],
  ...[
    '"',
    '“',
    '”',
    '「',
    '」',
    "'",
    ' "',
    '" ',
    '《',
    '》',
    '〈',
    '〉',
    '〔2012〕',
    '(2012)',
    '26号',
    ' 第 7 号',
  ],
  ...[
    '同句(',
    ' 同段（',
    '令',
    '字第',
    'agency:',
    ' 机构：',
    'year:',
    '2013..2016',
    '级别:县',
    'level:',
    'title:',
  ],
  ...['heading:"', 'section:收费', 'sort=newest', ' 排序:', '&ldquo;', '&amp;', '(fā)', '發(fā)'],
  ...['政务', '公开', '收费', 'a', 'b', '5', '。', '、', '国务院', '国办发'],
]

/** What somebody might type who knows the operators, or does not, or means harm. */
export const saltedQuery: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...SIGNS) },
      { weight: 1, arbitrary: hardText(4) },
    ),
    { maxLength: 24 },
  )
  .map((parts) => parts.join(''))
