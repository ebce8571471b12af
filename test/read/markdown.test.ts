import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readMarkdown } from '../../src/read/markdown.ts'
import { readSource } from '../../src/read/read-source.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

test.each([
  ['# 水价公示', '水价公示'],
  ['###### 一、概述', '一、概述'],
  ['#水价', '#水价'],
  ['**一、概述**', '一、概述'],
  ['全年__公示__12次', '全年公示12次'],
  ['2**3、注*、a_b_c', '2**3、注*、a_b_c'],
  ['见[目录](http://example.cn/a)。', '见目录。'],
  ['![图](a.png)水价', '水价'],
  ['〔2014〕3号(见附件)[1]', '〔2014〕3号(见附件)[1]'],
  ['> 水价不变', '水价不变'],
  ['| 项目 | 数量 |\n|---|:-:|\n| 规章 | 0 |', '| 项目 | 数量 |\n| 规章 | 0 |'],
  ['```text\n水价\n```', '水价'],
  ['水价\r\n水质\n---', '水价\n水质\n---'],
])('%j reads %j', (text, read) => {
  expect(readMarkdown(text)).toBe(read)
})

test('only a file of that kind is Markdown', async () => {
  const folder = temporaryFolder()
  for (const [name, text] of [
    ['a.md', '水价'],
    ['a.txt', '# 水价'],
  ] as const) {
    writeFileSync(join(folder, name), '# 水价')
    expect((await readSource(join(folder, name), name)).text).toBe(text)
  }
})
