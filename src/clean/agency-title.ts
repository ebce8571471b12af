import type { Folded } from './agency-folded.ts'
import { type NameShape, nameAtStart, shapeOf } from './agency-shape.ts'

/** A name found in a text, folded as `shape.text`. */
export interface FoundName {
  readonly shape: NameShape
  readonly asWritten: string
}

/** The words that say what kind of report it is: the name stands before them. */
const KIND =
  /(?:政府|政务|党务|部门|办事|党政)?(?:信息|政务|党务|校务|院务)公开(?!(?:工作)?(?:办公室|办(?!事)|领导小组|科|局))|政府(?:年度)?工作报告|(?:年度)?工作(?:情况)?(?:的)?(?:年度)?报告|年度报告|年报|工作总结|情况(?:的)?(?:年度)?(?:报告|总结|汇报)|自查报告/
/** What parts a title into pieces, one of which is the name. */
const BETWEEN = new RegExp(
  [
    '关于|有关|印发|报送|上报|发布|公布|公示|编制(?!委|办)|做好|开展|落实|转发|下发|呈报',
    '(?:19|20)\\d\\d(?:年?度?[-~—至到、和及](?:(?:19|20)?\\d\\d))?(?:年度|年|(?!\\d))(?:\\d{1,2}月(?:份)?(?:\\d{1,2}日)?)?(?:[-~—至到]\\d{1,2}月(?:份)?(?:\\d{1,2}日)?)?(?:来|以来)?',
    '[一二][一二三四五六七八九〇○◯零OoΟοОо0●]{1,3}(?:年度|年)',
    '第?[一二三四]季度|上半年|下半年|全年|本年度?|年度',
    '[《》<>〈〉“”"\'\\[\\]【】〔〕{}:,。;!?|_·•—–~()-]',
    '的|^附件\\d*|^\\d+[.、]',
  ].join('|'),
  'g',
)

/**
 * Names of agencies a title gives, the likeliest first: those before the words that say what it is
 * (`X2013年政府信息公开年度报告`, `关于X2013年…`, `X关于…`, `2013年度X政府信息公开…`), then those after
 * (`2013年政府信息公开年度报告（X）`). A bare place is its government only before those words:
 * 2025年宁夏政府工作报告.
 */
export function namesInTitle(title: Folded): readonly FoundName[] {
  const kind = KIND.exec(title.text)
  if (!kind) return piecesOf(title, 0, title.text.length).filter(({ shape }) => isWhole(shape))
  let end = kind.index
  // 攸县人民政府信息公开: 政府 belongs to the name as well.
  if (kind[0].startsWith('政府') && title.text.slice(0, end).endsWith('人民')) end += 2
  const before = joined(piecesOf(title, 0, end), title)
  const after = piecesOf(title, kind.index + kind[0].length, title.text.length)
  return [...before, ...after.filter(({ shape }) => isWhole(shape))]
}

function piecesOf(title: Folded, start: number, end: number): readonly FoundName[] {
  const found: FoundName[] = []
  const text = title.text.slice(0, end)
  let from = start
  const take = (to: number): void => {
    const piece = text.slice(from, to)
    if (SITE.test(piece)) return
    const home = HOME.exec(piece)?.[1]
    const shape = home ? shapeOf(`${home}政府`) : nameAtStart(piece)
    const length = home ? piece.length : (shape?.text.length ?? 0)
    if (shape) found.push({ shape, asWritten: title.written(from, from + length) })
  }
  BETWEEN.lastIndex = start
  for (let cut = BETWEEN.exec(text); cut; cut = BETWEEN.exec(text)) {
    if (cut.index > from) take(cut.index)
    from = cut.index + cut[0].length
  }
  if (end > from) take(end)
  return found
}

/** 攸县人民政府门户网站 behind a title is where the page stands, not who wrote it. */
const SITE = /网站?$|门户|首页$/
/** 全市, 我县, 市(政府信息公开): a place that is not named. */
const HOME = /^[全我本]?(省|市|县|区|州|盟|旗|自治区)$/

/** 攸县2013年教育局…: a department parted from its place by the year. */
function joined(names: readonly FoundName[], title: Folded): readonly FoundName[] {
  const [place, unit, ...rest] = names
  if (!place || !unit || place.shape.unit !== '' || unit.shape.kind !== 'unit') return names
  if (unit.shape.chain || unit.shape.marker !== '') return names
  const shape = shapeOf(place.shape.text + unit.shape.text)
  if (!shape) return names
  const end = title.text.indexOf(unit.shape.text) + unit.shape.text.length
  const start = title.text.indexOf(place.shape.text)
  return [{ shape, asWritten: title.written(start, end) }, ...rest]
}

/** A place alone, or a township without its government, names no agency away from the words that call for one. */
function isWhole(shape: NameShape): boolean {
  return shape.unit !== '' && !/(?:镇|乡|街道|苏木|区)$/.test(shape.unit)
}
