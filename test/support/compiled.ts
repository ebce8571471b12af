import { execFile } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { promisify } from 'node:util'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

export interface Compiled {
  /** Where `dist` is. */
  readonly folder: string
  /** A module of `dist`, typed as its source is. */
  load<T>(module: string): Promise<T>
  remove(): void
}

/** The sources compiled, in a package of their own: only there reading is done in processes. */
export async function compiled(): Promise<Compiled> {
  const folder = mkdtempSync(join(tmpdir(), 'baosou-compiled-'))
  const tsc = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc')
  const out = ['--outDir', join(folder, 'dist'), '--declaration', 'false']
  const project = ['-p', join(ROOT, 'tsconfig.build.json')]
  await promisify(execFile)(process.execPath, [tsc, ...project, ...out]).catch((error) => {
    throw new Error(`it does not compile:\n${error.stdout}`)
  })
  cpSync(join(ROOT, 'package.json'), join(folder, 'package.json'))
  for (const shared of ['node_modules', 'index-data']) {
    symlinkSync(join(ROOT, shared), join(folder, shared))
  }
  return {
    folder,
    load: (module) => import(pathToFileURL(join(folder, 'dist', module)).href),
    remove: () => rmSync(folder, { recursive: true }),
  }
}
