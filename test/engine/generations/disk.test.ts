import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import {
  LARGEST_READ,
  nodeDisk,
  sharingDisk,
  writeSynced,
} from '../../../src/engine/embedded/generations/disk.ts'

let folder: string
/** What all open files have in common. */
let handles: FileHandle
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'baosou-disk-'))
  const handle = await open(folder)
  handles = Object.getPrototypeOf(handle)
  await handle.close()
})
afterEach(() => vi.restoreAllMocks())
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

test('a file and a folder are synced, each once', async () => {
  const sync = vi.spyOn(handles, 'sync')
  await writeSynced(nodeDisk, join(folder, 'synced'), '公开')
  expect(sync).toHaveBeenCalledTimes(1)
  await nodeDisk.syncFolder(folder)
  expect(sync).toHaveBeenCalledTimes(2)
})

test('a disk that takes a part of what it is given is given the rest', async () => {
  const write = handles.write as (...given: unknown[]) => Promise<unknown>
  vi.spyOn(handles, 'write').mockImplementation(function (
    this: FileHandle,
    bytes: unknown,
    at: unknown,
    length: unknown,
  ) {
    return write.call(this, bytes, at, Math.ceil((length as number) / 3)) as never
  } as never)
  await writeSynced(nodeDisk, join(folder, 'short'), '政府信息公开')
  expect(readFileSync(join(folder, 'short'), 'utf8')).toBe('政府信息公开')
})
