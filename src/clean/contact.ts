import type { Contact, EvidenceSource } from '../model/report.ts'
import type { Found } from './agency-place.ts'
import { type Given, givenIn, type Part } from './contact-labels.ts'
import type { TextEvidence } from './evidence.ts'

/** A report says how to reach its author at its beginning or its end. UTF-16 units. */
const OPENING = 6_000
const CLOSING = 3_000
/** Parts of one contact line stand no farther apart. */
const APART = 40
const AT_ONCE = 6
/** What stands so near before a contact line tells that it is the report's. */
const BEFORE = 80
const LINES = 40
const ASKS = /疑问|疑問|意见|意見|[请請可](?:直接)?[与與向]|联系|聯[系繫]|联络|咨询|諮詢|谘询/

/**
 * The contact line: phone, fax, address, postcode and e-mail that stand together, each with its
 * label. Of several such places the one that names most of them and says what it is for (如有疑问，请与…联系)
 * is the report's. Linear in the windows above.
 */
export function readContact({ body, signature }: TextEvidence): Found<Contact> {
  const opening = body.slice(0, OPENING)
  const closing = body.slice(Math.max(OPENING, body.length - CLOSING))
  const places: readonly (readonly [EvidenceSource, string])[] = [
    ['body', opening],
    ['body', closing],
    ['signature', signature.slice(-LINES).join('\n').slice(0, CLOSING)],
  ]
  const lines = places.flatMap(([evidence, text]) =>
    together(text, givenIn(text)).map((parts) => ({
      evidence,
      parts,
      weight: weightOf(text, parts),
    })),
  )
  const best = lines.reduce<(typeof lines)[number] | null>(
    (top, line) => (top && top.weight >= line.weight ? top : line),
    null,
  )
  if (!best) {
    return { value: null, reason: 'the report gives no phone, address, postcode or e-mail' }
  }
  const find = (part: Part): string | null =>
    best.parts.find((given) => given.part === part)?.value ?? null
  const value = {
    phone: find('phone'),
    fax: find('fax'),
    address: find('address'),
    postcode: find('postcode'),
    email: find('email'),
  }
  return { value, evidence: best.evidence }
}

/** What stands in one sentence or table; a full stop parts, unless the next label follows it at once. */
function together(text: string, given: readonly Given[]): readonly (readonly Given[])[] {
  const lines: Given[][] = []
  for (const one of given) {
    const line = lines.at(-1)
    const between = text.slice(line?.at(-1)?.end ?? 0, one.start).trim()
    const isNear = between.length <= (/[。！？!?\n]/.test(between) ? AT_ONCE : APART)
    if (line && isNear) line.push(one)
    else lines.push([one])
  }
  return lines
}

function weightOf(text: string, parts: readonly Given[]): number {
  const start = parts[0]?.start ?? 0
  const asks = ASKS.test(text.slice(Math.max(0, start - BEFORE), start + 2))
  return new Set(parts.map(({ part }) => part)).size + (asks ? 3 : 0)
}
