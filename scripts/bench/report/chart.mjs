// A chart with two logarithmic axes.
import { element, escaped, text } from './svg.mjs'

const MARGIN = { left: 62, right: 16, top: 34, bottom: 46 }
const GRID = '#e3e6ea'
const INK = '#39424e'

/**
 * @param series `{ label, color, points: [x, y][] }`; points that are not above zero are left out.
 * @param box `{ x, y, width, height }` in the picture, titles included.
 */
export function chart({ title, xLabel, yLabel, series, box }) {
  const known = series.map((each) => ({
    ...each,
    points: each.points.filter(([x, y]) => x > 0 && y > 0).sort(([a], [b]) => a - b),
  }))
  const points = known.flatMap((each) => each.points)
  if (points.length === 0) return ''
  const inner = {
    left: box.x + MARGIN.left,
    right: box.x + box.width - MARGIN.right,
    top: box.y + MARGIN.top,
    bottom: box.y + box.height - MARGIN.bottom,
  }
  const x = scale(
    points.map(([value]) => value),
    inner.left,
    inner.right,
  )
  const y = scale(
    points.map(([, value]) => value),
    inner.bottom,
    inner.top,
  )
  return element('g', { 'font-family': 'sans-serif', 'font-size': 12, fill: INK }, [
    text(title, { x: inner.left, y: box.y + 18, 'font-size': 14, 'font-weight': 'bold' }),
    ...x.decades.flatMap((value) => tick(x.at(value), inner, 'x', value)),
    ...y.decades.flatMap((value) => tick(y.at(value), inner, 'y', value)),
    text(xLabel, {
      x: (inner.left + inner.right) / 2,
      y: box.y + box.height - 8,
      'text-anchor': 'middle',
    }),
    text(yLabel, {
      transform: `translate(${box.x + 16} ${(inner.top + inner.bottom) / 2}) rotate(-90)`,
      'text-anchor': 'middle',
    }),
    ...known.flatMap((each) => drawn(each, x, y)),
  ])
}

/** From the power of ten below all values to the one above them. */
export function scale(values, from, to) {
  const low = Math.floor(Math.log10(Math.min(...values)))
  const high = Math.max(low + 1, Math.ceil(Math.log10(Math.max(...values))))
  return {
    decades: Array.from({ length: high - low + 1 }, (_, i) => 10 ** (low + i)),
    at: (value) => round(from + ((Math.log10(value) - low) / (high - low)) * (to - from)),
  }
}

function tick(at, { left, right, top, bottom }, axis, value) {
  const ends =
    axis === 'x' ? { x1: at, x2: at, y1: top, y2: bottom } : { x1: left, x2: right, y1: at, y2: at }
  const place =
    axis === 'x'
      ? { x: at, y: bottom + 16, 'text-anchor': 'middle' }
      : { x: left - 6, y: at + 4, 'text-anchor': 'end' }
  return [element('line', { ...ends, stroke: GRID }), text(named(value), place)]
}

function drawn({ label, color, points }, x, y) {
  const path = points.map(([a, b]) => `${x.at(a)},${y.at(b)}`).join(' ')
  return [
    element('polyline', { points: path, fill: 'none', stroke: color, 'stroke-width': 2 }),
    ...points.map(([a, b]) =>
      element('circle', { cx: x.at(a), cy: y.at(b), r: 3.5, fill: color }, [
        element('title', {}, escaped(`${label}: ${b.toPrecision(3)}`)),
      ]),
    ),
  ]
}

function named(value) {
  return value >= 1 ? value.toLocaleString('en-US') : String(Number(value.toPrecision(1)))
}

function round(value) {
  return Math.round(value * 10) / 10
}
