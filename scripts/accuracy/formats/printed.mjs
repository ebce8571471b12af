import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/**
 * A page printed by Chromium, with the fonts of this machine as subsets in it. Times are blanked, so
 * that only a change of the page (or of Chromium) changes the file.
 *
 * @throws when Chromium is not installed: name it in CHROMIUM.
 */
export function printed(page) {
  const folder = mkdtempSync(join(tmpdir(), 'accuracy-'))
  const file = join(folder, 'page.pdf')
  try {
    const { status, stderr } = spawnSync(
      process.env['CHROMIUM'] ?? 'chromium',
      [
        '--headless',
        '--no-sandbox',
        '--disable-gpu',
        '--no-pdf-header-footer',
        `--user-data-dir=${folder}`,
        `--print-to-pdf=${file}`,
        pathToFileURL(page).href,
      ],
      { encoding: 'utf8' },
    )
    if (status !== 0) throw new Error(`Chromium could not print ${page}: ${stderr}`)
    const times = /(?<=\/(?:CreationDate|ModDate) \(D:)\d{14}(?=\+)/g
    const text = readFileSync(file, 'latin1').replace(times, '20240101000000')
    return Buffer.from(text, 'latin1')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
