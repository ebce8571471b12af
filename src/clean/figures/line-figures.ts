import type { Figure, Measure } from '../../model/figure.ts'
import type { SectionKind } from '../../model/section.ts'
import type { Span } from '../../model/span.ts'
import { COUNTS, DENIES, hintedSentences, IS_ZERO } from './hint.ts'
import { followingEnd, leadOf, leadPlace } from './lead.ts'
import { MEASURE_RULES, rulesNamed, rulesOfUnit, rulesUnnamed } from './measures.ts'
import { noneStatedIn, zeroForBoth } from './none-stated.ts'
import { partOf } from './parts.ts'
import { plainLine } from './plain-line.ts'
import { type Quantity, quantitiesIn } from './quantities.ts'
import { channelsOf, scopeOf } from './scope.ts'
import { type MeasureRule, Setting, Statement } from './statement.ts'

/** A figure, placed in the line it was found in. */
export interface Found extends Omit<Figure, 'section'> {}

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

/** The figures of the line `place` of a displayed text, in order. */
export function figuresInLine(text: string, place: Span, kind: SectionKind): Found[] {
  const figures: Found[] = []
  let progress: Progress | null = null
  hintedSentences(text, place.start, place.end, (start, end, hints) => {
    progress ??= {
      setting: new Setting(text.slice(place.start, place.end), kind),
      said: new Map(),
      whole: null,
    }
    const sentence = plainLine(text.slice(start, end))
    for (const { span, ...figure } of figuresInSentence(sentence.text, progress, hints)) {
      figures.push({
        ...figure,
        span: {
          start: start + sentence.at(span.start),
          end: start + sentence.at(span.end - 1) + 1,
        },
      })
    }
  })
  return figures
}

function figuresInSentence(sentence: string, progress: Progress, hints: number): readonly Found[] {
  const { setting, said } = progress
  const figures: Found[] = []
  let from = 0
  for (const quantity of (hints & COUNTS) === 0 ? [] : quantitiesIn(sentence)) {
    const found = figureOf(sentence, from, quantity, progress)
    from = quantity.end
    if (found === null) continue
    figures.push(found)
    if (!said.has(found.measure)) said.set(found.measure, found.value)
    if (!found.part || progress.whole?.measure !== found.measure) progress.whole = found
  }
  const denied = (hints & DENIES) === 0 ? [] : noneStatedIn(sentence, setting)
  if ((hints & IS_ZERO) !== 0) denied.push(...zeroForBoth(sentence, setting))
  for (const { measure, ...span } of denied) {
    if (said.has(measure)) continue
    said.set(measure, 0)
    const { words, year } = scopeOf(sentence.slice(Math.max(0, span.start - REACH), span.start), '')
    const unit = measure === 'fees' ? '元' : '件'
    const exact = { approximate: false, part: false }
    figures.push({ measure, value: 0, unit, scope: joined(words), year, ...exact, span })
  }
  return figures.length < 2 ? figures : figures.sort((a, b) => a.span.start - b.span.start)
}

function figureOf(
  sentence: string,
  from: number,
  quantity: Quantity,
  { setting, said, whole }: Progress,
): Found | null {
  const { value, unit, start, end } = quantity
  const ofUnit = rulesOfUnit(unit)
  if (ofUnit === 0) return null
  const place = leadPlace(sentence, from, start)
  const named =
    rulesNamed(sentence, place.start, place.end) |
    rulesNamed(sentence, end, followingEnd(sentence, end))
  // A number with no words of its own goes on from what was said; money also from 经费.
  const unnamed = said.size > 0 || unit === '元' ? rulesUnnamed() : 0
  const mayBePart = whole !== null && whole.unit === unit && place.end - place.start >= 2
  if ((ofUnit & (named | unnamed)) === 0 && !mayBePart) return null
  const { lead, label, about } = leadOf(sentence, place)
  const base = { value, unit, approximate: quantity.approximate || about }
  const name = place.start + Math.max(0, lead.indexOf(label))
  const statement = new Statement(setting, said, sentence, quantity, lead, label)
  for (let left = ofUnit & (label === '' ? named | unnamed : named); left !== 0; ) {
    const bit = 31 - Math.clz32(left & -left)
    left &= left - 1
    const { measure, reach } = MEASURE_RULES[bit] as MeasureRule
    const through = reach(statement)
    if (through === null) continue
    if (NO_FIGURE.test(lead)) return null
    const is = qualified(sentence, from, start, lead, measure, whole)
    // 不予公开的3件涉及…: the same again.
    if (!is.part && said.get(measure) === value) return null
    return { ...base, measure, ...is, span: { start: name, end: end + through } }
  }
  const part = partOf(label, unit, whole, () =>
    sentence.slice(Math.max(0, start - REACH), start).includes('其中'),
  )
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
