import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inOrder } from '../../src/build/in-order.ts'

/** Jobs that end when they are told to, and what was seen of them. */
function jobs(count: number) {
  const ends: ((fails: boolean) => void)[] = []
  let underWay = 0
  const seen = { most: 0, begun: 0 }
  async function* all() {
    for (let at = 0; at < count; at += 1) {
      yield () =>
        new Promise<number>((resolve, reject) => {
          seen.begun += 1
          underWay += 1
          seen.most = Math.max(seen.most, underWay)
          ends.push((fails) => {
            underWay -= 1
            if (fails) reject(new Error(String(at)))
            else resolve(at)
          })
        })
    }
  }
  return { all, ends, seen }
}

const turn = () => new Promise((resolve) => setImmediate(resolve))

test('whatever ends first, results come in the order of the jobs, and no more are under way than may be', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: 12 }),
      fc.integer({ min: 1, max: 5 }),
      fc.array(fc.nat()),
      async (count, most, choices) => {
        const { all, ends, seen } = jobs(count)
        const results: number[] = []
        const reading = (async () => {
          for await (const result of inOrder(all(), most)) results.push(result)
        })()
        for (let ended = 0; ended < count; ended += 1) {
          await turn()
          const [end] = ends.splice((choices[ended] ?? 0) % ends.length, 1)
          end?.(false)
        }
        await reading
        expect(results).toEqual(Array.from({ length: count }, (_, at) => at))
        expect(seen.most).toBe(Math.min(count, most))
      },
    ),
    { numRuns: 50 },
  )
})

test('a job that fails ends all, once those before it are given', async () => {
  const { all, ends, seen } = jobs(8)
  const results: number[] = []
  const reading = (async () => {
    for await (const result of inOrder(all(), 3)) results.push(result)
  })()
  await turn()
  ends[1]?.(true)
  await turn()
  expect(results).toEqual([])
  ends[0]?.(false)
  await expect(reading).rejects.toThrow('1')
  expect(results).toEqual([0])
  expect(seen.begun).toBeLessThanOrEqual(5)
})

test('a build stood still when a job ended while the results before it were being given', async () => {
  const after = async (moments: number) => {
    for (let i = 0; i < moments; i++) await Promise.resolve()
    return moments
  }
  for (let moments = 0; moments < 40; moments++) {
    async function* all() {
      yield () => after(0)
      yield () => after(moments)
    }
    const results: number[] = []
    for await (const result of inOrder(all(), 8)) results.push(result)
    expect(results).toEqual([0, moments])
  }
})
