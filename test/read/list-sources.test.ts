import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { listSources } from '../../src/read/list-sources.ts'

let root = ''

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'baosou-list-'))
})
afterEach(() => rm(root, { recursive: true }))

async function put(name: string): Promise<string> {
  const path = join(root, name)
  await mkdir(join(path, '..'), { recursive: true })
  await writeFile(path, '公示')
  return path
}

async function idsOf(...paths: string[]): Promise<string[]> {
  return (await listSources(paths)).sources.map(({ id }) => id)
}

test('text files of a folder are sources, by their path below it, in order', async () => {
  for (const name of ['b.txt', '2013/z.TXT', '2013/a.txt', '年报.txt']) await put(name)
  expect(await idsOf(root)).toEqual(['2013/a.txt', '2013/z.TXT', 'b.txt', '年报.txt'])
})

test('every readable kind is a source, compressed too', async () => {
  const names =
    'a.html b.HTM c.shtml d.xhtml e.md f.jsonl g.ndjson h.txt i.pdf j.docx k.json'.split(' ')
  for (const name of names) {
    await put(name)
    await put(`${name}.gz`)
  }
  expect(await idsOf(root)).toEqual(names.flatMap((name) => [name, `${name}.gz`]))
  await put('z.gz')
  await put('z.tar.gz')
  const { refused } = await listSources([root])
  expect(refused.map(({ source }) => source)).toEqual(
    ['z.gz', 'z.tar.gz'].map((n) => join(root, n)),
  )
  expect(refused[0]?.advice).toContain(
    '.txt .md .html .htm .shtml .xhtml .jsonl .ndjson .json .pdf .docx',
  )
})

test('hidden files and folders are skipped', async () => {
  for (const name of ['.hidden.txt', '.git/a.txt', 'a.txt']) await put(name)
  expect(await listSources([root])).toMatchObject({ sources: [{ id: 'a.txt' }], refused: [] })
})

test('what an index is made of is no source, what stands beside it is', async () => {
  for (const index of ['', 'index-data/index/']) {
    for (const name of ['current', 'generations/0123456789abcdef/inputs.txt'])
      await put(index + name)
  }
  const others = ['a.txt', 'index-data/b.txt', 'current.txt', 'x/current', 'y/generations/c.txt']
  for (const name of others) await put(name)
  const { sources, refused } = await listSources([root])
  expect(sources.map(({ id }) => id)).toEqual(
    ['a.txt', 'current.txt', 'index-data/b.txt', 'y/generations/c.txt'].sort(),
  )
  expect(refused.map(({ source }) => source)).toEqual([join(root, 'x/current')])
})

test('a folder to be skipped is, however it is named', async () => {
  for (const name of ['a.txt', 'out/generations/writing/b.txt']) await put(name)
  const generations = join(root, 'out/../out/generations')
  expect((await listSources([root], generations)).sources).toMatchObject([{ id: 'a.txt' }])
  expect((await listSources([root], join(root, 'none'))).sources).toHaveLength(2)
})

test.each([
  ['数据.dat', 'is of no kind that can be read', '.txt .md .html'],
  ['表.xls', 'is a spreadsheet', '.txt'],
  ['图.JPG', 'is an image', 'text in images is not recognised'],
  ['报告.rtf', 'is a document of another kind', 'Save it as .docx or PDF.'],
  ['报告.mht', 'is a web archive', '.html'],
  ['全部.tar.gz', 'is an archive', 'Unpack it.'],
])('other files of a folder are refused by name: %s', async (name, reason, advice) => {
  const path = await put(name)
  const { sources, refused } = await listSources([root])
  expect(sources).toEqual([])
  expect(refused).toMatchObject([{ source: path, reason, advice: expect.stringContaining(advice) }])
})

test('.doc and .wps are sources: their bytes decide', async () => {
  for (const name of ['a.doc', 'b.wps']) await put(name)
  expect(await idsOf(root)).toEqual(['a.doc', 'b.wps'])
})

test('a file named itself is always tried, under its bare name', async () => {
  const path = await put('2013/report.md')
  expect(await listSources([path])).toEqual({
    sources: [{ path, id: 'report.md' }],
    refused: [],
    away: [],
  })
})

test('a folder that holds nothing to read, and a path that is not there, are refused by name', async () => {
  expect(await listSources([])).toEqual({ sources: [], refused: [], away: [] })
  await put('.hidden.txt')
  const empty = await listSources([root])
  expect(empty).toMatchObject({ sources: [], refused: [{ reason: 'holds no file to read' }] })
  await put('data.bin')
  expect((await listSources([root])).refused).toHaveLength(1)
  const absent = join(root, 'no')
  const { refused } = await listSources([absent])
  expect(refused).toMatchObject([{ source: absent, reason: 'does not exist' }])
})

test('names that look like patterns are names', async () => {
  await put('[x]/a.txt')
  await put('{y,z}!(*).txt')
  expect(await idsOf(join(root, '[x]'))).toEqual(['a.txt'])
  expect(await idsOf(root)).toEqual(['[x]/a.txt', '{y,z}!(*).txt'])
})

test('links that lead out of the folder, or nowhere, are refused', async () => {
  await put('out/a.txt')
  await put('in/b.txt')
  await symlink(join(root, 'out'), join(root, 'in/folder'))
  await symlink(join(root, 'out/a.txt'), join(root, 'in/file.txt'))
  await symlink(join(root, 'nowhere.txt'), join(root, 'in/lost.txt'))
  await symlink(join(root, 'in/b.txt'), join(root, 'in/again.txt'))
  const { sources, refused } = await listSources([join(root, 'in')])
  expect(sources.map(({ id }) => id)).toEqual(['b.txt'])
  expect(refused.map(({ source }) => source)).toEqual(
    ['file.txt', 'folder', 'lost.txt'].map((name) => join(root, 'in', name)),
  )
})

test('files that are reached only by links into a hidden folder are not lost', async () => {
  // As Kubernetes mounts a ConfigMap.
  await put('..2024_01/a.txt')
  await put('..2024_01/b.dat')
  await put('..2024_01/sub/c.txt')
  await symlink('..2024_01', join(root, '..data'))
  await symlink('..data/a.txt', join(root, 'a.txt'))
  await symlink('..data/b.dat', join(root, 'b.dat'))
  await symlink('..data/sub', join(root, 'sub'))
  const { sources, refused } = await listSources([root])
  expect(sources).toEqual(['a.txt', 'sub/c.txt'].map((id) => ({ path: join(root, id), id })))
  expect(refused).toMatchObject([{ source: join(root, 'b.dat') }])
})

test('what several links lead to is read once, under the first, and circles end', async () => {
  await put('.store/x/a.txt')
  await put('README.md')
  await symlink('.', join(root, '.store/x/again'))
  await symlink('..', join(root, '.store/x/up'))
  await symlink('.store/x', join(root, 'c'))
  await symlink('.store', join(root, 'b'))
  await symlink('.store/x/a.txt', join(root, 'd.txt'))
  await symlink('README.md', join(root, 'e.md'))
  const { sources, refused } = await listSources([root])
  expect(sources.map(({ id }) => id)).toEqual(['b/x/a.txt', 'e.md'])
  expect(refused).toEqual([])
})

test('one id for two files is a refusal that names both', async () => {
  const first = await put('a/x.txt')
  const second = await put('b/x.txt')
  for (const order of [
    [first, second],
    [second, first],
  ]) {
    const { sources, refused } = await listSources(order)
    expect(sources).toEqual([{ path: first, id: 'x.txt' }])
    expect(refused).toHaveLength(1)
    expect(refused[0]?.message).toContain(first)
    expect(refused[0]?.message).toContain(second)
  }
})

test('a file found twice is one source', async () => {
  const path = await put('x.txt')
  expect(await idsOf(root, path, root)).toEqual(['x.txt'])
})

test("a folder's README and LICENSE are neither sources nor refusals", async () => {
  for (const name of ['README.md', 'LICENSE', 'a.txt']) await put(name)
  expect(await listSources([root])).toMatchObject({ sources: [{ id: 'a.txt' }], refused: [] })
})

test.skipIf(process.getuid?.() === 0)(
  'a folder that may not be read is refused (skipped for root, who may read any)',
  async () => {
    await put('a.txt')
    await put('shut/b.txt')
    const shut = join(root, 'shut')
    await chmod(shut, 0o000)
    const { sources, refused } = await listSources([root])
    await chmod(shut, 0o700)
    expect(sources.map(({ id }) => id)).toEqual(['a.txt'])
    expect(refused.map(({ source }) => source)).toEqual([shut])
  },
)
