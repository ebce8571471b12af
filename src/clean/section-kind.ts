import type { ReportKind } from '../model/report.ts'
import type { SectionKind } from '../model/section.ts'
import { markerAt } from './numbering.ts'
import {
  FRAME_RULES,
  rulesNamed,
  type SectionRule,
  TOPIC_RULES,
  WHOLE_RULES,
} from './section-kind-rules.ts'
import { simplify } from './simplify.ts'

export interface SectionKindReading {
  readonly kind: SectionKind
  /** Id of the rule that decided, `head` where no heading stands; null where none says anything. */
  readonly rule: SectionRule['id'] | 'head' | null
}

/** Longer headings are read this far. UTF-16 units. */
const LONGEST = 80
const PARTS = /[、，,；;：:。/]|(?<!共)和(?!谐)|及其?|以及|(?<!参)与/

/**
 * Which subjects a heading may set for itself below one that has a subject. What is listed under
 * 主动公开 (教育收费, 三公经费) is what was made public, and what stands under problems or plans is a
 * problem or a plan, whatever it is about. Below an overview or what is merely `other`, any.
 */
const BELOW: Readonly<Partial<Record<SectionKind, readonly SectionKind[]>>> = {
  proactive: ['requests', 'review', 'consultation', 'problems', 'plans'],
  requests: ['review', 'consultation', 'fees', 'problems', 'plans'],
  review: ['fees', 'problems', 'plans'],
  consultation: ['requests', 'review', 'fees', 'problems', 'plans'],
  spending: ['fees', 'review', 'organisation', 'problems', 'plans'],
  fees: ['spending', 'review', 'problems', 'plans'],
  problems: ['plans'],
  plans: ['problems'],
}

/** These publications treat everything: 经费 or 机制 in their headings is no subject of openness. */
const GENERAL: readonly ReportKind[] = ['工作报告', '公报']

/**
 * What a section is about, by its own heading if that names a subject its place allows, else by the
 * heading above it. Head and preamble are overview; where no heading says anything it is `other`.
 *
 * @param headings from the outermost down to the section's own.
 */
export function readSectionKind(
  headings: readonly string[],
  report: ReportKind = '年度报告',
): SectionKindReading {
  if (headings.length === 0) return { kind: 'overview', rule: 'head' }
  let above: SectionRule | null = null
  for (const heading of headings) above = ruleBelow(above, heading, report) ?? above
  return { kind: above?.kind ?? 'other', rule: above?.id ?? null }
}

function ruleBelow(
  above: SectionRule | null,
  heading: string,
  report: ReportKind,
): SectionRule | null {
  const { words, own } = readHeading(heading.slice(0, LONGEST), GENERAL.includes(report))
  if (!above) return own ?? first(FRAME_RULES, words)
  const allowed = BELOW[above.kind]
  return own && (!allowed || allowed.includes(own.kind)) ? own : null
}

interface HeadingReading {
  readonly words: string
  readonly own: SectionRule | null
}

/** Headings read before, by themselves: a report's stand above many sections, and many reports have the same. */
const inGeneral = new Map<string, HeadingReading>()
const inOthers = new Map<string, HeadingReading>()
const MOST_KNOWN = 1000

function readHeading(heading: string, isGeneral: boolean): HeadingReading {
  const known = isGeneral ? inGeneral : inOthers
  const before = known.get(heading)
  if (before) return before
  if (known.size >= MOST_KNOWN) known.clear()
  // A copy: a part of a text keeps all of it in memory.
  const copy = Buffer.from(heading, 'utf16le').toString('utf16le')
  const words = wordsOf(copy)
  const topics = isGeneral ? [] : TOPIC_RULES
  const reading = { words, own: first(WHOLE_RULES, words) ?? firstOfParts(topics, words) }
  known.set(copy, reading)
  return reading
}

/** A heading as the rules read it: simplified, without number, white space, quotes and brackets. */
function wordsOf(heading: string): string {
  const plain = simplify(heading.slice(0, LONGEST).trim())
  return plain
    .slice(markerAt(plain)?.length ?? 0)
    .normalize('NFKC')
    .replace(/[\s"'“”‘’「」『』《》〈〉()[\]【】]+/g, '')
    .replace(/(?<![。．.：:；;])[。．.：:；;]+$/, '')
}

function first(rules: readonly SectionRule[], words: string): SectionRule | null {
  const named = rulesNamed(words)
  return rules.find(({ bit, pattern }) => (named & bit) !== 0 && pattern.test(words)) ?? null
}

function firstOfParts(rules: readonly SectionRule[], words: string): SectionRule | null {
  for (const part of words.split(PARTS)) {
    const rule = part === '' ? null : first(rules, part)
    if (rule) return rule
  }
  return null
}
