import { readFileSync } from 'node:fs'

function read(name: string): string {
  return readFileSync(new URL(`../web/assets/${name}`, import.meta.url), 'utf8')
}

/** What pages load from us, by path. Read once, when the server starts. */
export function loadAssets(): ReadonlyMap<
  string,
  { readonly body: string; readonly type: string }
> {
  return new Map([
    ['/assets/style.css', { body: read('style.css'), type: 'text/css; charset=utf-8' }],
    ['/assets/icon.svg', { body: read('icon.svg'), type: 'image/svg+xml' }],
  ])
}
