// What only our engine is measured by: a name and a cell each.
import { figure, sized, times } from './figures.mjs'

export function ownRows({ build, grow, text, open, answers, http, worst, memory }) {
  const rows = []
  if (build) {
    rows.push(
      [
        'build, two workers',
        `${figure(build.seconds)} s, ${build.ratio.toFixed(2)} × bare jieba (${figure(build.jiebaSeconds)} s), ${build.pairs} pairs`,
      ],
      ['build, peak memory of all its processes', `${figure(build.peakMb)} MB`],
      ['index on disk', `${sized(build.bytes, text)}`],
    )
  }
  if (grow) {
    const { reports, seconds, wholeSeconds, ratio, openSeconds, wholeOpenSeconds, same } = grow
    const { first, next, rssMb } = grow.staying
    const cells = [first, next].map(
      (one) => `${one.seconds.toFixed(2)} s, ${one.ratio.toFixed(3)} ×`,
    )
    const cell = `${figure(seconds)} s, ${ratio.toFixed(2)} × all from nothing (${figure(wholeSeconds)} s)`
    rows.push([
      'first answer of that index',
      `${openSeconds.toFixed(2)} s, beside ${wholeOpenSeconds.toFixed(2)} s`,
    ])
    rows.push([`${reports} reports added`, same ? cell : `${cell}, OTHER ANSWERS`])
    rows.push([
      'as many added by a builder that stays: first · next',
      `${cells.join(' · ')}; ${figure(rssMb)} MB`,
    ])
  }
  if (open) {
    rows.push(
      ['process start to first answer', `${open.firstAnswerSeconds.toFixed(2)} s`],
      ['memory then', `${figure(open.rssMb)} MB`],
    )
  }
  for (const [name, taken] of [
    ['first time', answers?.first],
    ['repeated', answers?.repeated],
  ]) {
    for (const [each, summary] of Object.entries(taken ?? {})) {
      rows.push([`whole answer, ${name}, ${each}: p50 / p95 / p99 ms`, times(summary)])
    }
  }
  if (answers?.rssMb)
    rows.push([`memory after ${answers.asked} whole answers`, `${figure(answers.rssMb)} MB`])
  for (const [name, taken] of [
    ['another log, of a server just started', http?.started],
    ['first time', http?.first],
    ['repeated', http?.repeated],
  ]) {
    if (!taken) continue
    const { requestsPerSecond, failed, lagMs, rssMb, classes } = taken
    rows.push([
      `HTTP, ${http.connections} connections, ${name}`,
      `${figure(requestsPerSecond)} requests a second, ${times(classes.all)} ms; ${failed} failed; event loop late by ${figure(lagMs)} ms at most; ${figure(rssMb)} MB`,
    ])
  }
  for (const { name, started, warm, again } of worst?.worst ?? []) {
    rows.push([
      `worst over HTTP: ${name} (${started.sections} sections); of a server just started · warm · asked again: ms (event loop late)`,
      [started, warm, again].map(({ ms, lagMs }) => `${figure(ms)} (${figure(lagMs)})`).join(' · '),
    ])
  }
  for (const { heapMb, refused, answered, rssMb } of memory?.memory ?? []) {
    rows.push([
      `served with a heap of ${heapMb} MB`,
      refused?.replaceAll('\n', ' ') ?? `${answered} answers, then ${figure(rssMb)} MB`,
    ])
  }
  return rows
}
