import type { EvidenceSource } from '../model/report.ts'
import { type BodyName, namesInBody } from './agency-body.ts'
import { type Folded, fold } from './agency-folded.ts'
import { closingLines, mayBeAuthor, nameInHeader, nameInSignature } from './agency-lines.ts'
import { isSelf, ownerOf, type SelfReference, selfReference } from './agency-self.ts'
import { type FoundName, namesInTitle } from './agency-title.ts'
import type { TextEvidence } from './evidence.ts'
import { type Mentions, mentionsIn } from './gazetteer-context.ts'

export interface Candidate extends FoundName {
  readonly evidence: EvidenceSource
  /** May be the author when the title names none; the others only complete what the title shortens. */
  readonly mayLead: boolean
}

/** What a report says about who wrote it. */
export interface Findings {
  /** In the order of preference: title, publisher, signature, source (来源), body (heaviest first), file name. */
  readonly candidates: readonly Candidate[]
  readonly self: SelfReference | null
  /** Which places each part of the report names; counted when first asked for: few reports need it. */
  readonly mentions: readonly (readonly [EvidenceSource, Mentions])[]
}

/** A report's author stands near its ends, so of a long body only these many characters are looked at. */
const BODY_START = 40_000
const BODY_END = 4_000
const LINE = 400
const LINES = 40
/** Weight from which a place in the body says author plainly: 由X编制, 请与X联系. */
const PLAIN = 8
/** Names from the running text that are kept, of those that cannot be the author. */
const OTHERS = 200

/** Everything the parts of a report say about its author. Linear in the windows above. */
export function findingsIn(evidence: TextEvidence): Findings {
  const title = fold(withoutNumber((evidence.title ?? '').slice(0, LINE)))
  const fileName = fold(evidence.fileName.slice(0, LINE).replace(/\.[a-z0-9]{1,5}$/i, ''))
  const body = fold(windowsOf(evidence.body), true)
  const header = evidence.header.slice(0, LINES)
  const headers = header
    .filter(({ kind }) => kind === 'agency' || kind === 'source')
    .map(({ kind, value }) => ({ kind, text: fold(value.slice(0, LINE)) }))
  const signature = [...closingLines(evidence.body), ...evidence.signature.slice(-LINES)]
  const self = selfReference(body.text)
  const titled = header
    .filter(({ kind }) => kind === 'title')
    .map(({ value }) => fold(value.slice(0, LINE)))
  const inBody = bodyNames(body, self)
  const authors = inBody.filter(({ mayLead, weight }) => mayLead && weight >= PLAIN)
  const inHeader = (wanted: 'agency' | 'source'): readonly Candidate[] =>
    headers
      .filter(({ kind }) => kind === wanted)
      .map(({ text }) => nameInHeader(text))
      .filter((name) => name !== null)
      .map((name) => {
        const { shape, asWritten } = name
        return { shape, asWritten, evidence: 'header', mayLead: mayBeAuthor(name, self, authors) }
      })
  const signed = signature.map(nameInSignature).filter((name) => name !== null)
  const candidates = [
    ...[title, ...titled].flatMap((text) => leading(namesInTitle(text), 'title')),
    ...inHeader('agency'),
    ...leading(signed, 'signature'),
    ...inHeader('source'),
    ...inBody,
    ...leading(
      namesInTitle(fileName).filter(({ shape }) => shape.chain),
      'file name',
    ),
  ]
  const textOf = (parts: readonly Folded[]): string => parts.map(({ text }) => text).join('\n')
  return new CountedFindings(candidates, self, () => [
    ['title', mentionsIn(textOf([title, ...titled]))],
    ['header', mentionsIn(textOf(headers.map(({ text }) => text)))],
    ['signature', mentionsIn(textOf(signature.map((line) => fold(line.slice(0, LINE)))))],
    ['body', mentionsIn(body.text)],
    ['file name', mentionsIn(fileName.text)],
  ])
}

/** A class, since an accessor in a literal gives each object a shape of its own: all that reads it is slower. */
class CountedFindings implements Findings {
  readonly candidates: readonly Candidate[]
  readonly self: SelfReference | null
  readonly #count: () => Findings['mentions']
  #counted: Findings['mentions'] | undefined

  constructor(
    candidates: readonly Candidate[],
    self: SelfReference | null,
    count: () => Findings['mentions'],
  ) {
    this.candidates = candidates
    this.self = self
    this.#count = count
  }

  get mentions(): Findings['mentions'] {
    this.#counted ??= this.#count()
    return this.#counted
  }
}

/** 关于公布年度报告的通知（攸政办〔2014〕3号）: what a number begins with is no name. */
function withoutNumber(title: string): string {
  return title.replace(
    /[(（][^()（）]{1,24}[〔[［【﹝]\s?\d{4}\s?[〕\]］】﹞][第\s\d]{1,12}[号號][)）]\s?$/,
    '',
  )
}

function windowsOf(body: string): string {
  if (body.length <= BODY_START + BODY_END) return body
  return `${body.slice(0, BODY_START)}\n${body.slice(-BODY_END)}`
}

function leading(names: readonly FoundName[], evidence: EvidenceSource): readonly Candidate[] {
  return names.map(({ shape, asWritten }) => ({ shape, asWritten, evidence, mayLead: true }))
}

/** Of the names in the body, those that may be the author: it names itself so, or nobody else as often. */
function bodyNames(
  body: Folded,
  self: SelfReference | null,
): readonly (Candidate & { readonly weight: number })[] {
  const names = namesInBody(body).flatMap((name) => {
    const owner = name.isAuthor ? ownerOf(name.shape, self) : null
    if (!owner) return [name]
    return [{ ...name, shape: owner, asWritten: name.asWritten.slice(0, owner.text.length) }, name]
  })
  const authors = names.filter(
    ({ isAuthor, shape }) =>
      isAuthor && (!shape.isNational || self !== null) && isSelf(shape, self),
  )
  const [best, second] = names.filter(({ shape }) => self !== null && isSelf(shape, self))
  const isDominant = best && best.weight >= 3 && (second?.weight ?? 0) * 2 <= best.weight
  const leads = new Set(isDominant && !authors.length ? [best] : authors)
  const others = names.filter((name) => !leads.has(name)).slice(0, OTHERS)
  const found = (names: Iterable<BodyName>, mayLead: boolean) =>
    Array.from(names, ({ shape, asWritten, weight }) => {
      return { shape, asWritten, evidence: 'body', mayLead, weight } as const
    })
  return [...found(leads, true), ...found(others, false)]
}
