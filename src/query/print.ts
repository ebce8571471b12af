import type { Filter, Query, QueryNode, QueryTerm } from '../model/query.ts'
import { halfWidth } from './language/half-width.ts'
import { lex } from './language/lex.ts'
import { literalSign } from './language/literal.ts'
import { QUOTES, quotationEnd } from './language/quotation.ts'
import { isCompound } from './language/tree.ts'

/**
 * A query in its plainest form: operators in ASCII, parentheses around every group, quotes only
 * where a term could be taken for something else. It reads as the same tree.
 */
export function print({ root, terms, sort }: Pick<Query, 'root' | 'terms' | 'sort'>): string {
  const printed = printNode(root, terms)
  return sort === null ? printed : `${printed} sort=${sort}`
}

function printNode(node: QueryNode, terms: readonly QueryTerm[]): string {
  const inside = (inner: QueryNode) => {
    const printed = printNode(inner, terms)
    return isCompound(inner) ? `(${printed})` : printed
  }
  const listed = (places: readonly number[], between: string) =>
    places.map((place) => printTerm(terms[place]?.text ?? '')).join(between)
  switch (node.type) {
    case 'term':
      return listed([node.term], '')
    case 'all':
      return node.nodes.map(inside).join(' ')
    case 'any':
      return node.nodes.map(inside).join(' OR ')
    case 'not':
      return `-${inside(node.node)}`
    case 'near':
      return listed(node.terms, ` NEAR/${node.within} `)
    case 'together':
      return `${node.unit === 'sentence' ? '同句' : '同段'}(${listed(node.terms, ' ')})`
    case 'sequence':
      return listed(node.terms, '*')
    case 'filter':
      return printFilter(node.filter)
  }
}

function printFilter(filter: Filter): string {
  if (filter.field === 'year') {
    const { from, to } = filter
    return `year:${from === to ? from : `${from ?? ''}..${to ?? ''}`}`
  }
  return `${filter.field}:${printTerm('term' in filter ? filter.term.text : filter.value)}`
}

function printTerm(text: string): string {
  return isPlain(text) ? text : quoted(text)
}

/** Characters that are nothing but themselves, with 《titles》 and the brackets of a year whole. */
const PLAIN =
  /^(?:[\p{L}\p{N}_%‰/+#@.、，。]|《[\p{L}\p{N}\p{Zs}]+》|〔[\d０-９]{4}〕|(?<=[\p{L}\p{N}])[:-](?=[\p{L}\p{N}]))+$/u
/** What its neighbour could make a document number. */
const TORN_NUMBER = /^第(?:\d|$)|^〔|[令字〕]第\d*$|〔\d{4}〕\d*$/

const ANY_QUOTE = new RegExp(`[${[...QUOTES].flat().join('')}＂＇]`, 'g')

function isPlain(text: string): boolean {
  const plain = halfWidth(text)
  if (!PLAIN.test(plain) || TORN_NUMBER.test(plain)) return false
  if (literalSign(text) !== null) return false
  const [token, ...more] = lex(text)
  return token?.type === 'term' && token.text === text && more.length === 0
}

/** In the first quotes that the text does not close early; failing all, without the quotes in it. */
function quoted(text: string): string {
  for (const [opening, closing] of QUOTES) {
    const quotation = opening + text + closing
    if (quotationEnd(halfWidth(quotation), 0) === quotation.length) return quotation
  }
  return `"${text.replace(ANY_QUOTE, '')}"`
}
