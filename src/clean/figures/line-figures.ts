import type { Figure, Measure } from '../../model/figure.ts'
import { followingOf, leadOf, previousOf } from './lead.ts'
import { rulesFor } from './measures.ts'
import { noneStatedIn } from './none-stated.ts'
import { partOf } from './parts.ts'
import { plainLine } from './plain-line.ts'
import { type Quantity, quantitiesIn } from './quantities.ts'
import { channelsOf, scopeOf } from './scope.ts'
import { type Setting, type Statement, settingOf } from './statement.ts'

/** A figure, placed in the line it was found in. */
export interface Found extends Omit<Figure, 'section'> {}

/** A number before a unit, or a negation: a sentence with neither is passed over. */
const HINT =
  /[\d０-９一二三四五六七八九十百千万萬两兩〇零余餘多][\s\u200b\u00ad万萬亿億余餘多]{0,4}[条條件项項份宗起例篇次人名位期场場班個个元%％]|百分之|不存在|[没沒未无無]|[为為爲]零/
const SENTENCE = /[^。；;！!？?\n]+/g
/** Words of every measure, and of the parts of two. */
const NAMED =
  /公开|信息|申请|答复|办结|回复|办理|不存在|本|部门|递交|网|信|面|媒|报|公[报示]|电|率|复议|诉讼|应诉|申诉|举报|投诉|咨询|费|支出|投入|开支|职|人员|培训|轮训|规范性|微博|窗口|传真|^(?:全年)?$/
/** How far around a number its sentence is looked at. UTF-16 units. */
const REACH = 240
/** Targets, bounds, averages, and what another year or a change is compared with. */
const NO_FIGURE =
  /计划|力争|拟|预计|争取|目标|不得|应当|必须|确保|不到|不足|不少于|少于|低于|至少|最多|没有$|未$|每[年月季周天次户人名]|[比较](?:上年|去年|前年|20)|同比|相比|[由从][^,]{0,20}[至到]$/

/** What the sentences of a line have said so far. */
interface Progress {
  readonly setting: Setting
  readonly said: Map<Measure, number>
  /** The figure whose parts may follow. */
  whole: Found | null
}

/** The figures of one line of displayed text, in order. */
export function figuresInLine(line: string, kind: Setting['kind']): Found[] {
  const figures: Found[] = []
  let progress: Progress | null = null
  for (const { 0: sentence, index } of line.matchAll(SENTENCE)) {
    if (!HINT.test(sentence)) continue
    progress ??= {
      setting: settingOf(line.replace(/[\s\u200b\u00ad]+/g, ''), kind),
      said: new Map(),
      whole: null,
    }
    const { text, at } = plainLine(sentence)
    for (const { span, ...figure } of figuresInSentence(text, progress)) {
      figures.push({
        ...figure,
        span: { start: index + at(span.start), end: index + at(span.end - 1) + 1 },
      })
    }
  }
  return figures
}

function figuresInSentence(sentence: string, progress: Progress): Found[] {
  const { setting, said } = progress
  const figures: Found[] = []
  let from = 0
  for (const quantity of quantitiesIn(sentence)) {
    const found = figureOf(sentence, from, quantity, progress)
    from = quantity.end
    // 不予公开的3件涉及…: the same again.
    if (found === null || (!found.part && said.get(found.measure) === found.value)) continue
    figures.push(found)
    if (!said.has(found.measure)) said.set(found.measure, found.value)
    if (!found.part || progress.whole?.measure !== found.measure) progress.whole = found
  }
  for (const { measure, ...span } of noneStatedIn(sentence, setting)) {
    if (said.has(measure)) continue
    said.set(measure, 0)
    const { words, year } = scopeOf(sentence.slice(Math.max(0, span.start - REACH), span.start), '')
    const unit = measure === 'fees' ? '元' : '件'
    const exact = { approximate: false, part: false }
    figures.push({ measure, value: 0, unit, scope: joined(words), year, ...exact, span })
  }
  return figures.sort((a, b) => a.span.start - b.span.start)
}

function figureOf(
  sentence: string,
  from: number,
  { value, unit, approximate, start, end }: Quantity,
  { setting, said, whole }: Progress,
): Found | null {
  const rules = rulesFor(unit)
  if (rules.length === 0) return null
  const { lead, label, about } = leadOf(sentence, from, start)
  const rest = sentence.slice(end, end + REACH)
  const following = followingOf(rest)
  if (!NAMED.test(lead) && !NAMED.test(following) && label.length > 0) return null
  const previous = previousOf(sentence, start)
  const around = { lead, label, following, rest, previous }
  const statement: Statement = { ...setting, said, value, unit, ...around }
  const name = start - lead.length + Math.max(0, lead.indexOf(label))
  const base = { value, unit, approximate: approximate || about }
  for (const { measure, reach } of rules) {
    const through = reach(statement)
    if (through === null) continue
    if (NO_FIGURE.test(lead)) return null
    const span = { start: name, end: end + through }
    return { ...base, measure, ...qualified(sentence, from, start, lead, measure, whole), span }
  }
  const part = partOf(label, unit, whole)
  if (part === null || whole === null || NO_FIGURE.test(lead)) return null
  const { measure, year } = whole
  const scope = lead.includes('其中') ? `其中 ${part}` : part
  return { ...base, measure, year, part: true, scope, span: { start: name, end } }
}

/** What time, place or channel it is of, and whether it is part of the figure before. */
function qualified(
  sentence: string,
  from: number,
  start: number,
  lead: string,
  measure: Measure,
  whole: Found | null,
): Pick<Found, 'scope' | 'year' | 'part'> {
  const before = sentence.slice(Math.max(0, start - REACH), start)
  const clause = sentence.slice(Math.max(from, start - REACH), start)
  const { words, year, part } = scopeOf(before, clause, channelsOf(measure, lead, clause))
  const among = whole?.measure === measure && before.includes('其中')
  const all = among && !words.includes('其中') ? [...words, '其中'] : words
  return { scope: joined(all), year, part: part || among }
}

function joined(words: readonly string[]): string | null {
  return words.length === 0 ? null : words.join(' ')
}
