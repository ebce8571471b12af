import { describe, expect, test } from 'vitest'
import { searchForm } from '../../src/analyze.ts'
import {
  regionalVariants,
  simplifiedCharacters,
  simplifiedPhrases,
  traditionalCharacters,
  traditionalPhrases,
} from '../../src/normalize/opencc.ts'
import { indexOf } from '../support/reports.ts'

const form = (text: string) => searchForm(text).text

describe("OpenCC's tables", () => {
  test.each([
    ['traditional', traditionalCharacters],
    ['simplified', simplifiedCharacters],
    ['regional', regionalVariants],
  ])('both scripts of every %s character have one form', (_, entries) => {
    const apart = entries.filter(({ from, to }) => form(from) !== form(to))
    expect(apart).toEqual([])
  })

  test('both spellings of every phrase whose scripts fold apart find each other', () => {
    const apart = [...traditionalPhrases, ...simplifiedPhrases].filter(
      ({ from, to }) => form(from) !== form(to),
    )
    expect(apart.length).toBeGreaterThan(300)
    for (const { from, to } of apart) {
      const index = indexOf([`先${from}后`, `先${to}后`])
      expect([from, index.search(`"${from}"`).total.sections]).toEqual([from, 2])
      expect([to, index.search(`"${to}"`).total.sections]).toEqual([to, 2])
    }
  })

  test('every piece of a phrase, cut anywhere, finds the phrase in its other script', () => {
    for (const { from, to } of [...traditionalPhrases, ...simplifiedPhrases]) {
      if (form(from) === form(to)) continue
      const index = indexOf([`先${from}后`])
      const typed = `先${to}后`
      for (let at = 0; at < typed.length; at++) {
        for (let end = at + 2; end <= typed.length; end++) {
          const piece = typed.slice(at, end)
          expect([piece, index.search(`"${piece}"`).total.sections]).toEqual([piece, 1])
        }
      }
    }
  })
})
