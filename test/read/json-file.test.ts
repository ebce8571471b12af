import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { SourceError } from '../../src/errors.ts'
import { type RecordRange, readJsonFile } from '../../src/read/json-file.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

/** Places of what is read, and of what is refused with a mark. */
async function placesIn(path: string, range?: RecordRange): Promise<readonly string[]> {
  const places: string[] = []
  for await (const reading of readJsonFile(path, 'a.json', false, range)) {
    const isRefused = reading instanceof SourceError
    places.push(isRefused ? `! ${reading.source}` : `${reading.place} ${reading.source.id}`)
  }
  return places
}

const record = fc.constantFrom(
  { text: '水价不变。' },
  { id: '7', content: '<p>水质良好。</p><p>水表换新。</p>' },
  { title: '公示' },
)
const files = fc.oneof(
  fc.array(record, { minLength: 1 }).map((list) => JSON.stringify(list)),
  fc.array(record, { minLength: 1 }).map((data) => JSON.stringify({ data })),
  fc
    .array(record, { minLength: 2 })
    .map((list) => list.map((one) => JSON.stringify(one)).join('\n\n')),
  record.map((one) => JSON.stringify(one)),
)

test('the ranges of a file are together the file, whether it is a list, lines or one record', async () => {
  const path = join(temporaryFolder(), 'a.json')
  await fc.assert(
    fc.asyncProperty(files, fc.integer({ min: 1, max: 7 }), async (file, size) => {
      writeFileSync(path, file)
      const whole = await placesIn(path)
      const joined: string[] = []
      for (let from = 0; ; from += size) {
        const run = await placesIn(path, { from, to: from + size })
        if (run.length === 0) break
        joined.push(...run)
      }
      expect(joined).toEqual(whole)
    }),
  )
})
