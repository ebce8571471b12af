import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import type { BuildResult, BuildTelling, SourceOutcome } from '../../src/build.ts'
import { NothingIndexedError } from '../../src/errors.ts'

/** Contents by name. */
export type Files = Readonly<Record<string, string | Buffer>>

export const TITLES = [
  '岚江省水利厅2013年政府信息公开年度报告',
  '嵐江省水利廳2014年政府信息公開年度報告',
  '关于水价的通知',
]
export const LINES = [
  '一、概述\n本年度公开政府信息12条，依《政府信息公开条例》办理申请3件。',
  '二、計畫與檔案\n抄表員準時到戶，“三公”經費下降5.5%。',
  '水库共放水３次，用户满意。\n\n三、存在的问题\n人手不够；𠮷字难认。',
  '（一）重點工作。ﬁle 2013—2014|表',
]
const text = fc
  .tuple(fc.constantFrom(...TITLES), fc.array(fc.constantFrom(...LINES), { maxLength: 4 }))
  .map(([title, lines]) => [title, ...lines].join('\n'))
/** Some give an id of their own, so that two may give the same; some are no record. */
const record = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record(
      { id: fc.constantFrom('甲', '乙', '丙'), text },
      { requiredKeys: ['text'] },
    ),
  },
  { weight: 1, arbitrary: fc.constantFrom(null, { id: '丁' }) },
)
const lines = fc
  .array(record, { maxLength: 5 })
  .map((records) => records.map((one) => `${JSON.stringify(one)}\n`).join(''))
const content: fc.Arbitrary<readonly [string, string | Buffer]> = fc.oneof(
  text.map((one) => ['txt', one] as const),
  text.map((one) => ['txt.gz', gzipSync(one)] as const),
  text.map((one) => ['html', `<h1>${one.replaceAll('\n', '</h1><p>')}`] as const),
  lines.map((one) => ['jsonl', one] as const),
  fc
    .array(record, { minLength: 1, maxLength: 3 })
    .map((one) => ['json', JSON.stringify(one)] as const),
  fc.constant(['txt', ''] as const),
)

/** What is done to sources. */
export interface Change {
  readonly kind: 'put' | 'edit' | 'remove' | 'rename' | 'none'
  readonly name: string
  readonly content: readonly [string, string | Buffer]
}
const name = fc.constantFrom('a', 'b', 'c', 'd')
export const change: fc.Arbitrary<Change> = fc.record({
  kind: fc.constantFrom('put', 'put', 'put', 'edit', 'remove', 'rename', 'none'),
  name,
  content,
})

export function changed(files: Files, { kind, name, content: [ending, bytes] }: Change): Files {
  if (kind === 'put') return { ...files, [`${name}.${ending}`]: bytes }
  const [first, ...others] = Object.entries(files)
  if (kind === 'none' || first === undefined) return files
  const rest = Object.fromEntries(others)
  const [path, same] = first
  if (kind === 'edit') return { ...rest, [path]: edited(same) }
  return kind === 'remove' ? rest : { ...rest, [`${name}-${path}`]: same }
}

/** Other figures, in as many bytes. */
function edited(content: string | Buffer): string | Buffer {
  if (typeof content !== 'string') return content
  return content.replace(/[0-9]/g, (digit) => String((Number(digit) + 1) % 10))
}

/** Makes a folder hold some files and nothing else; those that are there stay as they are. */
export function hold(folder: string, files: Files): void {
  mkdirSync(folder, { recursive: true })
  const there = readdirSync(folder)
  for (const path of there) if (!(path in files)) rmSync(join(folder, path))
  for (const [path, content] of Object.entries(files)) {
    const bytes = Buffer.from(content)
    const isThere = there.includes(path) && readFileSync(join(folder, path)).equals(bytes)
    if (!isThere) writeFileSync(join(folder, path), bytes)
  }
}

/** What a build told, and what it came to, or why it failed. */
export interface Told {
  readonly told: readonly SourceOutcome[]
  readonly result: BuildResult | string
}

export async function toldBy(
  build: (telling: BuildTelling) => Promise<BuildResult>,
): Promise<Told> {
  const told: SourceOutcome[] = []
  try {
    return { told, result: await build({ onSource: (outcome) => told.push(outcome) }) }
  } catch (error) {
    if (!(error instanceof NothingIndexedError)) throw error
    return { told, result: error.message }
  }
}

/** The same but for what depends on the index that was there. */
export function alone({ told, result }: Told) {
  return {
    told: told.map((one) => ({ ...one, isKnown: null })),
    result: typeof result === 'string' ? result : { ...result, read: null, gone: null },
  }
}

/** Ids of the reports that are indexed. */
export function idsOf({ told }: Told): string[] {
  return told.flatMap((one) => (one.kind === 'indexed' ? [one.summary.id] : []))
}
