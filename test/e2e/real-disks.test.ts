import { execFile, execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Compiled, compiled } from '../support/compiled.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

// Disks of the machine: what is mounted is seen by one shell and what it runs, and is gone with them.

function canMount(): boolean {
  try {
    execFileSync('unshare', ['-rm', 'mount', '-t', 'tmpfs', 'none', tmpdir()], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

let built: Compiled
beforeAll(async () => {
  built = await compiled()
})
afterAll(() => built.remove())

/** So many reports of some 20 kB each. */
function reports(folder: string, name: string, count: number): string {
  const path = join(folder, name)
  mkdirSync(path)
  for (let i = 0; i < count; i++) {
    const lines = Array.from({ length: 250 }, (_, k) => `第${i * 1000 + k}号水价公示已经公开。`)
    const text = `岚江省水利厅20${10 + (i % 10)}年政府信息公开年度报告\n一、概述\n${lines.join('\n')}`
    writeFileSync(join(path, `${name}-${i}.txt`), text)
  }
  return path
}

/** What each command of `baosou` said and ended with, in a shell that has a disk of so many kB in memory as `$disk`. */
async function onDisk(kilobytes: number, script: (folder: string) => string) {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'disk'))
  const shell = `disk=${folder}/disk
    mount -t tmpfs -o size=${kilobytes}k none $disk || exit 1
    baosou() { ${process.execPath} ${built.folder}/dist/cli/main.js "$@" 2>&1; echo "exit code $?"; }
    ${script(folder)}`
  const { stdout } = await promisify(execFile)('unshare', ['-rm', 'sh', '-c', shell])
  return {
    codes: [...stdout.matchAll(/^exit code (\d+)$/gm)].map(([, code]) => Number(code)),
    said: stdout.split(/^exit code \d+\n/m),
  }
}

const named = canMount() ? '' : ' (skipped: this user may not mount anything)'

test.skipIf(!canMount())(
  `on a disk that is full the old index serves, and nothing is left of what did not fit${named}`,
  async () => {
    const { said, codes } = await onDisk(1_500, (folder) => {
      const [few, many] = [reports(folder, 'few', 2), reports(folder, 'many', 150)]
      return `
        baosou index ${few} --out $disk/index
        ls -A $disk/index/generations > ${folder}/before
        baosou index ${few} ${many} --out $disk/index
        ls -A $disk/index/generations | cmp ${folder}/before && echo as before
        baosou search 水价公示 --index $disk/index
        baosou verify --index $disk/index
        mount -o remount,size=200m $disk
        baosou index ${few} ${many} --out $disk/index`
    })
    expect(codes).toEqual([0, 1, 0, 0, 0])
    expect(said[1]).toContain('nothing was published: the disk is full (ENOSPC)')
    expect(said[2]).toMatch(/^as before$/m)
    expect(said[4]).toContain('"reports":152')
  },
)

test.skipIf(!canMount())(
  `on a disk that became read-only an index is searched and verified, and building says why it cannot${named}`,
  async () => {
    const { said, codes } = await onDisk(50_000, (folder) => {
      const few = reports(folder, 'few', 2)
      return `
        baosou index ${few} --out $disk/index
        mount -o remount,ro $disk
        baosou index ${few} --out $disk/index
        baosou search 水价公示 --index $disk/index
        baosou verify --index $disk/index`
    })
    expect(codes).toEqual([0, 1, 0, 0])
    expect(said[1]).toContain('the disk is read-only (EROFS)')
  },
)
