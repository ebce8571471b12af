import { readFileSync } from 'node:fs'

/** Rows of a golden table; `#` lines are notes. `\n`, `\t` and `\u` with four hex digits are escapes. */
export function goldenRows(name: string): string[][] {
  return readFileSync(new URL(`../golden/${name}`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t').map(unescaped))
}

function unescaped(cell: string): string {
  return cell
    .replaceAll('\\n', '\n')
    .replaceAll('\\t', '\t')
    .replace(/\\u([0-9a-f]{4})/g, (_, code: string) =>
      String.fromCharCode(Number.parseInt(code, 16)),
    )
}
