import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { analyzeSection, searchForm } from '../../src/analyze.ts'
import type { Section } from '../../src/model/section.ts'
import { hardText } from '../support/texts.ts'

const section = (text: string): Section => ({
  id: 'a#0',
  headings: [],
  kind: 'other',
  kindRule: null,
  text,
  lead: null,
  leadEnd: 0,
})

/** The form cut where the ends are. */
function cut(text: string, unit: 'sentenceEnds' | 'paragraphEnds'): string[] {
  const analyzed = analyzeSection(section(text))
  const pieces: string[] = []
  let from = 0
  for (const at of analyzed[unit]) {
    pieces.push(analyzed.form.slice(from, at))
    from = at + 1
  }
  return [...pieces, analyzed.form.slice(from)]
}

describe('sentences and paragraphs of a section', () => {
  it.each([
    ['甲。乙！丙？丁', ['甲', '乙', '丙', '丁'], ['甲|乙|丙|丁']],
    ['甲!乙?丙；丁;戊…己', ['甲', '乙', '丙', '丁', '戊', '己'], ['甲|乙|丙|丁|戊|己']],
    ['甲，乙、丙：丁.戊', ['甲|乙|丙|丁|戊'], ['甲|乙|丙|丁|戊']],
    ['甲\n乙\t丙', ['甲', '乙', '丙'], ['甲', '乙|丙']],
    ['甲，\n乙', ['甲', '乙'], ['甲', '乙']],
    ['甲。”\u2028（乙', ['甲', '乙'], ['甲', '乙']],
    [
      '甲\r\n\u0085乙\v丙\f丁\u2029戊',
      ['甲', '乙', '丙', '丁', '戊'],
      ['甲', '乙', '丙', '丁', '戊'],
    ],
    ['99.9%，12:30', ['99.9%|12:30'], ['99.9%|12:30']],
    ['1,000；2', ['1000', '2'], ['1000|2']],
    ['甲。', ['甲', ''], ['甲|']],
    ['', [''], ['']],
  ])('%j has the sentences %j and the paragraphs %j', (text, sentences, paragraphs) => {
    expect(cut(text, 'sentenceEnds')).toEqual(sentences)
    expect(cut(text, 'paragraphEnds')).toEqual(paragraphs)
  })

  // The model knows nothing of runs: it looks at what lies between two kept characters.
  test('an end is where the text between two characters of the form has one', () => {
    const ends = fc.constantFrom(
      '。',
      '；',
      ';',
      '…',
      '！',
      '\t',
      '\n',
      '\r',
      '\u2029',
      '\f',
      '、',
      '',
    )
    const text = fc.array(fc.oneof(hardText(4), ends), { maxLength: 20 }).map((all) => all.join(''))
    fc.assert(
      fc.property(text, (displayed) => {
        const { text: form, starts, ends: to } = searchForm(displayed)
        const analyzed = analyzeSection(section(displayed))
        const expected = (marks: string) =>
          form.split('').flatMap((unit, i) => {
            if (unit !== '|') return []
            const shown = displayed.slice(starts[i], to[i])
            return [...marks].some((mark) => shown.includes(mark)) ? [i] : []
          })
        const lines = '\n\r\v\f\u0085\u2028\u2029'
        expect(analyzed.sentenceEnds).toEqual(expected(`。！？!?；;…\t${lines}`))
        expect(analyzed.paragraphEnds).toEqual(expected(lines))
      }),
      { numRuns: 1000 },
    )
  })

  test('no sentence end of the text is lost between two characters of the form', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('甲', '1', '，', '。', '\n', ' ', ',', '.', '”')),
        (all) => {
          const displayed = `甲${all.join('')}乙`
          const { form, sentenceEnds } = analyzeSection(section(displayed))
          const sentences = displayed.split(/[。\n]/).filter((piece) => /[甲乙1]/.test(piece))
          const inForm = cut(displayed, 'sentenceEnds').filter((piece) => /[甲乙1]/.test(piece))
          expect(inForm.length).toBe(sentences.length)
          expect(sentenceEnds.every((at) => form[at] === '|')).toBe(true)
        },
      ),
      { numRuns: 1000 },
    )
  })
})
