import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

/** What pages load from us. */
export interface Asset {
  readonly body: string
  readonly type: string
  /** Changes with the body. */
  readonly etag: string
}

function read(name: string, type: string): Asset {
  const body = readFileSync(new URL(`../web/assets/${name}`, import.meta.url), 'utf8')
  return { body, type, etag: `"${createHash('sha256').update(body).digest('hex').slice(0, 32)}"` }
}

/** By path. Read once, when the server starts. */
export function loadAssets(): ReadonlyMap<string, Asset> {
  return new Map([
    ['/assets/style.css', read('style.css', 'text/css; charset=utf-8')],
    ['/assets/icon.svg', read('icon.svg', 'image/svg+xml')],
  ])
}
