import type { Folded } from './agency-folded.ts'
import { type NameShape, nameAtStart, shapeOf } from './agency-shape.ts'
import { placeAt } from './gazetteer.ts'

/** A name where a report says who wrote it. */
export interface Author {
  readonly shape: NameShape
  readonly start: number
  /** How plainly the place says author. */
  readonly weight: number
}

const YEAR = /(?:19|20)\d\d年/
/**
 * Where authors are named, plainest first; each catches what may hold a name. All quantifiers are bounded.
 * A clue is what the place holds for certain and few texts do; it is looked for first.
 */
const PLACES: readonly (readonly [weight: number, place: RegExp, clue?: RegExp])[] = [
  [12, /代表([^\n，,。;；:：《]{2,20}?)[,，]?向大会/g, /向大会/],
  [12, /在([^\n，,。;；:：《]{2,20}?)第[^\n，,。]{1,6}届人民代表大会/g, /届人民代表大会/],
  [10, /由([^\n，,。;；:：《]{2,40}?)(?:负责|组织|具体|根据|编制|编写|撰写|汇总)/g],
  [
    10,
    /(?:^|[\n，,。])([^\n，,。;；:：《]{3,30}?)(?:特|组织)?(?:编制|编写)(?:了|完成|形成|并公布)?(?:本|[12]\d|二|年度)/g,
    /编[制写](?:了|完成|形成|并公布)?(?:本|[12]\d|二|年度)/,
  ],
  [
    8,
    /(?:请与|请联系|请致电|请咨询|请向|可与|可致电|直接与|径向|致电|联系单位|联系方式|联系)[:：]?([^\n，,。;；:：《]{3,40}?)(?=联系|反映|咨询|[(（，,。;；:：\n]|$)/g,
  ],
  [
    6,
    /(?:现将|现就|公布)([^\n，,。;；:：《]{2,30}?)(?=(?:19|20)\d\d年|[一二]\S{2,3}年|政府信息|政务公开|信息公开|本年度)/g,
  ],
  [6, /(?:^|\n)([^\n，,。;；:：《]{2,30}?)(?:根据|依据|按照|依照|结合)/g],
  [5, /成立了?([^\n，,。;；:：《]{2,24}?)(?=政府信息|政务公开|信息公开)/g, /成立/],
  [4, /(?:^|[\n。])([^\n，,。;；:：《]{4,30}?)(?=(?:19|20)\d\d年)/g, YEAR],
  [
    4,
    /(?:19|20)\d\d年(?:度|以?来)?[,，]?([^\n，,。;；:：《]{2,30}?)(?=认真|坚持|在|按照|严格|紧紧|以|根据|深入|全面|高度|积极|继续|始终|切实|着力|不断|进一步|政府信息公开|信息公开|政务公开|共|主动)/g,
    YEAR,
  ],
]
/** Near the top a line of its own that is a name and nothing else heads the report. */
const HEADING = /(?:^|\n)([^\n，,。;；:：《》]{4,40})(?=\n|$)/g
const TOP = 400
const HEADED = 8
/** A report says who wrote it at its beginning, or once more at its end. */
const OPENING = 3_000
const CLOSING = 1_000
/** No place, with what must follow it, is longer. */
const LONGEST = 200
/** An office inside an agency that answers for it: 信息公开领导小组办公室, 党政办, 综合科. */
const INNER_OFFICE =
  /(?:(?:(?:政府|政务)?信息公开|政务公开|党政办|党政综合)[\p{Script=Han}]{0,14}|(?:办公室)?(?:综合|秘书|文电|法规|信息|宣传|人事)[\p{Script=Han}]{0,6}(?:科|处|股|室|组))$/u

/** The authors a folded body with lines names, in the order of the places above. */
export function authorsIn(body: Folded): readonly Author[] {
  const authors: Author[] = []
  const opening = body.text.slice(0, OPENING + LONGEST)
  const closing = body.text.slice(Math.max(OPENING, body.text.length - CLOSING) - LONGEST)
  for (const [weight, place, clue] of PLACES) {
    if (clue && !clue.test(opening) && !clue.test(closing)) continue
    for (const match of matchesAtEnds(body.text, opening, place)) {
      const isOpening = match.index < OPENING
      const caught = match[1] ?? ''
      const author = authorIn(caught)
      if (!author) continue
      const start = match.index + match[0].indexOf(caught) + author.start
      authors.push({ shape: author.shape, start, weight: isOpening ? weight : 2 })
    }
  }
  for (const match of body.text.slice(0, TOP).matchAll(HEADING)) {
    const shape = shapeOf(match[1] ?? '')
    const start = match.index + match[0].length - (shape?.text.length ?? 0)
    if (shape?.chain && shape.unit !== '') authors.push({ shape, start, weight: HEADED })
  }
  return authors
}

/** Matches that begin in the opening or the closing of a text; the rest of it is not read. */
function matchesAtEnds(text: string, opening: string, place: RegExp): readonly RegExpExecArray[] {
  const matches: RegExpExecArray[] = []
  place.lastIndex = 0
  for (let match = place.exec(opening); match; match = place.exec(opening)) {
    if (match.index < OPENING) matches.push(match)
  }
  if (text.length <= OPENING) return matches
  const closing = Math.max(OPENING, text.length - CLOSING)
  // From a little before: a place that begins there may reach into the closing.
  place.lastIndex = Math.max(0, closing - LONGEST)
  for (let match = place.exec(text); match; match = place.exec(text)) {
    if (match.index >= closing) matches.push(match)
  }
  return matches
}

/** The name in what a place caught: whole, without an inner office, or from its first place on. */
function authorIn(caught: string): Omit<Author, 'weight'> | null {
  const shape = shapeOf(caught.replace(INNER_OFFICE, '')) ?? shapeOf(caught)
  if (shape) return { shape, start: 0 }
  for (let start = 0; start < caught.length; start++) {
    if (!placeAt(caught, start)) continue
    const rest = caught.slice(start)
    const inner = shapeOf(rest.replace(INNER_OFFICE, '')) ?? nameAtStart(rest)
    if (inner) return { shape: inner, start }
  }
  return null
}
