import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { run } from '../../src/cli/run.ts'
import { IndexError, NothingIndexedError, SourceError } from '../../src/errors.ts'
import type { WatchOptions } from '../../src/index.ts'
import { readAs } from '../support/fake-answers.ts'
import { fakeIndex } from '../support/fake-index.ts'
import { type FakeIo, fakeIo } from '../support/fake-io.ts'
import { REPORT } from '../support/fake-report.ts'

const build = vi.hoisted(() => ({
  buildIndex: vi.fn(),
  readReport: vi.fn(),
  watchSources: vi.fn(),
}))
const open = vi.hoisted(() => ({ openIndex: vi.fn() }))
const bar = vi.hoisted(() => ({ sourceBar: vi.fn() }))
vi.mock('../../src/building.ts', () => build)
vi.mock('../../src/cli/progress.ts', () => bar)
vi.mock('../../src/index-folder.ts', async (original) => ({
  ...(await original<object>()),
  ...open,
}))

let io: FakeIo
let index: ReturnType<typeof fakeIndex>
const line = (...args: string[]) => run(args, io)

beforeEach(() => {
  io = fakeIo()
  index = fakeIndex()
  open.openIndex.mockReset().mockImplementation(async () => index)
  build.readReport.mockReset().mockImplementation(async () => REPORT)
  build.buildIndex
    .mockReset()
    .mockImplementation(async (_sources, _out, { onStart, onSource } = {}) => {
      onStart?.(2)
      onSource?.({ kind: 'indexed', source: 'a.txt', summary: REPORT, report: REPORT, sections: 3 })
      onSource?.({
        kind: 'refused',
        source: 'b\u001b[31m.txt',
        reason: 'is binary',
        advice: 'Drop it.',
      })
      return { generation: 'g1', reports: 1, sections: 3, refused: 1, repairs: { pinyin: 3 } }
    })
})

describe('usage', () => {
  test.each([
    [['nonsense']],
    [['search']],
    [['search', 'a', '--nonsense']],
    [['search', 'a', '--limit', '0']],
    [['search', 'a', '--limit', '51']],
    [['search', 'a', '--limit', '1.5']],
    [['search', 'a', '--page', '0']],
    [['search', 'a', '--sort', 'score']],
    [['search', 'a', '--variants', 'no']],
    [['search', 'a', '--script', 'hans']],
    [['search', 'a', '--boundary', 'words']],
    [['search', 'a', '--year']],
    [['search', 'a', '--facets']],
    [['mentions', 'a', '--sort', 'newest']],
    [['suggest']],
    [['suggest', 'a', '--limit', '51']],
    [['suggest', 'a', '--agency', 'b']],
    [['mentions']],
    [['index']],
    [['index', '--out']],
    [['inspect']],
    [['inspect', 'a', 'b']],
    [['serve', '--port', '65536']],
    [['serve', '--port', 'http']],
  ])('%j is exit 2 with a hint', async (args) => {
    expect(await run(args, io)).toBe(2)
    expect(io.written.err).toMatch(/^error: .+\n(?:\(Did you mean .+\n)?\n?.*Try: baosou --help/)
    expect(io.written.out).toBe('')
  })

  test('no command at all shows the usage, exit 2', async () => {
    expect(await line()).toBe(2)
    expect(io.written.err).toContain('Usage: baosou')
  })

  test.each([['--help'], ['help'], ['search --help']])(
    '%s is help on stdout, exit 0',
    async (args) => {
      expect(await line(...args.split(' '))).toBe(0)
      expect(io.written.out).toMatch(/^Usage: baosou/)
      expect(io.written.err).toBe('')
    },
  )

  test('--version is that of the package, exit 0', async () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
    expect(await line('--version')).toBe(0)
    expect(io.written.out).toBe(`${version}\n`)
    expect(io.written.err).toBe('')
  })

  test('a query that cannot be answered is exit 2', async () => {
    expect(await line('search', '，。')).toBe(2)
    expect(io.written.err).toBe(
      'error: The query is empty.\nAsk for at least one letter, digit or character.\n',
    )
  })

  test.each([
    [['search', 'a', '--facets', 'agency,title'], 'No facet is called “title”.'],
    [['search', 'a', '--year', 'last\u001b[2J'], 'year is “last\uFFFD[2J”'],
    [['mentions', 'a', '--year', 'last'], 'year is “last”'],
  ])('%j is exit 2 and names the option', async (args, message) => {
    expect(await run(args, io)).toBe(2)
    expect(io.written.err).toMatch(/^error: .+\nGive .+\n$/)
    expect(io.written.err).toContain(`error: ${message}\n`)
    expect(io.written.out).toBe('')
  })

  test('a PORT that is none is exit 2', async () => {
    io = fakeIo({ env: { PORT: 'http' } })
    expect(await line('serve')).toBe(2)
    expect(io.written.err).toContain('PORT is not a port')
  })
})

describe('errors', () => {
  test('what cannot be done is exit 1, in one line and an advice', async () => {
    open.openIndex.mockRejectedValue(new IndexError('x\u001b[2J', 'is\ndamaged', 'Build it again.'))
    expect(await line('search', 'a')).toBe(1)
    expect(io.written.err).toBe('error: Index x\uFFFD[2J: is damaged\nBuild it again.\n')
  })

  test('a file that cannot be read is exit 1', async () => {
    build.readReport.mockRejectedValue(new SourceError('a.bin', 'is binary', 'Give text.'))
    expect(await line('inspect', 'a.bin')).toBe(1)
    expect(io.written.err).toBe('error: a.bin: is binary\nGive text.\n')
  })

  test('what the system refuses is exit 1', async () => {
    build.buildIndex.mockRejectedValue(
      Object.assign(new Error('ENOSPC: no space left on device, write'), { syscall: 'write' }),
    )
    expect(await line('index', 'a')).toBe(1)
    expect(io.written.err).toMatch(/^error: ENOSPC: no space left on device, write\nCheck .+\n$/)
  })

  test('our own fault is exit 70, with its stack only on demand', async () => {
    expect(await line('search', '坏了')).toBe(70)
    expect(io.written.err).toMatch(/^error: secret of the inside\n.*DEBUG=baosou.*\n$/)
    io = fakeIo({ env: { DEBUG: 'baosou' } })
    expect(await line('search', '坏了')).toBe(70)
    expect(io.written.err).toMatch(/\n +at /)
  })
})

describe('search', () => {
  test('takes its options, and words as one query', async () => {
    expect(
      await line('search', 'a', 'b', '--index', 'x', '--limit', '5', '--page', '2', '--json'),
    ).toBe(0)
    expect(open.openIndex).toHaveBeenCalledWith('x')
    expect(JSON.parse(io.written.out)).toEqual(
      fakeIndex().search('a b', { page: 2, perPage: 5, also: true }),
    )
  })

  test.each(['-收费', '-"收费 目录"', '-(收费 OR 目录)'])(
    'takes %s for what it leaves out',
    async (text) => {
      expect(await line('search', '公开', text, '--json')).toBe(0)
      const asked = fakeIndex().search(`公开  ${text}`, { page: 1, perPage: 10, also: true })
      expect(JSON.parse(io.written.out)).toEqual(asked)
      expect(await line('search', '公开', '-fee')).toBe(2)
      expect(await line('index', text)).toBe(2)
    },
  )

  test('takes filters, each of which may be given again, and how to read the query', async () => {
    const filters = [
      '--agency',
      '甲',
      '--agency',
      '乙',
      '--year',
      '2013..2016',
      '--level',
      'county',
    ]
    const more = ['--region', '430000', '--kind', '公报']
    const reading = ['--variants', 'off', '--script', 'exact', '--boundary', 'word']
    const asked = ['--sort', 'newest', '--facets', 'year,agency', '--explain']
    expect(await line('search', 'a', ...filters, ...more, ...reading, ...asked)).toBe(0)
    const read = { variants: false, script: 'exact', boundary: 'word' }
    const kept = {
      agency: ['甲', '乙'],
      region: ['430000'],
      level: ['county'],
      year: ['2013..2016'],
      kind: ['公报'],
    }
    expect(index.asked.at(-1)).toEqual({
      method: 'search',
      text: 'a',
      options: {
        ...read,
        filters: kept,
        page: 1,
        perPage: 10,
        sort: 'newest',
        facets: ['year', 'agency'],
        explain: true,
        also: true,
      },
    })
    await line('mentions', 'a', ...filters, ...more, ...reading)
    expect(index.asked.at(-1)).toEqual({
      method: 'mentions',
      text: 'a',
      options: { ...read, filters: kept },
    })
  })

  test('prints facets with all they count, and how scores come about', async () => {
    await line('search', 'a', '--facets', 'agency,region', '--explain', '--limit', '1')
    expect(io.written.out).toContain('   1.500  总分\n     1.500  “<公开>”出现 1 次\n')
    expect(io.written.out).toMatch(
      /\nagency\n {3}东河县财政局: 20 sections, 3 reports\n {3}4 others: 9 sections, 5 reports\n {3}unknown: 3 sections, 1 reports\n/,
    )
    expect(io.written.out).toContain('   测试省 临水市 东河县: 12 sections, 1 reports\n')
  })

  test('tells what to know of the hits before them', async () => {
    const answer = index.search('a b')
    const said = {
      ...answer,
      query: {
        ...readAs('a b'),
        terms: [
          {
            text: '群众',
            form: '群众',
            alternatives: [{ kind: 'taiwan', from: '群众', to: '民眾', form: '民众' }],
          },
        ],
        warnings: [{ span: { start: 0, end: 1 }, message: '「a」已按文字查找' }],
      },
      total: { ...answer.total, boundary: { word: 19, across: 4 } },
      hit_count: 21,
      relaxed: { step: 'words', message: '拆成词', words: ['a', 'b\u001b[2J'] },
      help: {
        without: [{ term: 'b', sections: 7 }],
        instead: [
          { query: '政务公开', reason: 'homophone', sections: 12 },
          { query: 'a b', reason: 'script', sections: 3 },
          { query: 'a b', reason: 'filters', sections: 2 },
        ],
      },
    }
    index.search = () => said as never
    await line('search', 'a', 'b')
    expect(io.written.out.split('\n\n')[0]).toBe(
      `23 sections in 2 reports, page 1 of 3
4 of them only across words
2 of them the same in duplicate reports, shown with their hit
「a」已按文字查找
none as typed; instead: 拆成词：a b\uFFFD[2J
without b: 7 sections
try 政务公开 (homophone): 12 sections
with --script any: 3 sections
without filters: 2 sections
also looked for 民眾 (群众)`,
    )
  })

  test('prints what a looser reading finds after the hits', async () => {
    const answer = index.search('a', { perPage: 2 })
    const relaxed = { step: 'words', message: '拆成词', words: ['a'] } as const
    index.search = () => ({ ...answer, also: { relaxed, sections: 7, hits: answer.hits } })
    await line('search', 'a')
    const [hits, also] = io.written.out.split('\nbeside these, 7 sections: 拆成词：a\n')
    expect(hits).toContain('\n2. no title\n')
    expect(also).toContain('\n1. 东河县财政局')
  })

  test('looks for its index below the current folder', async () => {
    await line('search', 'a')
    expect(open.openIndex).toHaveBeenCalledWith(join('index-data', 'index'))
  })

  test('prints hits, with marks as «…» where there is no colour', async () => {
    await line('search', '政务公开', '--limit', '2')
    expect(io.written.out).toBe(
      `23 sections in 2 reports, page 1 of 12

1. 东河县财政局2012年<script>alert(1)</script>«年度报告»
   东河县财政局 · 2012 · 2013-01-20 · https://donghe.example/a?b=1&c="2"
   一、概述 › （一）«基本»情况
   <b>本县</b>积极推进«政务公开»�[31m红色�2J�。 … 方便«民眾»«办事»
   测试省/东河县/2012年报告 #1%.txt
   the same in 镜像/<i>2012.txt

2. no title
   agency unknown
   <b>本县</b>积极推进«政务公开»�[31m红色�2J�。
   无题.txt
`,
    )
  })

  test.each([
    [{ isTerminal: true }, true],
    [{ isTerminal: false }, false],
    [{ isTerminal: true, env: { NO_COLOR: '1' } }, false],
    [{ isTerminal: true, env: { NO_COLOR: '' } }, true],
    [{ isTerminal: true, env: { TERM: 'dumb' } }, false],
    [{ isTerminal: false, env: { FORCE_COLOR: '1' } }, true],
    [{ isTerminal: true, env: { FORCE_COLOR: '0' } }, false],
    [{ isTerminal: true, env: { FORCE_COLOR: '1', NO_COLOR: '1' } }, true],
  ])('%j: coloured is %s', async (options, coloured) => {
    io = fakeIo(options)
    await line('search', '政务公开')
    expect(io.written.out.includes('\u001b[1;30;43m政务公开\u001b[0m')).toBe(coloured)
    expect(io.written.out.includes('«政务公开»')).toBe(!coloured)
    // Only our own sequences reach the terminal, never those of a report.
    expect(io.written.out).not.toContain('\u001b[31m')
    expect(io.written.out).not.toMatch(/[\u0080-\u009f\u202e]/)
  })

  test('JSON holds what the report holds and is still safe to print', async () => {
    await line('search', '政务公开', '--json')
    expect(io.written.out).not.toMatch(/[\u001b\u0080-\u009f\u202e]/)
    expect(JSON.parse(io.written.out).hits[0].snippet.parts[2].t).toBe(
      '\u001b[31m红色\u009b2J\u202e。',
    )
  })
})

describe('suggest', () => {
  test('prints what may be meant, with how often it stands', async () => {
    expect(await line('suggest', 'zw', 'gk', '--limit', '2')).toBe(0)
    expect(index.asked).toEqual([{ method: 'suggest', text: 'zw gk', options: { limit: 2 } }])
    expect(io.written.out).toMatch(/政务公开 +│ phrase +│ +12 │/)
    expect(io.written.out).toMatch(/政务\uFFFD\[2J中心 │ heading │ +3 │/)
  })

  test('says when there is nothing', async () => {
    expect(await line('suggest', '没有')).toBe(0)
    expect(io.written.out).toBe('nothing begins or sounds like this\n')
  })

  test('gives the answer of the server', async () => {
    await line('suggest', 'zw', '--json')
    expect(JSON.parse(io.written.out)).toEqual(fakeIndex().suggest('zw'))
    expect(io.written.out).not.toContain('\u001b')
  })
})

describe('mentions', () => {
  test('prints every agency with its counts', async () => {
    expect(await line('mentions', '政务公开')).toBe(0)
    expect(io.written.out).toMatch(
      /东河县财政局 │ 测试省 临水市 东河县 │ +1234 │ +3 │ +8 │ 2010-2013 │/,
    )
    expect(io.written.out).toContain('2010: 4, 2013: 1228, unknown: 2')
    expect(io.written.out).toMatch(/unknown +│ - +│ +1 │/)
    expect(io.written.out).toContain('1235 mentions by 1 agencies')
  })

  test('fits a terminal, and loses nothing', async () => {
    io = fakeIo({ isTerminal: true, columns: 70, env: { NO_COLOR: '1' } })
    await line('mentions', '政务公开')
    const rows = io.written.out.split('\n').filter((row) => /^[┌│└]/.test(row))
    expect(rows.length).toBeGreaterThan(4)
    for (const row of rows)
      expect(row.replace(/[\u2e80-\u9fff]/g, '##').length).toBeLessThanOrEqual(70)
    const letters = rows
      .map((row) => row.split('│')[1] ?? '')
      .join('')
      .replace(/\s/g, '')
    expect(letters).toContain('东河县财政局')
  })

  test('gives the answer of the server', async () => {
    await line('mentions', '没有', '--json')
    expect(JSON.parse(io.written.out)).toEqual(fakeIndex().mentions('没有'))
    io = fakeIo()
    await line('mentions', '没有')
    expect(io.written.out).toMatch(/^0 mentions by 0 agencies/)
  })
})

describe('inspect', () => {
  test('gives the report as it is read', async () => {
    expect(await line('inspect', 'a.txt', '--json')).toBe(0)
    expect(JSON.parse(io.written.out)).toEqual(REPORT)
    expect(io.written.out).not.toMatch(/[\u001b\u0080-\u009f]/)
  })

  test('shows each value with its evidence or its reason', async () => {
    await line('inspect', 'a.txt')
    expect(io.written.out).toContain(
      'agency         东河县财政局 (東河縣財政局), department  [title]',
    )
    expect(io.written.out).toContain('region         999901 测试省 临水市 东河县')
    expect(io.written.out).toContain('signed         missing: no date stands below the text')
    const later = '  later 东河县财税局 or 东河县<b>局, since 2018\n'
    expect(io.written.out).toContain(later)
    expect(io.written.out).toContain('  or 2013  [body]\n')
    expect(io.written.out).not.toContain('or 2012')
    expect(io.written.out).toContain('contact        phone 0999-2345678, address 河<1>路\n')
    expect(io.written.out).toContain('outline:\n  └ 一、概述\n    └ （一）基本情况\n')
    expect(io.written.out).toContain('repairs:\n  pinyin: 3\n')
    expect(io.written.out).toContain('flags:\n  unreadable date 2016222\n')
    expect(io.written.out).toContain('furniture:\n  首页 > 信息公开\n')
    expect(io.written.out).toContain('sections: 3\n')
  })
})

describe('index', () => {
  test('tells programs one JSON object a line', async () => {
    expect(await line('index', 'src', 'test', '--out', 'x')).toBe(0)
    expect(build.buildIndex).toHaveBeenCalledWith(['src', 'test'], 'x', expect.anything())
    const events = io.written.out
      .trimEnd()
      .split('\n')
      .map((one) => JSON.parse(one))
    expect(events).toEqual([
      {
        event: 'indexed',
        source: 'a.txt',
        id: REPORT.id,
        title: REPORT.title,
        agency: '东河县财政局',
        year: 2012,
        sections: 3,
      },
      { event: 'refused', source: 'b\u001b[31m.txt', reason: 'is binary', advice: 'Drop it.' },
      {
        event: 'done',
        out: 'x',
        generation: 'g1',
        reports: 1,
        sections: 3,
        refused: 1,
        repairs: { pinyin: 3 },
      },
    ])
  })

  test('is exit 1 when something that was named is not there, and indexes the rest', async () => {
    expect(await line('index', 'src', 'no-such-folder', '--out', 'x')).toBe(1)
    expect(build.buildIndex).toHaveBeenCalledOnce()
    expect(io.written.err).toBe('error: no-such-folder does not exist\nThe rest is indexed.\n')
  })

  test('tells people in tables', async () => {
    io = fakeIo({ isTerminal: true, columns: 200 })
    expect(await line('index', 'src')).toBe(0)
    expect(io.written.out).toMatch(/│ 东河县财政局 +│ 2012 │ +3 │/)
    expect(io.written.out).toMatch(/│ b\uFFFD\[31m\.txt │ is binary │ Drop it\. +│/)
    expect(io.written.out).toContain('1 reports, 3 sections in index-data')
  })

  test('tells people how many reports are gone', async () => {
    io = fakeIo({ isTerminal: true, columns: 200 })
    build.buildIndex.mockImplementation(async () => ({
      generation: 'g2',
      reports: 7,
      sections: 9,
      gone: 2,
    }))
    expect(await line('index', 'src', '--out', 'x')).toBe(0)
    expect(io.written.out).toBe(
      '7 reports, 9 sections in x, generation g2; 2 reports that it held are gone\n',
    )
  })

  test.each([
    [
      'programs',
      false,
      /^\{"event":"indexed".+\n\{"event":"done".+"reports":1.+\n\{"event":"failed","out":"x","reason":"IndexError: Index x: the disk is full"\}\n\{"event":"done".+"reports":2.+\n$/,
    ],
    [
      'people',
      true,
      /^┌[^└]+└[─┴]+┘\n1 reports, 3 sections in x, generation g\n2 reports, 3 sections in x, generation g\n$/,
    ],
  ])('with --watch tells %s of each build until it is stopped', async (_, isTerminal, out) => {
    io = fakeIo({ isTerminal, columns: 200 })
    build.watchSources
      .mockReset()
      .mockImplementation(async (_sources, _out, options: WatchOptions) => {
        options.onStart?.(1)
        options.onSource?.({
          kind: 'indexed',
          source: 'a.txt',
          isKnown: false,
          summary: REPORT,
          report: REPORT,
          sections: 3,
        })
        const result = { generation: 'g', sections: 3, refused: 0, duplicates: 0, repairs: {} }
        await options.onBuilt?.({ ...result, reports: 1, read: 1, gone: 0 })
        options.onAway?.([new SourceError('b', 'does not exist', 'Check the path.')])
        options.onAway?.([])
        const failure = new IndexError('x', 'the disk is full', 'Make room.')
        await options.onFailed?.(failure, true)
        await options.onFailed?.(failure, false)
        await options.onBuilt?.({ ...result, reports: 2, read: 1, gone: 0 })
        io.stop()
        await once(options.signal, 'abort')
        return true
      })
    expect(await line('index', 'src', '--out', 'x', '--watch', '--workers', '2')).toBe(0)
    const options = expect.objectContaining({ workers: 2 })
    expect(build.watchSources).toHaveBeenCalledExactlyOnceWith(['src'], 'x', options)
    expect(io.written.out).toMatch(out)
    expect(io.written.err).toBe(
      [
        'Watches the sources (Ctrl-C stops it)',
        'error: b: does not exist',
        'Check the path.',
        'Nothing is built until that is there.',
        'All is there again.',
        'error: Index x: the disk is full',
        'Make room.',
        'Stopped.\n',
      ].join('\n'),
    )
  })

  test('with --watch is exit 1 when it is stopped and the index is not what the sources are', async () => {
    build.watchSources.mockReset().mockImplementation(async () => false)
    expect(await line('index', 'src', '--out', 'x', '--watch')).toBe(1)
  })

  test.each([
    ['is stopped', async () => false],
    [
      'fails',
      async () => {
        throw new Error('a fault')
      },
    ],
  ])('with --watch leaves no bar that runs when it %s during a build', async (_, end) => {
    const stop = vi.fn()
    bar.sourceBar.mockReturnValue({ start: () => {}, step: () => {}, stop })
    io = fakeIo({ isTerminal: true })
    Object.assign(io.err, { isTerminal: true })
    build.watchSources.mockReset().mockImplementation(async (_sources, _out, options) => {
      options.onStart(3)
      return end()
    })
    await line('index', 'src', '--out', 'x', '--watch')
    expect(stop).toHaveBeenCalled()
  })

  test('is exit 1 when every source failed, and still tells of each', async () => {
    build.buildIndex.mockImplementation(async (_sources, _out, { onSource }) => {
      onSource({ kind: 'refused', source: 'b', reason: 'is binary', advice: 'Drop it.' })
      throw new NothingIndexedError('No source could be read.', 'See above.')
    })
    expect(await line('index', 'b')).toBe(1)
    expect(JSON.parse(io.written.out)).toMatchObject({ event: 'refused', source: 'b' })
    expect(io.written.err).toBe('error: No source could be read.\nSee above.\n')
    io = fakeIo({ isTerminal: true })
    expect(await line('index', 'b')).toBe(1)
    expect(io.written.out).toContain('is binary')
  })
})

describe('serve', () => {
  test('says where and what, answers, and ends with 0 when asked to stop', async () => {
    const code = line('serve', '--port', '0')
    const address = await vi.waitFor(() => {
      const found = /serves (http:\/\/127\.0\.0\.1:\d+)/.exec(io.written.out)?.[1]
      if (found === undefined) throw new Error('not yet')
      return found
    }, 20_000)
    expect(io.written.out).toContain('24 reports, 310 sections, 20 agencies, generation g1\n')
    expect((await fetch(`${address}/v1/search?q=a`)).status).toBe(200)
    expect((await fetch(`${address}/v1/search?q=坏了`)).status).toBe(500)
    expect(io.written.err).toContain('GET /v1/search: Error: secret of the inside')
    io.stop()
    expect(await code).toBe(0)
  })

  test('without a usable index it does not listen', async () => {
    open.openIndex.mockRejectedValue(new IndexError('x', 'is damaged', 'Build it again.'))
    expect(await line('serve', '--port', '0')).toBe(1)
  })
})

describe('start', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'baosou-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  const begin = async (index: string) => {
    const { start } = await import('../../src/cli/start.ts')
    const done = start({ host: '127.0.0.1', port: 0 }, io, { index, sample: 'sample' })
    io.stop()
    return await done
  }

  test('builds the index from the sample when there is none', async () => {
    const brokenOff = join(folder, 'generations', '.writing-1')
    mkdirSync(brokenOff, { recursive: true })
    writeFileSync(join(brokenOff, 'words'), '')
    for (const index of [folder, join(folder, 'none')]) {
      expect(await begin(index)).toBe(0)
      expect(build.buildIndex).toHaveBeenLastCalledWith(['sample'], index)
    }
  })

  test('leaves one that is there alone, also when it cannot be used', async () => {
    writeFileSync(join(folder, 'current'), 'garbage')
    expect(await begin(folder)).toBe(0)
    open.openIndex.mockRejectedValue(new IndexError(folder, 'is damaged', 'Build it again.'))
    await expect(begin(folder)).rejects.toThrow('is damaged')
    expect(build.buildIndex).not.toHaveBeenCalled()
  })
})

test('what becomes of a source is written while others are read', async () => {
  build.buildIndex.mockImplementation(async (_sources, _out, { onSource } = {}) => {
    for (const source of ['a.txt', 'b.txt']) {
      onSource?.({ kind: 'refused', source, reason: 'is binary', advice: 'Drop it.' })
      await new Promise((resolve) => setTimeout(resolve, 5))
      expect(io.written.out).toContain(source)
    }
    throw new Error('stopped')
  })
  await line('index', 'a')
  expect(io.written.out.split('\n')).toHaveLength(3)
})
