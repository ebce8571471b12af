import fc from 'fast-check'
import { expect, test } from 'vitest'
import { weightsOf } from '../../src/segment/weights.ts'

/** Of jieba's dictionary. */
const SUM = 60_101_983

test('weights are logarithms of shares, rounded to the nearest', () => {
  // Computed apart, to 40 digits; `Math.log` misses those of 131, 147, 172, 280 and 78,203.
  expect([...weightsOf(Uint32Array.of(2, 3, 131, 147, 172, 280, 78_203, 318_825), SUM)]).toEqual([
    [318_825, Number('-5.2391557520743315340534816')],
    [78_203, Number('-6.6444901050005218512175683')],
    [280, Number('-12.27676379080018254572281')],
    [172, Number('-12.76405891715597909023197')],
    [147, Number('-12.92112080719069576549582')],
    [131, Number('-13.03635607076828062341025')],
    [3, Number('-16.8129411053013224812245')],
    [2, Number('-17.21840621340948692948943')],
  ])
})

test('whatever stands beside them, and at most a bit from what Math.log says', () => {
  const frequency = fc.oneof(
    fc.integer({ min: 1, max: 500 }),
    fc.integer({ min: 1, max: 2 ** 32 - 1 }),
  )
  fc.assert(
    fc.property(fc.array(frequency, { minLength: 1, maxLength: 20 }), (figures) => {
      const rising = Uint32Array.from(figures).sort()
      const sum = rising.reduce((sum, figure) => sum + figure, 0)
      const weights = weightsOf(rising, sum)
      expect(weights.size).toBe(new Set(figures).size)
      for (const [figure, weight] of weights) {
        const log = Math.log(figure / sum)
        expect(Math.abs(weight - log)).toBeLessThanOrEqual(2 ** -52 * Math.abs(log))
        expect(weightsOf(Uint32Array.of(figure), sum).get(figure)).toBe(weight)
      }
    }),
  )
})
