import { aligned } from './align.mjs'
import { scoreTables } from './score-tables.mjs'

/** What the issue holds us to, and what is only told. */
const HELD = ['title', 'agency', 'region', 'year', 'published', 'level']
const TOLD = ['kind', 'url', 'signed', 'indexNumber', 'documentNumber', 'contact', 'script']

/**
 * Compares a report with what a careful reader takes from it.
 *
 * @returns scores: measure → `{ right, found, wanted }`, counts of its values; what the gold does not
 *   speak of is not counted. misses: one line each.
 */
export function scoreReport(report, gold) {
  const scores = {}
  const misses = []
  const add = (measure, right, found, wanted) => {
    scores[measure] = sum(scores[measure], { right, found, wanted })
  }
  const miss = (measure, words) => misses.push(`${measure}: ${words}`)

  const values = fieldsOf(report)
  const wanted = wantedFields(gold)
  for (const field of [...HELD, ...TOLD, 'agencyKind']) {
    if (wanted[field] === undefined) continue
    const right = show(values[field]) === show(wanted[field])
    add(field, Number(right), 1, 1)
    if (!right) miss(field, `${show(values[field])} instead of ${show(wanted[field])}`)
  }
  if (gold.regionCode) {
    const right = report.region?.code === gold.regionCode
    add('region', Number(right), 1, 1)
    if (!right) miss('region', `${report.region?.code} instead of ${gold.regionCode}`)
  }
  const outline = flat(report.outline)
  if (gold.level1) scoreOutermost(outline, gold.level1, add, miss)
  if (gold.outline) scoreOutline(outline, report.sections, gold, add, miss)
  if (gold.tables) scoreTables(tablesOf(report), gold.tables, add, miss)
  if (gold.figures) scoreFigures(report, gold.figures, add, miss)
  for (const words of gold.furniture ?? []) {
    const stands = report.sections.some(({ text }) => text.includes(words))
    add('furniture', Number(!stands), 1, 1)
    if (stands) miss('furniture', `${words} stands in a section`)
  }
  const shown = report.sections.map(({ text }) => packed(text))
  for (const words of gold.joinedLines ?? []) {
    const stands = shown.some((text) => text.includes(packed(words)))
    add('joined lines', Number(stands), 1, 1)
    if (!stands) miss('joined lines', `${words} does not read so`)
  }
  return { scores, misses }
}

/** Adds scores up, measure by measure. */
export function totalOf(results) {
  const total = {}
  for (const { scores } of results) {
    for (const [measure, score] of Object.entries(scores)) {
      total[measure] = sum(total[measure], score)
    }
  }
  return total
}

/** The six fields together; 0 to 1, NaN of nothing. */
export function fieldAccuracy(total) {
  const all = HELD.reduce((so, field) => sum(so, total[field]), undefined)
  return precision(all)
}

/** Of what was found, how much is right; NaN of nothing. */
export function precision(score) {
  return score ? score.right / score.found : Number.NaN
}

/** Of what is wanted, how much was found; NaN of nothing. */
export function recall(score) {
  return score ? score.right / score.wanted : Number.NaN
}

function sum(a = { right: 0, found: 0, wanted: 0 }, b = { right: 0, found: 0, wanted: 0 }) {
  return { right: a.right + b.right, found: a.found + b.found, wanted: a.wanted + b.wanted }
}

function fieldsOf(report) {
  return {
    ...report,
    agency: report.agency?.name ?? null,
    agencyKind: report.agency?.kind ?? null,
    region: report.region && [report.region.code, ...report.region.path].join(' '),
    contact: report.contact && Object.values(report.contact).filter(Boolean).sort().join(' '),
  }
}

function wantedFields(gold) {
  const { region, agency, contact } = gold
  return {
    ...gold,
    ...(agency !== undefined && { agency: agency?.name ?? null, agencyKind: agency?.kind }),
    ...(region && { region: [region.code, ...region.path].join(' ') }),
    ...(contact && { contact: Object.values(contact).filter(Boolean).sort().join(' ') }),
  }
}

/** Headings count as right with their level and in order; kinds only of headings that are right. */
function scoreOutline(outline, sections, gold, add, miss) {
  const optional = new Set(gold.optionalHeadings)
  const isWanted = new Set(gold.outline.map(({ heading }) => heading))
  const kinds = sections.filter(({ lead }) => lead === 'heading').map(({ kind }) => kind)
  const all = outline.map((node, i) => ({ ...node, kind: kinds[i] }))
  const found = all.filter(({ heading }) => !optional.has(heading) || isWanted.has(heading))
  const pairs = scoreHeadings(found, gold.outline, add, miss)
  for (const [a, b] of pairs) {
    const { kind, heading } = gold.outline[b]
    if (kind === undefined) continue
    const right = found[a].kind === kind
    add('section kind', Number(right), 1, 1)
    if (!right) miss('section kind', `${heading} is ${found[a].kind} instead of ${kind}`)
  }
}

/** Only the outermost headings are told, and not those of the annexes that follow. */
function scoreOutermost(outline, level1, add, miss) {
  const found = outline.filter(({ level }) => level === 1)
  const wanted = level1.map((heading) => ({ level: 1, heading }))
  const last = found.findIndex(({ heading }) => packed(heading) === packed(level1.at(-1)))
  scoreHeadings(last < 0 ? found : found.slice(0, last + 1), wanted, add, miss)
}

function scoreHeadings(found, wanted, add, miss) {
  const line = ({ level, heading }) => `${level} ${packed(heading)}`
  const pairs = aligned(found, wanted, (a, b) => Number(line(a) === line(b)))
  add('headings', pairs.length, found.length, wanted.length)
  const [seen, met] = [new Set(pairs.map(([a]) => a)), new Set(pairs.map(([, b]) => b))]
  found.forEach((node, i) => {
    if (!seen.has(i)) miss('headings', `${node.level} ${node.heading} is none`)
  })
  wanted.forEach((node, i) => {
    if (!met.has(i)) miss('headings', `${node.level} ${node.heading} is absent`)
  })
  return pairs
}

/** A figure is right when measure, value and unit are and its span holds the words of the gold. */
function scoreFigures(report, gold, add, miss) {
  const left = new Set(report.figures)
  let right = 0
  for (const wanted of gold) {
    const match = [...left].find((figure) => {
      const { start, end } = figure.span
      const words = packed(report.sections[figure.section].text.slice(start, end))
      return figureLine(figure) === figureLine(wanted) && words.includes(packed(wanted.quote ?? ''))
    })
    if (match) {
      left.delete(match)
      right += 1
    } else miss('figures', `${figureLine(wanted)} (${wanted.quote ?? ''}) is absent`)
  }
  for (const { section, span, ...figure } of left) {
    const words = report.sections[section].text.slice(span.start, span.end)
    miss('figures', `${figureLine(figure)} is none: ${words}`)
  }
  add('figures', right, report.figures.length, gold.length)
}

function figureLine({ measure, value, unit }) {
  return `${measure} ${value} ${unit}`
}

/** A table that is longer than a section may be stands in pieces, one in each of its sections. */
function tablesOf({ tables, sections }) {
  const whole = []
  let before = null
  for (const table of tables) {
    const { text } = sections[table.section]
    const rows = table.rows.map((row) => row.map(({ span }) => text.slice(span.start, span.end)))
    if (before && goesOn(before, table, sections)) whole.at(-1).push(...rows)
    else whole.push(rows)
    before = table
  }
  return whole
}

/** The first ends its section, and the second begins the next one, which has no heading of its own. */
function goesOn(first, second, sections) {
  const next = sections[second.section]
  return (
    second.section === first.section + 1 &&
    next.lead === null &&
    next.text.slice(0, second.span.start).trim() === '' &&
    sections[first.section].text.slice(first.span.end).trim() === ''
  )
}

function flat(outline) {
  return outline.flatMap(({ heading, level, children }) => [{ heading, level }, ...flat(children)])
}

function packed(text) {
  return text.replace(/\s/g, '')
}

function show(value) {
  return JSON.stringify(value) ?? 'nothing'
}
