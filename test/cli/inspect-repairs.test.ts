import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { run } from '../../src/cli/run.ts'
import { fakeIo } from '../support/fake-io.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

async function inspected(text: string, ...args: string[]) {
  const path = join(temporaryFolder(), '水价.txt')
  writeFileSync(path, text)
  const io = fakeIo()
  return { code: await run(['inspect', path, '--repairs', ...args], io), ...io.written }
}

test('each repair is a line: kind, place in the text as read, what was there, what is shown', async () => {
  const { code, out } = await inspected(
    '某某县供水站發(fā)布。\n按照《水价\n公示办法》，已公示&nbsp;。',
  )
  expect(code).toBe(0)
  expect(out.replace(/ {2,}/g, '  ')).toBe(
    [
      'pinyin  line 1, offset 6  "發(fā)" → "發"',
      'line-join  line 2, offset 19  "\\n" → ""',
      'entity  line 3, offset 29  "&nbsp;" → "\u00a0"',
      'repairs: pinyin 1, line-join 1, entity 1',
      '',
    ].join('\n'),
  )
})

test('as JSON with the counts of the report', async () => {
  const { out } = await inspected('某某县供水站發(fā)布水价。', '--json')
  expect(JSON.parse(out)).toEqual({
    counts: { pinyin: 1 },
    repairs: [{ kind: 'pinyin', offset: 6, line: 1, was: '發(fā)', shown: '發' }],
  })
})

test('a text without damage has none', async () => {
  expect((await inspected('某某县供水站公布水价。')).out).toBe('repairs: none\n')
})
