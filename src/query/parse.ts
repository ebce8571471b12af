import type { Query, QueryNode, QueryTerm, Reading } from '../model/query.ts'
import type { Span } from '../model/span.ts'
import { Grammar } from './language/grammar.ts'
import { lex } from './language/lex.ts'
import { checkDepth, checkLength, checkTerms, depthOf, required } from './language/limits.ts'
import { settle } from './language/misplaced.ts'
import { Notes } from './language/notes.ts'
import { Operands } from './language/operands.ts'
import { plainWords } from './language/plain.ts'
import { repaired } from './language/repaired.ts'
import { takeSort } from './language/sort.ts'
import { Terms } from './language/terms.ts'
import { nesting } from './language/tree.ts'
import { print } from './print.ts'

export interface ParseOptions {
  /** Undoes pinyin annotations and entities, as in reports; given no more than the limit. */
  readonly repair: (text: string) => string
  /** What a text is as a term; null when nothing of it can be searched. */
  readonly analyze: (text: string) => QueryTerm | null
  /** What equal terms have in common, which are searched as one. Default: their form. */
  readonly keyOf?: (term: QueryTerm) => string
}

/**
 * Reads what was typed by the grammar of README.md. Never throws on how it is written, only on what
 * cannot be searched: what cannot be read as an operator is searched as text, and a warning says so.
 *
 * @param typed as it was typed; spans of the answer are into it.
 * @throws QueryError when it is too long, has too many terms, nests too deep, or holds nothing that
 *   can be searched.
 */
export function parseQuery(typed: string, options: ParseOptions): Query {
  checkLength(typed)
  const text = options.repair(typed)
  const words = text === typed ? plainWords(typed) : null
  return words === null ? byGrammar(text, typed, options) : ofWords(words, typed, options)
}

/** What the grammar makes of words alone. */
function ofWords(words: readonly Span[], typed: string, { analyze, keyOf }: ParseOptions): Query {
  const terms = new Terms(analyze, keyOf)
  const interpreted: Reading[] = []
  for (const span of words) {
    const place = terms.place(typed.slice(span.start, span.end))
    if (place !== null) interpreted.push({ span, as: 'term' })
  }
  const { list } = terms
  const nodes = list.map((_, term): QueryNode => ({ type: 'term', term }))
  const root = required(nodes.length > 1 ? { type: 'all', nodes } : (nodes[0] ?? null))
  checkTerms(terms)
  const printed = list.map((term) => term.text).join(' ')
  return { text: typed, root, terms: list, sort: null, printed, interpreted, warnings: [] }
}

/** @param text the typed, repaired. */
function byGrammar(text: string, typed: string, { analyze, keyOf }: ParseOptions): Query {
  const source = repaired(text, typed)
  const typedTokens = lex(source.text)
  checkDepth(depthOf(typedTokens))

  const notes = new Notes(source)
  const terms = new Terms(analyze, keyOf)
  const { sort, tokens } = takeSort(source.text, typedTokens, notes)
  const settled = settle(source.text, tokens, notes)
  const operands = new Operands(source.text, terms, analyze, notes)
  const root = required(new Grammar(settled, operands, notes).all())
  checkTerms(terms)
  checkDepth(nesting(root))

  const { list } = terms
  return {
    text: typed,
    root,
    terms: list,
    sort,
    printed: print({ root, terms: list, sort }),
    interpreted: notes.readings,
    warnings: notes.warnings,
  }
}
