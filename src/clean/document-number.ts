import type { EvidenceSource } from '../model/report.ts'
import type { TextEvidence } from './evidence.ts'

interface Stated {
  readonly value: string
  readonly evidence: EvidenceSource
}

const GAP = '[\\s\\u00a0\\u3000]{0,4}'
const ORDINAL = `${GAP}(?:第${GAP})?\\d{1,12}${GAP}[号號]`
/** 岚政办发〔2014〕12号, with brackets of every kind. */
const BRACKETED = `[\\p{Script=Han}A-Za-z]{1,20}${GAP}[〔[［(（﹝【〖]${GAP}(?:19|20)\\d{2}${GAP}[〕\\]］)）﹞】〗]${ORDINAL}`
/** 国务院令第706号, 華總一義字第 8900028440 號, 公告 2014年第3号. */
const ORDERED = `\\p{Script=Han}{1,20}(?:[令字]${GAP}第|${GAP}(?:19|20)\\d{2}年第)${GAP}[\\d〇一二三四五六七八九十百]{1,12}${GAP}[号號]`
const LINE = new RegExp(
  `^[(（]?(?:(?:发文字号|發文字號|文号|文號)${GAP}[:：]${GAP})?((?:${BRACKETED})|(?:${ORDERED}))[)）]?$`,
  'u',
)
const IN_TITLE = new RegExp(`[(（]((?:${BRACKETED})|(?:${ORDERED}))[)）]$`, 'u')
const LONGEST = 60
/** A number stands on one of these lines below the title, or nowhere. */
const LINES = 3

/**
 * Numbers (文号) the report gives as its own: in its header, behind its title, on a line of its own
 * below the title, in this order. A number in running text is of a document it cites.
 */
export function documentNumbers({ title, header, body }: TextEvidence): readonly Stated[] {
  const found: Stated[] = []
  for (const { kind, value } of header) {
    const number = value.trim()
    if (kind !== 'documentNumber' || number.length > LONGEST || !/\d/.test(number)) continue
    found.push({ value: LINE.exec(halfWidth(number)) ? bare(number) : number, evidence: 'header' })
  }
  const named = (title ?? '').trim().slice(-LONGEST)
  const behind = IN_TITLE.exec(halfWidth(named))
  if (behind) {
    const start = behind.index + 1
    const value = named.slice(start, start + (behind[1] ?? '').length)
    found.push({ value, evidence: 'title' })
  }
  for (const line of body.slice(0, 400).split('\n', LINES)) {
    const number = line.trim()
    if (number.length <= LONGEST && LINE.test(halfWidth(number))) {
      found.push({ value: bare(number), evidence: 'body' })
    }
  }
  return found
}

/** Without its label and the brackets around the whole. */
function bare(number: string): string {
  const plain = halfWidth(number)
  const own = LINE.exec(plain)?.[1] ?? plain
  const start = plain.indexOf(own)
  return number.slice(start, start + own.length)
}

/** Full-width digits as ASCII: the same length. */
function halfWidth(text: string): string {
  return text.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
}
