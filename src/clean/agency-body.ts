import { authorsIn } from './agency-authors.ts'
import type { Folded } from './agency-folded.ts'
import { type NameShape, shapeOf } from './agency-shape.ts'
import type { FoundName } from './agency-title.ts'
import { placeAt, placeStarts } from './gazetteer.ts'
import { chainAt } from './gazetteer-chain.ts'

/** A name in the running text, with how plainly it is the author's. */
export interface BodyName extends FoundName {
  /** Stands where a report names its author: 由X编制, 请与X联系, 现将X2013年…. */
  readonly isAuthor: boolean
  readonly weight: number
}

/** In running text a name ends at the first of these that no other word goes on with. */
const RUNNING =
  /^(?:[^\n，,。;；:：《》“”的了在将是向从被让也都就又其等并使至该此于没你我他们\d]{0,20}?)(?:委员会|人民政府|街道办事处|办事处|管委会|办公室|办公厅|局(?!限|部|面|势)|厅|中心|大学|学院|医院|银行|公司|海关|总队|支队|联合会|研究院|检察院|法院|合作社)(?:办公室|办公厅)?/
const AFTER_GOVERNMENT =
  /^(?:[^\n，,。;；:：《》“”的了在将是向从被让于和与\d]{0,10}?)(?:办公室|办公厅|办事处|委员会)/
/** Most starts that are tried in one text; a report names some hundred places. */
const STARTS = 3000

/** Names in a folded text with lines, heaviest first: author places, then how often each occurs. */
export function namesInBody(body: Folded): readonly BodyName[] {
  const found = new Map<string, { name: FoundName; isAuthor: boolean; weight: number }>()
  const add = (shape: NameShape, start: number, isAuthor: boolean, weight: number): void => {
    const known = found.get(shape.text)
    const asWritten = known?.name.asWritten ?? body.written(start, start + shape.text.length)
    found.set(shape.text, {
      name: { shape, asWritten },
      isAuthor: isAuthor || (known?.isAuthor ?? false),
      weight: weight + (known?.weight ?? 0),
    })
  }
  for (const { shape, start, weight } of authorsIn(body)) add(shape, start, true, weight)
  let tried = 0
  let after = 0
  for (const at of placeStarts(body.text)) {
    if (tried >= STARTS) break
    if (at < after || !placeAt(body.text, at)) continue
    tried += 1
    const ahead = body.text.slice(at, at + 60)
    const shape = runningName(ahead) ?? townshipName(ahead)
    if (!shape) continue
    add(shape, at, false, weightAt(body.text, at, shape.text.length))
    after = at + shape.text.length
  }
  return [...found.values()]
    .map(({ name: { shape, asWritten }, isAuthor, weight }) => {
      return { shape, asWritten, isAuthor, weight }
    })
    .sort((a, b) => b.weight - a.weight)
}

function runningName(text: string): NameShape | null {
  const match = RUNNING.exec(text)
  if (!match) return null
  let end = match[0].length
  if (match[0].endsWith('人民政府')) {
    const more = AFTER_GOVERNMENT.exec(text.slice(end))?.[0] ?? ''
    if (!/信息公开|政务公开|网站|门户/.test(more)) end += more.length
  }
  return shapeOf(text.slice(0, end)) ?? shapeOf(match[0])
}

/** 开平市沙塘镇 of an address: it tells which 沙塘镇 a report is about. */
function townshipName(text: string): NameShape | null {
  if (!/[镇乡]|街道/.test(text)) return null
  const end = chainAt(text, 0)?.end ?? 0
  const town = /^[\p{Script=Han}]{1,5}?(?:镇|乡|街道)/u.exec(text.slice(end))?.[0]
  const shape = town ? shapeOf(text.slice(0, end) + town) : null
  return shape?.kind === 'township' && shape.chain ? shape : null
}

/** Its own rules in 《》 speak for an author; a superior's notice (《X关于…》) does not. */
function weightAt(text: string, at: number, length: number): number {
  if (text.slice(at + length, at + length + 2) === '关于') return 0
  return /[《“]/.test(text.charAt(at - 1)) ? 2 : 1
}
