import { expect, test } from 'vitest'
import { memoryLeft } from '../../../src/engine/embedded/generations/memory-left.ts'

const FIRST = ['4:memory:/jobs/search', '0::/'].join('\n')
const FIRST_STAT = [
  'inactive_file 1',
  'active_file 2',
  'total_inactive_anon 700',
  'total_inactive_file 40',
  'total_active_file 60',
  'total_unevictable 0',
].join('\n')
const SECOND = '0::/system.slice/search\n'
const SECOND_STAT = [
  'anon 500',
  'inactive_anon 500',
  'inactive_file 30',
  'active_file 5',
  'slab 9',
].join('\n')
const OTHER_STAT = 'inactive_file 999\nactive_file 999\n'

interface Told {
  readonly share: number
  readonly files?: Readonly<Record<string, string>>
}

test.each<readonly [string, Told, number]>([
  ['the machine has no shares', { share: 0 }, 200],
  ['this process has the whole machine', { share: 2 ** 64 }, 200],
  ['nothing tells of its share', { share: 1000 }, 200],
  [
    'its share is of the first version',
    {
      share: 1000,
      files: {
        '/proc/self/cgroup': FIRST,
        '/sys/fs/cgroup/memory/jobs/search/memory.stat': FIRST_STAT,
        '/sys/fs/cgroup/memory/memory.stat': OTHER_STAT,
      },
    },
    300,
  ],
  [
    'its share is of the first version, seen from a container',
    {
      share: 1000,
      files: { '/proc/self/cgroup': FIRST, '/sys/fs/cgroup/memory/memory.stat': FIRST_STAT },
    },
    300,
  ],
  [
    'its share is of the second version',
    {
      share: 1000,
      files: {
        '/proc/self/cgroup': SECOND,
        '/sys/fs/cgroup/system.slice/search/memory.stat': SECOND_STAT,
        '/sys/fs/cgroup/memory.stat': OTHER_STAT,
      },
    },
    235,
  ],
  [
    'its share is of the second version, seen from a container',
    {
      share: 1000,
      files: { '/proc/self/cgroup': '0::/\n', '/sys/fs/cgroup/memory.stat': SECOND_STAT },
    },
    235,
  ],
  [
    'pages of files are of others as well: no more than its share',
    { share: 220, files: { '/sys/fs/cgroup/memory.stat': SECOND_STAT } },
    220,
  ],
])('memory that is left where %s', (_, { share, files = {} }, expected) => {
  const read = (path: string) => {
    const text = files[path]
    if (text === undefined) throw new Error('ENOENT')
    return text
  }
  const left = memoryLeft({ available: () => 200, share: () => share, total: () => 4000, read })
  expect(left).toBe(expected)
})

test('of this machine some is left, and no more than it has', () => {
  expect(memoryLeft()).toBeGreaterThan(2 ** 20)
})
