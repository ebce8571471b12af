import { searchForm } from '../../src/analyze.ts'
import { phrasePairs } from '../../src/normalize/spellings.ts'

/** Phrases by what they show and what is typed at one place: 画 shown where 划 is typed. */
const phrases = new Map<string, { shown: string; typed: string; at: number }[]>()
for (const { form: shown, other: typed } of phrasePairs((text) => searchForm(text).text)) {
  shown.split('').forEach((unit, at) => {
    const key = `${unit}${typed[at]}`
    phrases.set(key, [...(phrases.get(key) ?? []), { shown, typed, at }])
  })
}

/**
 * The slow, obvious model of matching: every place of a form where a term's form stands, where a
 * unit may differ if the text shows around it a whole phrase that the term, as far as it reaches,
 * spells otherwise.
 */
export function scan(form: string, term: string): number[] {
  const spells = [...term].length > 1
  const agrees = (at: number, i: number) =>
    form[at + i] === term[i] || (spells && isSpelledOtherwise(form, at, term, i))
  const places: number[] = []
  for (let at = 0; at + term.length <= form.length; at++) {
    let i = 0
    while (i < term.length && agrees(at, i)) i++
    if (i === term.length) places.push(at)
  }
  return places
}

function isSpelledOtherwise(form: string, at: number, term: string, i: number): boolean {
  return (phrases.get(`${form[at + i]}${term[i]}`) ?? []).some((phrase) => {
    const start = at + i - phrase.at
    const typed = phrase.typed.split('').every((unit, k) => {
      const seen = term[start + k - at]
      return seen === undefined || seen === unit
    })
    return typed && start >= 0 && form.startsWith(phrase.shown, start)
  })
}
