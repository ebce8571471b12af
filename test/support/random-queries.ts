import { Converter } from 'opencc-js'
import { analyzeTerm } from '../../src/analyze.ts'
import type { FacetField } from '../../src/model/answer.ts'
import type { Report } from '../../src/model/report.ts'
import type { Section } from '../../src/model/section.ts'
import { isPlain, isQuotable, type Meant, type Random, yearsTyped } from './typed-queries.ts'

const toSimplified = Converter({ from: 't', to: 'cn' })
const toTraditional = Converter({ from: 'cn', to: 't' })

/** Between the characters of a piece these change nothing. */
const NOISE = [' ', '　', '·', '\u200b', '’', '）', '《', '\u0301', '\ud83d', '\u00ad'] as const
const SECTION_KINDS = ['overview', 'fees', 'other'] as const

/** How a query is to be answered, as `SearchOptions` says it. */
export interface RandomOptions {
  readonly variants: boolean
  readonly script: 'any' | 'exact'
  readonly boundary: 'any' | 'word'
  readonly filters: Readonly<Partial<Record<FacetField, readonly string[]>>>
  readonly facets: readonly FacetField[]
  readonly sort: 'relevance' | 'newest' | 'oldest'
}

/** Every text of a query, for the limits of the language are not what is asked here. */
function piecesOf(meant: Meant): string[] {
  if ('pieces' in meant) return [...meant.pieces]
  if ('nodes' in meant) return meant.nodes.flatMap(piecesOf)
  if ('node' in meant) return piecesOf(meant.node)
  return meant.type === 'piece' ? [meant.text] : 'value' in meant ? [meant.value] : []
}

/** A section that a query is about. */
interface Place extends Section {
  readonly report: Report
}

/** Makes up queries about some reports: of pieces cut from their texts, joined by any operator. */
export class RandomQueries {
  readonly #sections: readonly Place[]
  readonly #next: Random

  constructor(reports: readonly Report[], next: Random) {
    this.#sections = reports.flatMap((report) =>
      report.sections.map((section) => ({ ...section, report })),
    )
    this.#next = next
  }

  /** Up to three operators deep, seldom so many, about a text of the collection or several. */
  query(): Meant {
    for (let depth = this.#pick([0, 0, 0, 1, 1, 1, 1, 2, 2, 3]); ; depth--) {
      const meant = this.#tree(this.#pick(this.#sections), depth)
      const pieces = piecesOf(meant)
      if (pieces.length <= 32 && pieces.join('').length <= 400) return meant
    }
  }

  options(): RandomOptions {
    const next = this.#next
    const facets = (['agency', 'region', 'level', 'year', 'kind'] as const).filter(
      () => next(3) === 0,
    )
    return {
      variants: next(4) > 0,
      script: next(6) === 0 ? 'exact' : 'any',
      boundary: next(6) === 0 ? 'word' : 'any',
      filters: next(3) === 0 ? this.#filters() : {},
      facets,
      sort: this.#pick(['relevance', 'newest', 'oldest']),
    }
  }

  #tree(place: Place, depth: number): Meant {
    const next = this.#next
    // About one section as a rule, so that something is found.
    const about = next(12) === 0 ? this.#pick(this.#sections) : place
    if (depth === 0) return this.#leaf(about)
    const nodes = () => Array.from({ length: 2 + next(2) }, () => this.#tree(about, depth - 1))
    switch (next(5)) {
      case 0:
        return { type: 'any', nodes: nodes() }
      case 1:
        return {
          type: 'all',
          nodes: [
            this.#leaf(about),
            { type: 'not', node: this.#tree(this.#pick(this.#sections), depth - 1) },
          ],
        }
      case 2:
        return this.#leaf(about)
      default:
        return { type: 'all', nodes: nodes() }
    }
  }

  #leaf(place: Place): Meant {
    const next = this.#next
    const { text } = place
    switch (next(9)) {
      case 0:
        return { type: 'near', pieces: this.#plainPieces(text, 2 + next(2)), within: next(30) }
      case 1: {
        const unit = next(2) === 0 ? 'sentence' : 'paragraph'
        return { type: 'together', pieces: this.#plainPieces(text, 2 + next(2)), unit }
      }
      case 2:
        return { type: 'sequence', pieces: this.#plainPieces(text, 2 + next(2)) }
      case 3:
        return this.#filter(next(4) === 0 ? this.#pick(this.#sections) : place)
      default:
        return { type: 'piece', text: this.#piece(text) }
    }
  }

  #filter({ report, headings, kind: sectionKind }: Place): Meant {
    const next = this.#next
    const { title, agency, region, year, kind } = report
    const heading = headings.at(-next(3))
    const field = this.#pick(['agency', 'region', 'kind', 'section', 'title', 'heading', 'year'])
    switch (field) {
      case 'year': {
        const from = (year ?? 2012) - next(3)
        return {
          type: 'year',
          ...this.#pick([
            { from, to: from },
            { from, to: from + next(4) },
          ]),
        }
      }
      case 'agency':
        return { type: 'field', field, value: this.#partOf(agency?.name ?? '民政局') }
      case 'region': {
        const names =
          region === null
            ? ['湖南']
            : [region.code, `${region.code.slice(0, 2)}0000`, ...region.path]
        return { type: 'field', field, value: this.#pick(names) }
      }
      case 'kind':
        return { type: 'field', field, value: kind }
      case 'section':
        return { type: 'field', field, value: this.#pick([sectionKind, ...SECTION_KINDS]) }
      case 'title':
        return { type: 'field', field, value: this.#plainPiece(title ?? '年度报告') }
      case 'heading':
        return { type: 'field', field, value: this.#plainPiece(heading ?? '一概述') }
      default:
        return field satisfies never
    }
  }

  #filters(): RandomOptions['filters'] {
    const next = this.#next
    const one = (): Partial<Record<FacetField, string[]>> => {
      const { agency, region, level, year, kind } = this.#pick(this.#sections).report
      const from = (year ?? 2013) - next(2)
      switch (next(5)) {
        case 0:
          return { agency: [agency?.name ?? '民政局'] }
        case 1:
          return { region: [this.#pick([region?.code ?? '430000', region?.path[0] ?? '湖南省'])] }
        case 2:
          return { level: [level ?? 'county'] }
        case 3:
          return { year: [yearsTyped(from, from + next(3))] }
        default:
          return { kind: [kind] }
      }
    }
    const filters: Partial<Record<FacetField, string[]>> = {}
    for (let count = 1 + next(3); count > 0; count--) {
      for (const [field, values] of Object.entries(one())) {
        const known = field as FacetField
        filters[known] = [...(filters[known] ?? []), ...values]
      }
    }
    return filters
  }

  /** A quotable piece of a text in either script, maybe with noise in it or in another width. */
  #piece(text: string): string {
    const next = this.#next
    for (let tries = 0; tries < 20; tries++) {
      const piece = this.#noisy(this.#cut(text, 1 + next(next(5) === 0 ? 60 : 8)))
      if (isQuotable(piece) && analyzeTerm(piece) !== null) return piece
    }
    return '公开'
  }

  #plainPieces(text: string, count: number): string[] {
    // Near each other as a rule, so that something is found.
    const start = this.#next(Math.max(1, text.length - 60))
    const around = this.#next(4) === 0 ? text : text.slice(start, start + 60)
    return Array.from({ length: count }, () => this.#plainPiece(around))
  }

  #plainPiece(text: string): string {
    for (let tries = 0; tries < 20; tries++) {
      const piece = this.#cut(text, 1 + this.#next(5))
      if (isPlain(piece) && analyzeTerm(piece) !== null) return piece
    }
    return '公开'
  }

  #cut(text: string, length: number): string {
    const way = this.#next(4)
    const characters = [...text]
    const at = this.#next(Math.max(1, characters.length - length + 1))
    // Around what is cut, so that phrases are converted as such.
    const around = characters.slice(Math.max(0, at - 4), at + length + 4).join('')
    const script = way === 0 ? toSimplified(around) : way === 1 ? toTraditional(around) : around
    return [...script].slice(Math.min(4, at), Math.min(4, at) + length).join('')
  }

  #noisy(piece: string): string {
    const next = this.#next
    if (next(4) > 0) return piece
    return [...piece]
      .map((character) => {
        const wide = /[!-~]/.test(character) && next(2) === 0
        const shown = wide ? String.fromCharCode(character.charCodeAt(0) + 0xfee0) : character
        return next(4) === 0 ? `${shown}${this.#pick(NOISE)}` : shown
      })
      .join('')
  }

  #partOf(name: string): string {
    return this.#next(2) === 0 ? name : name.slice(this.#next(name.length - 1))
  }

  #pick<const T>(items: readonly T[]): T {
    return items[this.#next(items.length)] as T
  }
}
