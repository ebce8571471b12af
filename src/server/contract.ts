import { z } from 'zod'
import { FACET_FIELDS, MEASURES, ParameterError, PER_PAGE, SUGGESTIONS } from '../index.ts'

export type {
  AgencyFigures,
  AgencyMentions,
  Alternative,
  AnchoredPart,
  Contact,
  Facet,
  FacetField,
  FacetValue,
  FiguresAnswer,
  Fragment,
  Help,
  Hit,
  MarkedSpan,
  Measure,
  MentionsAnswer,
  Reading,
  Region,
  Relaxed,
  Report,
  ReportField,
  SearchAnswer,
  Section,
  SectionFigure,
  Sort,
  Span,
  StatedFigure,
  Successor,
  Table,
  TableKind,
} from '../index.ts'

/** An error as RFC 9457 tells it, with a stable `code` for programs and `advice` for people. */
export interface Problem {
  readonly type: 'about:blank'
  /** The name of the status. */
  readonly title: string
  readonly status: number
  readonly detail: string
  /** The path that was asked. */
  readonly instance: string
  readonly code: string
  readonly advice: string
}

/** What the pages tell of the index. */
export interface IndexCounts {
  readonly reports: number
  readonly sections: number
  readonly agencies: number
}

/** Characters of the values of all filters together. */
const LONGEST_FILTERS = 2_000

const LARGEST_PAGE = 1_000_000_000

const text = z.string({ error: 'is missing' })

function whole(largest: number) {
  const error = `must be a whole number from 1 to ${largest}`
  return z
    .string()
    .regex(/^[1-9]\d{0,9}$/, error)
    .transform(Number)
    .refine((value) => value <= largest, error)
}

const paging = {
  page: whole(LARGEST_PAGE).default(1),
  per_page: whole(PER_PAGE.most).default(PER_PAGE.usual),
}

function oneOf<const Values extends readonly [string, ...string[]]>(values: Values) {
  return z.enum(values, mustBe(values))
}

function mustBe(values: readonly string[]): string {
  return `must be ${values.join(' or ')}`
}

/** Longest value of a filter, in characters: several times the longest name of an agency. */
const LONGEST_VALUE = 200

/** Values of one filter, any of which will do; an empty one is none. */
const filter = z
  .array(z.string())
  .refine(
    (values) => values.every((value) => value.length <= LONGEST_VALUE),
    `has a value of more than ${LONGEST_VALUE} characters`,
  )
  .max(50, 'is given more than 50 times')
  .transform((values) => values.filter((value) => value.trim() !== ''))
  .default([])

const filters = { agency: filter, region: filter, level: filter, year: filter, kind: filter }

/** How a query is read and what counts as found. */
const reading = {
  variants: oneOf(['on', 'off']).default('on'),
  script: oneOf(['any', 'exact']).default('any'),
  boundary: oneOf(['any', 'word']).default('any'),
  ...filters,
}

const sort = oneOf(['relevance', 'newest', 'oldest']).optional()

const facets = z
  .string()
  .transform((names) => names.split(','))
  .pipe(z.array(oneOf(FACET_FIELDS)))
  .optional()

const flag = z
  .enum(['1', '0'], 'must be 1 or 0')
  .default('0')
  .transform((value) => value === '1')

/** `GET /v1/search`. `page` counts from 1; `per_page` is 1 to 50, default 10. */
export const searchParameters = z.strictObject({
  q: text,
  ...paging,
  ...reading,
  sort,
  facets,
  explain: flag,
  also: flag,
})
/** `GET /v1/mentions`. */
export const mentionsParameters = z.strictObject({ q: text, ...reading })
/** `GET /v1/figures`. */
export const figuresParameters = z.strictObject({ measure: oneOf(MEASURES), ...filters })
/** `GET /v1/suggest`. */
export const suggestParameters = z.strictObject({
  q: text,
  limit: whole(SUGGESTIONS.most).default(SUGGESTIONS.usual),
})
/** `GET /v1/reports/{id}`: with `q`, its sections in pieces, marked. */
export const reportParameters = z.strictObject({ q: text.optional(), ...reading })
/** `GET /`: without `q`, or with an empty one, it shows the form only. */
export const searchPageParameters = z.strictObject({
  q: text.default(''),
  ...paging,
  ...reading,
  sort,
})
/** `GET /mentions`. */
export const mentionsPageParameters = z.strictObject({ q: text.default(''), ...reading })
/** `GET /figures`: without a measure, or with an empty one, it shows what can be chosen. */
export const figuresPageParameters = z.strictObject({
  measure: z
    .enum(['', ...MEASURES], mustBe(MEASURES))
    .transform((given) => (given === '' ? undefined : given))
    .optional(),
  ...filters,
})
/** `GET /reports/{id}`: without `q`, or with an empty one, nothing is marked. */
export const reportPageParameters = z.strictObject({ q: text.default(''), ...reading })

/** What a page was asked, with everything that goes without saying filled in. */
export type AskedSearch = z.infer<typeof searchPageParameters>
export type AskedMentions = z.infer<typeof mentionsPageParameters>
export type AskedFigures = z.infer<typeof figuresPageParameters>

/** The options of a query, as the index takes them. */
export function queryOptions(given: Omit<AskedMentions, 'q'>) {
  const { variants, script, boundary } = given
  return { variants: variants === 'on', script, boundary, filters: filtersOf(given) }
}

/** The filters of a request, as the index takes them. */
export function filtersOf({ agency, region, level, year, kind }: Omit<AskedFigures, 'measure'>) {
  const asked = Object.entries({ agency, region, level, year, kind })
  return Object.fromEntries(asked.filter(([, values]) => values.length > 0))
}

/**
 * Holds the parameters of a request against what its path takes.
 *
 * @throws ParameterError naming the parameter, when one is unknown, missing or out of range.
 */
export function checkParameters<T extends z.ZodRawShape>(
  schema: z.ZodObject<T>,
  parameters: ReadonlyMap<string, readonly string[]>,
) {
  const given: Record<string, unknown> = {}
  for (const [name, values] of parameters) {
    const repeatable = name in filters
    if (values.length > 1 && !repeatable) throw repeated(name)
    given[name] = repeatable ? values : values[0]
  }
  checkFilterLength(parameters)
  const result = schema.safeParse(given)
  if (result.success) return result.data
  const known = Object.keys(schema.shape)
  const advice = `Its parameters are ${known.join(', ')}.`
  const unknown = [...parameters.keys()].find((name) => !known.includes(name))
  if (unknown !== undefined)
    throw new ParameterError(`Unknown parameter "${shortened(unknown)}".`, advice)
  const issue = result.error.issues[0]
  throw new ParameterError(`Parameter "${String(issue?.path[0])}" ${issue?.message}.`, advice)
}

/** Every page repeats its filters in many links, and every one is compared with all names. */
function checkFilterLength(parameters: ReadonlyMap<string, readonly string[]>): void {
  const values = [...parameters].flatMap(([name, given]) => (name in filters ? given : []))
  const length = values.reduce((sum, value) => sum + value.length, 0)
  if (length <= LONGEST_FILTERS) return
  throw new ParameterError(
    `The filters have ${length} characters together; at most ${LONGEST_FILTERS} are read.`,
    'Filter by fewer values.',
  )
}

function repeated(name: string): ParameterError {
  return new ParameterError(
    `Parameter "${shortened(name)}" is given more than once.`,
    'Give each parameter once, filters aside; separate the words of a query with spaces.',
  )
}

function shortened(name: string): string {
  return name.length > 60 ? `${name.slice(0, 60)}…` : name
}
