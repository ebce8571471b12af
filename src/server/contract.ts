import { z } from 'zod'
import { ParameterError, PER_PAGE } from '../index.ts'

export type {
  AgencyMentions,
  Hit,
  MentionsAnswer,
  Region,
  Report,
  ReportField,
  SearchAnswer,
  Section,
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

/** `GET /v1/search`. `page` counts from 1; `per_page` is 1 to 50, default 10. */
export const searchParameters = z.strictObject({ q: text, ...paging })
/** `GET /v1/mentions`. */
export const mentionsParameters = z.strictObject({ q: text })
/** `GET /`: without `q`, or with an empty one, it shows the form only. */
export const searchPageParameters = z.strictObject({ q: text.default(''), ...paging })
/** `GET /mentions`. */
export const mentionsPageParameters = z.strictObject({ q: text.default('') })
/** Every other path. */
export const noParameters = z.strictObject({})

/**
 * Holds the parameters of a request against what its path takes.
 *
 * @throws ParameterError naming the parameter, when one is unknown, missing or out of range.
 */
export function checkParameters<T extends z.ZodRawShape>(
  schema: z.ZodObject<T>,
  parameters: ReadonlyMap<string, string>,
) {
  const result = schema.safeParse(Object.fromEntries(parameters))
  if (result.success) return result.data
  const known = Object.keys(schema.shape)
  const advice =
    known.length === 0
      ? 'This address takes no parameters.'
      : `Its parameters are ${known.join(', ')}.`
  const unknown = [...parameters.keys()].find((name) => !known.includes(name))
  if (unknown !== undefined)
    throw new ParameterError(`Unknown parameter "${shortened(unknown)}".`, advice)
  const issue = result.error.issues[0]
  throw new ParameterError(`Parameter "${String(issue?.path[0])}" ${issue?.message}.`, advice)
}

function shortened(name: string): string {
  return name.length > 60 ? `${name.slice(0, 60)}…` : name
}
