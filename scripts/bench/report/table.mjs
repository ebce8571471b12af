// One table in Markdown: a row a measure, a column an engine.
import { counted, figure, shares, sized, times } from './figures.mjs'
import { ownRows } from './own-rows.mjs'

const MEGABYTE = 1e6

export function table(result, cores) {
  const { text, machine, build, scan, top, peers = {} } = result
  const ours = {
    ...top,
    label: 'Baosou',
    buildSeconds: build?.seconds,
    bytes: build?.bytes,
  }
  const engines = [ours, ...(scan ? [scan] : []), ...Object.values(peers)]
  const rows = [
    ['', ...engines.map(({ label }) => label ?? '?')],
    ['---', ...engines.map(() => '---')],
    row('build, s', engines, ({ buildSeconds }) => figure(buildSeconds)),
    row('size, MB (of the text)', engines, ({ bytes }) => sized(bytes, text)),
    row('memory after the queries, RSS MB', engines, ({ rssMb }) => figure(rssMb)),
    row('recall · precision', engines, ({ recall, precision }) => shares(recall, precision)),
    row('queries asked in time', engines, ({ asked }) => asked),
    row('exact sets', engines, ({ exact, compared }) => counted(exact, compared)),
    row('exact totals', engines, (engine) => exactTotals(engine)),
    ...timeRows('first time', engines, ({ first }) => first),
    ...timeRows('repeated', engines, ({ repeated }) => repeated),
  ]
  const title = text
    ? `${text.sections} sections, ${text.reports} reports, ${(text.bytes / MEGABYTE).toFixed(1)} MB of UTF-8`
    : ''
  const head = `${title}; ${cores} cores, Node ${machine.node}, load ${machine.load.toFixed(1)} at the start, ${machine.date.slice(0, 10)}`
  const beside = engines.slice(1).map(() => '')
  const own = ownRows(result).map((cells) => [...cells, ...beside])
  return [head, '', ...[...rows, ...own].map(line), ...remarks(result)].join('\n')
}

function row(name, engines, cell) {
  return [name, ...engines.map((engine) => cell(engine) ?? '–')]
}

/** Top 20 with the exact total: all queries, then each class. */
function timeRows(name, engines, timesOf) {
  const classes = Object.keys(engines.map(timesOf).find((known) => known) ?? {})
  return classes.map((each) =>
    row(`${name}, ${each}: p50 / p95 / p99 ms`, engines, (engine) =>
      times(timesOf(engine)?.[each]),
    ),
  )
}

/** What did not come to its end, and what was not measured in the last run. */
function remarks({ peers = {}, ran = {}, machine, ...steps }) {
  const ends = Object.entries({ ...steps, ...peers })
    .filter(([, step]) => (step?.ended ?? 'done') !== 'done')
    .map(([name, { ended }]) => `${name}: ${ended}`)
  const earlier = Object.entries(ran)
    .filter(([, date]) => date !== machine.date)
    .map(([name, date]) => `${name} was measured in an earlier run, ${date}`)
  return ends.length + earlier.length === 0 ? [] : ['', ...ends, ...earlier]
}

function exactTotals({ totals, exact, compared }) {
  const right = totals ?? exact
  if (right === undefined) return undefined
  return right === compared ? 'yes' : `no (${right} of ${compared})`
}

function line(cells) {
  return `| ${cells.join(' | ')} |`
}
