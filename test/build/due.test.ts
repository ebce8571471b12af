import { expect, test } from 'vitest'
import { Due } from '../../src/build/due.ts'
import { SourceError } from '../../src/errors.ts'

const AWAY = [new SourceError('a', 'does not exist', 'Check the path.')]

/**
 * Steps in their order. A look is what the sources are by then: a letter, `*` when one was written to just now, `-` when one
 * is away, `!` when there is no index; what comes of it follows. A second passes from one to the next; `+30` lets more pass,
 * `built` and `failed` tell what came of the last build, `retry 5` asks for one in so many seconds.
 */
test.each([
  ['reads at once, and what stays is not read again', 'a changed, built, a, a, a'],
  ['reads what changed when it stays', 'a changed, built, b, b changed, built, b'],
  ['waits while it changes', 'a changed, built, b, c, d, d changed, built, d'],
  ['waits while it is written to, though it looks the same', 'a changed, built, b*, b*, b changed'],
  ['does not read what is as it was again', 'a changed, built, b, a, a'],
  ['waits half a minute at most', 'a changed, built, b, +30, c changed, d, e, +30, f changed'],
  ['counts the half minute anew', 'a changed, built, b, a, +30, c, d, d changed'],
  ['reads nothing while some are away', 'a-, a-, b-, b changed, built, b-, b, b-, +60, b-, b'],
  ['waits for those that are back', 'a-, b, c, c changed'],
  ['reads what changed meanwhile', 'a changed, built, b-, +60, b-, b changed'],
  ['counts no time while some are away', 'a changed, built, b, b-, +60, c, d, d changed'],
  ['tries again when it is time', 'a changed, failed, retry 3, a, a, a again, failed, a, a'],
  ['tries again at once what changed', 'a changed, failed, retry 60, b, b changed, built, +90, b'],
  ['does not try what is away', 'a changed, failed, retry 1, a-, a-, a again'],
  ['builds an index that is gone', 'a changed, built, a! again, built, a'],
  ['does not build for ever what gives none', 'a changed, failed, a!, a!'],
  ['reads again what was written to just now', 'a* changed, built, a*, a, a again, built, +60, a'],
  [
    'reads again what was written to all the time',
    'a changed, built, b*, +30, c* changed, c*, c, c again',
  ],
])('%s', (_, steps) => {
  const due = new Due()
  let time = 0
  const told = steps.split(', ').map((step) => {
    const [what = '', more = ''] = step.split(' ')
    if (what === 'built' || what === 'failed') due.done(what === 'built')
    else if (what === 'retry') due.retryAt(time + 1_000 * Number(more))
    else if (what.startsWith('+')) time += 1_000 * Number(what)
    else {
      time += 1_000
      const why = due.now(
        {
          text: what.charAt(0),
          isFresh: what.includes('*'),
          away: what.includes('-') ? AWAY : [],
          unseen: new Set(),
          isIndexed: !what.includes('!'),
        },
        time,
      )
      return why === null ? what : `${what} ${why}`
    }
    return step
  })
  expect(told.join(', ')).toBe(steps)
})
