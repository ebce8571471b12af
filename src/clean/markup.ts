import { type Edit, editsOf, type Repair } from './repair.ts'

/** Longer than this, what stands between `<!--` and `-->` is taken for text, not for a comment. */
const LONGEST_COMMENT = 20_000

const BLOCKS =
  'p|div|br|tr|li|ul|ol|table|tbody|thead|tfoot|h[1-6]|hr|center|section|article|blockquote|dl|dt|dd|form|title|head|body|html'
const CELLS = 'td|th'
const INLINES =
  'span|font|b|strong|i|em|u|s|a|img|sup|sub|small|big|input|label|button|select|option|iframe|meta|link|col|colgroup|caption|map|area|object|embed|param|center|nobr|wbr|xml|[ovw]:\\w{1,20}|st1:\\w{1,20}'
const TAG = new RegExp(`<(/?)(?:(${BLOCKS})|(${CELLS})|(?:${INLINES}))(?=[\\s/>])[^<>]*>`, 'gi')
const ATTRIBUTE =
  '(?:align|valign|style|class|width|height|lang|href|src|face|size|color|border|cellpadding|cellspacing|bgcolor|colspan|rowspan|target)'
/** What is left of a tag whose beginning was lost: `align="center">`. */
const TAG_END = new RegExp(`(?:\\b${ATTRIBUTE}="[^"<>\\n]{0,300}"\\s{0,9}){1,12}/?>`, 'gi')
const WORD_CONDITION = /<?!?\[(?:if [!\w .()&|]{1,40}|endif)\](?:--)?>?/gi

const ORPHAN = /^[^\S\n\r\u2028\u2029]*-->|-->[^\S\n\r\u2028\u2029]*$/gm
const SCRIPT = /<(script|style)\b[^<>]*>[^<]{0,20000}<\/\1>/gi

/** Comments, Word's conditional comments, and the ends of comments that lost their begin. */
export const comments: readonly Repair[] = [
  { kind: 'comment', edits: commentsIn },
  {
    kind: 'comment',
    edits: (text) => (text.includes('[') ? editsOf(text, WORD_CONDITION, () => '') : []),
  },
  {
    kind: 'comment',
    edits: (text) => (text.includes('-->') ? editsOf(text, ORPHAN, () => '') : []),
  },
]

/** HTML tags left in the text: a block's edge is a line end, a cell's edge a tab. */
export const tags: readonly Repair[] = [
  tag(SCRIPT, () => '\n'),
  tag(TAG, ([, , block, cell]) => (block ? '\n' : cell ? '\t' : '')),
  tag(TAG_END, () => ''),
]

function tag(pattern: RegExp, mend: (match: RegExpExecArray) => string): Repair {
  return {
    kind: 'tag',
    edits: (text) => (text.includes('>') ? editsOf(text, pattern, mend) : []),
  }
}

/** A text that was a JavaScript string: \" and \/ are quotes and slashes, \n a line end. */
export const escapes: Repair = {
  kind: 'escape',
  edits: (text) => {
    if (!text.includes('\\') || !/\\["']|<\\\//.test(text)) return []
    // Such a string has many quotes and no line ends of its own; a path beside one quote has not.
    const quotes = text.match(/\\["']/g)?.length ?? 0
    const ends = text.trim().match(/\n/g)?.length ?? 0
    const inString = quotes >= 3 && ends <= quotes / 4
    return editsOf(text, inString ? IN_STRING : ESCAPED, ([, character]) => character ?? '\n')
  },
}

const ESCAPED = /(?<!\\)\\+(["'/])/g
const IN_STRING = /(?<!\\)\\+(["'/])|\\[nrt](?![A-Za-z])/g

/** Linear: the next `-->` is looked for once, not again from every `<!--`. */
function commentsIn(text: string): Edit[] {
  const edits: Edit[] = []
  let from = 0
  let end = -1
  for (let start = text.indexOf('<!--'); start >= 0; start = text.indexOf('<!--', from)) {
    if (end < start + 4 && end !== text.length) {
      end = text.indexOf('-->', start + 4)
      if (end < 0) end = text.length
    }
    const body = end - start - 4
    const hidden =
      end < text.length && body <= LONGEST_COMMENT && !text.slice(start, end).includes('。')
    from = hidden ? end + 3 : start + 4
    edits.push({ start, end: from, text: '', counted: true })
  }
  return edits
}
