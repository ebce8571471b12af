import type { Alternative, Guard } from '../model/query.ts'
import { essential } from './essential-pairs.ts'
import { type Entry, mainlandWords, taiwanWords } from './opencc.ts'
import { inSimplified } from './script.ts'

/** A word of a term and another that may stand for it. */
export interface WordPair {
  readonly kind: Alternative['kind']
  /** Search form of the word in the term. */
  readonly form: string
  /** The other as people write it, and its search form. */
  readonly to: string
  readonly other: string
  /** Reports it may stand in; null is all. */
  readonly script: Guard['script']
  /** Only in a term that shows traditional characters. */
  readonly traditional: boolean
}

export interface WordPairs {
  readonly pairs: readonly WordPair[]
  /** Words within which no pair of that kind replaces a shorter one: 方程式 is no 程式. */
  readonly kept: readonly { readonly kind: Alternative['kind']; readonly form: string }[]
}

type Class = 'free' | 'both' | 'taiwan' | 'alias' | 'one-way' | 'never'
const CLASSES: readonly string[] = [
  'free',
  'both',
  'taiwan',
  'alias',
  'one-way',
  'never',
] satisfies Class[]

/**
 * OpenCC's Taiwan phrases and the rows of variants.tsv, which stand above them.
 *
 * @param rows from, class, to; see the file.
 * @throws Error when a row has another class.
 */
export function wordPairs(
  rows: readonly (readonly string[])[],
  fold: (text: string) => string,
): WordPairs {
  const known = new Map<string, readonly WordPair[]>()
  const own = new Set<string>()
  const kept: { kind: Alternative['kind']; form: string }[] = []
  for (const [from = '', kind = '', to = ''] of rows) {
    if (!isClass(kind)) throw new Error(`variants.tsv: ${from} has the class ${kind}`)
    const form = fold(from)
    if (form === fold(to)) kept.push({ kind: 'taiwan', form }, { kind: 'mainland', form })
    if (kind !== 'never') own.add(form)
    known.set(`${form} ${fold(to)}`, pairsOf(kind, from, to, fold))
  }
  for (const { from, to } of [...taiwanWords(), ...mainlandWords().map(turned)]) {
    const key = `${fold(from)} ${fold(to)}`
    if (!known.has(key)) known.set(key, pairsOf('taiwan', inSimplified(from), to, fold))
  }
  kept.push(...staying(taiwanWords(), fold).map((form) => ({ kind: 'taiwan' as const, form })))
  kept.push(...staying(mainlandWords(), fold).map((form) => ({ kind: 'mainland' as const, form })))
  return {
    pairs: essential([...known.values()].flat()),
    kept: kept.filter(({ form }) => !own.has(form)),
  }
}

function pairsOf(
  kind: Class,
  from: string,
  to: string,
  fold: (text: string) => string,
): readonly WordPair[] {
  const [form, other] = [fold(from), fold(to)]
  if (kind === 'never' || form === other) return []
  const there = { form, to, other, script: null, traditional: false }
  const back = { form: other, to: from, other: form, script: null, traditional: false }
  if (kind === 'one-way') return [{ kind: 'alias', ...there }]
  if (kind === 'alias')
    return [
      { kind, ...there },
      { kind, ...back },
    ]
  if (kind === 'free')
    return [
      { kind: 'taiwan', ...there },
      { kind: 'mainland', ...back },
    ]
  if (kind === 'both')
    return [
      { kind: 'taiwan', ...there, script: 'hant' },
      { kind: 'mainland', ...back },
    ]
  return [
    { ...there, kind, script: 'hant' },
    { ...back, kind: 'mainland', traditional: true },
  ]
}

function staying(entries: readonly Entry[], fold: (text: string) => string): string[] {
  return entries.filter(({ from, to }) => fold(from) === fold(to)).map(({ from }) => fold(from))
}

function turned({ from, to }: Entry): Entry {
  return { from: to, to: from }
}

function isClass(kind: string): kind is Class {
  return CLASSES.includes(kind)
}
