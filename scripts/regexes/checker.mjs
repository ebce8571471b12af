// What recheck says of a pattern, by its proof where it has one.
import { check as ask } from 'recheck'

/** Long, so that a slow machine gives the same answers; no pattern outside bounded.tsv comes near. */
const LIMIT_MS = 20_000

/**
 * The automaton checker proves that no text is slow. It reads no look-behind and no back-reference:
 * patterns with those are fuzzed, with a fixed seed and limits of work, not of time.
 *
 * A sticky pattern is checked as one tried at every place, for code walks a text with it.
 *
 * @returns `safe`, or what is wrong with it.
 */
export async function verdictOn({ source, flags }) {
  const walking = flags.replace('y', '')
  const proof = await check(source, walking, { checker: 'automaton', timeout: LIMIT_MS })
  const needsFuzzing = proof.status === 'unknown' && proof.error.kind === 'unsupported'
  const result = needsFuzzing
    ? await check(source, walking, {
        checker: 'fuzz',
        timeout: LIMIT_MS,
        incubationTimeout: null,
        attackTimeout: null,
      })
    : proof
  if (result.status === 'safe') return 'safe'
  if (result.status === 'unknown') return `unknown: ${result.error.kind}`
  return `${result.complexity.summary}: ${result.attack.pattern}`
}

/** The native checker does not answer when a pattern is too deep for it. */
async function check(source, flags, params) {
  let timer
  const silence = new Promise((resolve) => {
    timer = setTimeout(resolve, 2 * LIMIT_MS, SILENT)
  })
  try {
    return await Promise.race([ask(source, flags, params), silence])
  } finally {
    clearTimeout(timer)
  }
}

const SILENT = { status: 'unknown', error: { kind: 'no answer' } }
