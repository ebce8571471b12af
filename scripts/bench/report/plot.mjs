import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chart } from './chart.mjs'
import { element, text } from './svg.mjs'

const CHART = { width: 480, height: 360 }
/** From the left of one chart to that of the next. */
const STRIDE = 490
const LEGEND = 54
const LETTERS = { 'font-family': 'sans-serif', 'font-size': 12 }
const COLORS = ['#c2410c', '#6b7280', '#2563eb', '#15803d', '#9333ea', '#0e7490']

/** Draws all results of a folder: p99 and memory against the number of sections. @returns what was done, in words. */
export function drawPlot(results, file) {
  const all = existsSync(results)
    ? readdirSync(results)
        .filter((name) => /^\d+\.json$/.test(name))
        .map((name) => JSON.parse(readFileSync(join(results, name), 'utf8')))
        .filter(({ text: sizes }) => sizes)
    : []
  if (all.length === 0) return `${results} holds no result: measure with --sections first.`
  writeFileSync(file, picture(all))
  return `${file}: ${all.length} sizes`
}

/** @param all results of several sizes. */
export function picture(all) {
  const engines = seriesOf(all)
  const charts = [
    { title: 'Top 20 with total, first time: p99', yLabel: 'ms', of: 'first' },
    { title: 'Top 20 with total, asked again: p99', yLabel: 'ms', of: 'repeated' },
    { title: 'Memory after the queries: RSS', yLabel: 'MB', of: 'memory' },
  ]
  const width = charts.length * STRIDE
  const height = CHART.height + LEGEND
  return `${element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
    },
    [
      element('title', {}, 'p99 and memory against the number of sections, by engine'),
      element('rect', { width, height, fill: '#ffffff' }),
      ...charts.map(({ of, ...labels }, i) =>
        chart({
          ...labels,
          xLabel: 'sections',
          series: engines.map((each) => ({ ...each, points: each[of] })),
          box: { x: i * STRIDE, y: 0, ...CHART },
        }),
      ),
      ...engines.flatMap(legend),
    ],
  )}\n`
}

function seriesOf(all) {
  const found = new Map()
  for (const { text: sizes, top, scan, peers = {} } of all) {
    const engines = { top, scan, ...peers }
    for (const [name, engine] of Object.entries(engines)) {
      if (!engine?.first?.all) continue
      const none = { label: engine.label, first: [], repeated: [], memory: [], recall: [] }
      const known = found.get(name) ?? none
      for (const pass of ['first', 'repeated']) {
        // The scan is asked once; who ran out of time was asked again in part or not at all.
        if (engine[pass]?.all) known[pass].push([sizes.sections, engine[pass].all.p99])
      }
      known.memory.push([sizes.sections, engine.rssMb])
      if (typeof engine.recall === 'number') known.recall.push(engine.recall)
      found.set(name, known)
    }
  }
  return [...found.values()].map((each, i) => ({ ...each, color: COLORS[i % COLORS.length] }))
}

/** With the least recall of all sizes. */
function legend({ label, color, recall }, i) {
  const x = 62 + i * 184
  const y = CHART.height + 20
  return [
    element('rect', { x, y: y - 9, width: 18, height: 4, rx: 2, fill: color }),
    text(label, { x: x + 24, y: y - 2, ...LETTERS, fill: '#39424e' }),
    ...(recall.length === 0
      ? []
      : [
          text(`recall ${(100 * Math.min(...recall)).toFixed(0)} %`, {
            x: x + 24,
            y: y + 14,
            ...LETTERS,
            fill: '#6b7280',
          }),
        ]),
  ]
}
