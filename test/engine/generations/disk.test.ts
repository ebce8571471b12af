import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  LARGEST_READ,
  nodeDisk,
  sharingDisk,
} from '../../../src/engine/embedded/generations/disk.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'baosou-disk-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

test.each([
  ['its own', nodeDisk],
  ['shared', sharingDisk],
])(
  'a file is read whole into %s memory, and one that became huge is refused unread',
  async (_, disk) => {
    const path = join(folder, 'file')
    writeFileSync(path, '公开')
    expect(Buffer.from(await disk.read(path)).toString()).toBe('公开')
    // It takes no room on the disk.
    truncateSync(path, LARGEST_READ + 1)
    await expect(disk.read(path)).rejects.toMatchObject({ code: 'ERR_FS_FILE_TOO_LARGE' })
    await expect(disk.read(folder)).rejects.toMatchObject({ code: 'ENOTFILE' })
  },
)
