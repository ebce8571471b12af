import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path/posix'
import { describe, expect, test } from 'vitest'

interface SourceFile {
  readonly path: string
  /** First folder below src, or the file's own name for those directly in it. */
  readonly place: string
  /** Files below src it imports, by path. */
  readonly files: readonly string[]
  readonly packages: readonly string[]
  readonly node: readonly string[]
}

const SOURCES = new URL('../src/', import.meta.url)
const files = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts'))
  .map(read)

function read(path: string): SourceFile {
  const text = readFileSync(new URL(path, SOURCES), 'utf8')
  const imports = [
    ...text.matchAll(
      /\bfrom\s+'([^']+)'|\bimport\(\s*'([^']+)'|\brequire\(\s*'([^']+)'|^import '([^']+)'/gm,
    ),
  ].map((match) => match.slice(1).find((name) => name !== undefined) ?? '')
  const outside = imports.filter((name) => !name.startsWith('.') && !name.startsWith('node:'))
  return {
    path,
    place: path.split('/')[0] as string,
    files: imports
      .filter((name) => name.startsWith('.'))
      .map((name) => normalize(join(dirname(path), name))),
    packages: outside.map((name) =>
      name
        .split('/')
        .slice(0, name.startsWith('@') ? 2 : 1)
        .join('/'),
    ),
    node: imports.filter((name) => name.startsWith('node:')),
  }
}

/** Places each place may import, itself aside. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  'errors.ts': [],
  'lexicon.ts': [],
  'kept.ts': [],
  'pinyin-library.ts': [],
  'threads.ts': [],
  'made-ahead.ts': ['threads.ts'],
  model: [],
  // Frequent characters tell encodings apart.
  read: ['model', 'errors.ts', 'lexicon.ts'],
  clean: ['model', 'errors.ts', 'lexicon.ts', 'pinyin-library.ts'],
  normalize: ['model', 'errors.ts'],
  segment: ['model', 'errors.ts'],
  duplicates: ['model', 'errors.ts'],
  match: ['model', 'errors.ts'],
  engine: ['model', 'errors.ts', 'kept.ts', 'threads.ts', 'match'],
  highlight: ['model', 'errors.ts'],
  suggest: ['model', 'errors.ts', 'pinyin-library.ts', 'clean/numbering.ts'],
  'analysis-tables.ts': ['lexicon.ts', 'made-ahead.ts', 'normalize', 'segment'],
  'analyze.ts': [
    'model',
    'errors.ts',
    'kept.ts',
    'lexicon.ts',
    'analysis-tables.ts',
    'normalize',
    'segment',
  ],
  query: ['model', 'errors.ts', 'kept.ts', 'analyze.ts', 'match', 'engine/search-engine.ts'],
  policies: ['model', 'errors.ts', 'analyze.ts', 'engine/search-engine.ts'],
  build: [
    'normalize/opencc.ts',
    'model',
    'errors.ts',
    'threads.ts',
    'analyze.ts',
    'read',
    'clean',
    'duplicates',
    'suggest',
    'engine',
  ],
  'build.ts': [
    'model',
    'errors.ts',
    'analyze.ts',
    'build',
    'read',
    'clean',
    'duplicates',
    'engine',
    'suggest',
  ],
  'watch.ts': ['errors.ts', 'build.ts', 'build', 'read/away-reasons.ts'],
  answer: [
    'model',
    'errors.ts',
    'analyze.ts',
    'clean/repairs.ts',
    'match',
    'engine/search-engine.ts',
    'query',
    'policies',
    'highlight',
    'suggest',
  ],
  'search.ts': [
    'model',
    'errors.ts',
    'analyze.ts',
    'answer',
    'match',
    'engine',
    'query',
    'policies',
    'highlight',
  ],
  'building.ts': ['model', 'build.ts', 'watch.ts'],
  'index-folder.ts': ['engine', 'search.ts'],
  'index.ts': [
    'model',
    'errors.ts',
    'build.ts',
    'building.ts',
    'watch.ts',
    'search.ts',
    'index-folder.ts',
  ],
  web: ['server/contract.ts'],
  // What a folder names is of no use to who opens an index once: it is no part of the public interface.
  server: ['index.ts', 'index-folder.ts', 'kept.ts', 'web'],
  cli: ['index.ts', 'threads.ts', 'server'],
}

/** Where the platform is touched: files, processes, sockets, hashes. */
const EDGES = [
  'lexicon.ts',
  'made-ahead.ts',
  'analysis-tables.ts',
  'normalize/opencc.ts',
  'build.ts',
  'watch.ts',
  'build',
  'read',
  'clean/gazetteer-rows.ts',
  // It takes long to load, and is loaded when it is asked for.
  'pinyin-library.ts',
  'engine/embedded/generations',
  'server',
  'cli',
]

/** Packages that more than one file may import, and why. */
const SHARED_PACKAGES: Readonly<Record<string, readonly string[]>> = {
  // Commands with a query share its options.
  commander: ['cli/query-options.ts', 'cli/run.ts'],
}

test('there are source files, and they import each other', () => {
  expect(files.length).toBeGreaterThan(60)
  expect(files.flatMap((file) => file.files).length).toBeGreaterThan(150)
})

test('every import leads to a file', () => {
  const known = new Set(files.map(({ path }) => path))
  const dangling = files.flatMap((file) => file.files.filter((target) => !known.has(target)))
  expect(dangling).toEqual([])
})

describe('who may import whom', () => {
  test.each(files.map((file) => [file.path, file] as const))('%s', (_, file) => {
    const allowed = ALLOWED[file.place]
    expect(allowed, `${file.place} has no row`).toBeDefined()
    const wrong = file.files.filter((target) => {
      const place = target.split('/')[0] as string
      return place !== file.place && !allowed?.includes(place) && !allowed?.includes(target)
    })
    expect(wrong).toEqual([])
  })
})

test('the platform is touched only at the edges', () => {
  const inner = files.filter(
    ({ node, path }) =>
      node.length > 0 && !EDGES.some((edge) => path === edge || path.startsWith(`${edge}/`)),
  )
  expect(inner.map(({ path, node }) => [path, node])).toEqual([])
})

test('each package is imported in one file', () => {
  const importers = new Map<string, string[]>()
  for (const { path, packages } of files) {
    for (const name of new Set(packages))
      importers.set(name, [...(importers.get(name) ?? []), path])
  }
  expect(importers.size).toBeGreaterThan(8)
  for (const [name, paths] of importers) {
    const expected = SHARED_PACKAGES[name] ?? [expect.any(String)]
    expect([name, [...paths].sort()]).toEqual([name, expected])
  }
})

test('no folder has a name that says nothing', () => {
  const vague = /(^|\/)(utils?|helpers?|common|misc|lib|types)(\.ts|\/|$)/
  expect(files.map(({ path }) => path).filter((path) => vague.test(path))).toEqual([])
})
