// Indexing as whole processes, in turn with processes that load jieba and cut the same text.
import { fileURLToPath } from 'node:url'
import { measured } from './child.mjs'
import { median } from './timings.mjs'

const CLI = fileURLToPath(new URL('../../../dist/cli/main.js', import.meta.url))
const JIEBA = fileURLToPath(new URL('../bare-jieba.mjs', import.meta.url))
const WORKERS = 2

export async function buildOnce(sources, out, most) {
  const args = ['index', ...sources, '--out', out, '--workers', WORKERS]
  const { seconds, peakMb, ended } = await measured(CLI, args, { seconds: most })
  if (ended !== 'done') throw new Error(`The build ${ended}`)
  return { seconds, peakMb }
}

/** Seconds until the last of two processes has cut its half. */
export async function cutOnce(sections, most) {
  const halves = Array.from({ length: WORKERS }, (_, part) =>
    measured(JIEBA, [sections, part, WORKERS], { seconds: most }),
  )
  return Math.max(...(await Promise.all(halves)).map(({ seconds }) => seconds))
}

/** Medians of pairs taken in turn. @param pairs `{ build, jieba }` each. */
export function buildFigures(pairs) {
  return {
    seconds: median(pairs.map(({ build }) => build.seconds)),
    peakMb: Math.max(...pairs.map(({ build }) => build.peakMb)),
    jiebaSeconds: median(pairs.map(({ jieba }) => jieba)),
    ratio: median(pairs.map(({ build, jieba }) => build.seconds / jieba)),
    pairs: pairs.length,
  }
}
