import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { analyzeTerm, searchForm } from '../../src/analyze.ts'
import { buildIndex } from '../../src/build.ts'
import { openIndex } from '../../src/index-folder.ts'
import type { Hit, SearchAnswer } from '../../src/model/answer.ts'
import { placesOf } from '../support/model/occurrences.ts'
import { see } from '../support/model/seen.ts'
import { indexOf } from '../support/reports.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { isQuotable, quotedPlainly } from '../support/typed-queries.ts'
import { cutText, variedText } from '../support/varied-texts.ts'

const ANY = { script: 'any', boundary: 'any' } as const

/** A piece of a text as one quoted term, with an index of the text; null when it cannot be typed so. */
function searched({ text, from, to }: { text: string; from: number; to: number }) {
  const piece = text.slice(from, to)
  const term = analyzeTerm(piece)
  if (term === null || !isQuotable(piece)) return null
  const hit = indexOf([text]).search(quotedPlainly(piece)).hits[0]
  return { piece, term, hit }
}

describe('law 2: spans are exact', () => {
  test('of whole characters, the smallest that hold the term, one for each occurrence', () => {
    fc.assert(
      fc.property(cutText(), (cut) => {
        const found = searched(cut)
        if (found === null) return
        const { text } = cut
        const seen = see(text, null)
        const forms = placesOf(seen, found.term, ANY).map(({ at, length }) =>
          seen.form.slice(at, at + length),
        )
        expect(found.hit?.spans).toHaveLength(forms.length)
        found.hit?.spans.forEach(({ start, end }, i) => {
          const form = forms[i] as string
          const characters = [...text.slice(start, end)]
          const holds = (some: readonly string[]) => searchForm(some.join('')).text.includes(form)
          expect(splitsPair(text, start) || splitsPair(text, end)).toBe(false)
          expect([form, holds(characters)]).toEqual([form, true])
          expect(holds(characters.slice(1)) || holds(characters.slice(0, -1))).toBe(false)
        })
      }),
      { numRuns: 1000 },
    )
  })

  test('and the pieces of snippets join to exact slices, with a mark for every span in them', () => {
    fc.assert(
      fc.property(cutText(), (cut) => {
        const found = searched(cut)
        if (found === null || found.hit === undefined) return
        for (const { start, parts } of found.hit.fragments) {
          const shown = joined(parts)
          expect(shown).toBe(cut.text.slice(start, start + shown.length))
          let at = start
          for (const { t, h } of parts) {
            for (let unit = at; unit < at + t.length; unit++) {
              expect([unit, h]).toEqual([unit, isMarked(found.hit, unit)])
            }
            at += t.length
          }
        }
        expect(cut.text).toContain(joined(found.hit.snippet.parts))
      }),
      { numRuns: 1000 },
    )
  })
})

describe('law 4: folding does not depend on what stands around', () => {
  test('a piece cut anywhere is found where it was cut', () => {
    fc.assert(
      fc.property(cutText(), (cut) => {
        const found = searched(cut)
        if (found === null) return
        const { starts, ends } = searchForm(found.piece)
        const kept = [...searchForm(found.piece).text].map((unit) => unit !== '|')
        const start = cut.from + (starts[kept.indexOf(true)] as number)
        const end = cut.from + (ends[kept.lastIndexOf(true)] as number)
        const covering = found.hit?.spans.filter((span) => span.start <= start && end <= span.end)
        expect(covering?.length).toBeGreaterThan(0)
      }),
      { numRuns: 1000 },
    )
  })

  test('ignored characters, width and script of a piece change nothing', () => {
    fc.assert(
      fc.property(variedText(), (text) => {
        const { text: form } = searchForm(text)
        expect(searchForm(form).text).toBe(form)
        expect(searchForm(text.normalize('NFKD')).text).toBe(form)
        expect(searchForm([...text].join('\u200b')).text).toBe(form)
        expect(searchForm([...text].join('　')).text).toBe(form)
      }),
      { numRuns: 1000 },
    )
  })
})

describe('law 6: the same reports give the same bytes and answers', () => {
  const sources = fc.uniqueArray(fc.tuple(fc.stringMatching(/^[a-z0-9]{1,6}$/), variedText(40)), {
    selector: ([name]) => name,
    minLength: 1,
    maxLength: 6,
  })

  test('in any order', async () => {
    await fc.assert(
      fc.asyncProperty(sources, fc.infiniteStream(fc.nat()), async (texts, numbers) => {
        const folder = temporaryFolder()
        const paths = ['readable', ...texts.map(([name]) => name)].map((name) =>
          join(folder, `${name}.txt`),
        )
        writeFileSync(paths[0] as string, '二〇一三年政务公开年度报告\n本年度公开信息12条。')
        for (const [name, text] of texts) writeFileSync(join(folder, `${name}.txt`), text)
        const keys = new Map(paths.map((path) => [path, numbers.next().value]))
        const shuffled = paths.toSorted((a, b) => Number(keys.get(a)) - Number(keys.get(b)))
        const answers: SearchAnswer[] = []
        for (const [i, order] of [paths, shuffled].entries()) {
          const out = join(folder, `index-${i}`)
          mkdirSync(out)
          await buildIndex(order, out)
          answers.push((await openIndex(out)).search('公开 OR 2013年 OR 计划', { perPage: 50 }))
        }
        const [first, second] = answers.map(({ took_ms, ...rest }) => rest)
        expect(second).toEqual(first)
      }),
      { numRuns: 12 },
    )
  })

  test('the order of terms never changes what is found', () => {
    fc.assert(
      fc.property(variedText(), cutText(), cutText(), (text, a, b) => {
        const pieces = [a, b].map((cut) => cut.text.slice(cut.from, cut.to))
        if (pieces.some((piece) => analyzeTerm(piece) === null || !isQuotable(piece))) return
        const index = indexOf([a.text, b.text, `${a.text}${text}${b.text}`])
        const ask = (order: readonly string[]) => {
          const { total, hits } = index.search(order.map(quotedPlainly).join(' '))
          return { total, spans: new Map(hits.map(({ id, spans }) => [id, spans])) }
        }
        expect(ask([...pieces].reverse())).toEqual(ask(pieces))
      }),
      { numRuns: 500 },
    )
  })
})

function joined(parts: readonly { readonly t: string }[]): string {
  return parts.map(({ t }) => t).join('')
}

function isMarked(hit: Hit | undefined, unit: number): boolean {
  return hit?.spans.some(({ start, end }) => start <= unit && unit < end) ?? false
}

function splitsPair(text: string, at: number): boolean {
  return at > 0 && at < text.length && (text.codePointAt(at - 1) as number) > 0xffff
}
