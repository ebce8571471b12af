// Every regular expression of a tree of sources: the literals as the parser gives them, and those
// that code builds, recorded while their modules load.
import { readdirSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parseAst } from 'vitest/node'

/**
 * @param {string} root folder of .ts sources, or of the .js compiled from them.
 * @param {(url: string) => Promise<unknown>} load imports a module.
 * @returns regexes by place, each once; `unseen` are places that build one which no module load built.
 */
export async function collect(root, load) {
  const regexes = []
  const sites = new Map()
  for (const file of sourcesIn(root)) {
    const { literals, built } = regexesOf(readFileSync(join(root, file), 'utf8'), file)
    for (const { line, source, flags } of literals)
      regexes.push({ place: `${file}:${line}`, source, flags })
    for (const { line, column } of built) sites.set(`${file}:${line}:${column}`, `${file}:${line}`)
  }
  // What stands at the root first: it calls what builds patterns when called.
  const atRoot = sourcesIn(root).filter((file) => !file.includes('/'))
  const files = new Set([...atRoot, ...[...sites.keys()].map((site) => site.split(':')[0])])
  const seen = new Set()
  for (const { site, source, flags } of await recordBuilt(root, files, load)) {
    const place = sites.get(site)
    if (place === undefined)
      throw new Error(`A regex is built at ${site}, where the source has none`)
    seen.add(site)
    regexes.push({ place, source, flags })
  }
  return {
    regexes: once(regexes),
    unseen: [...sites].filter(([site]) => !seen.has(site)).map(([, place]) => place),
  }
}

function sourcesIn(root) {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(?:ts|js)$/.test(path) && !path.endsWith('.d.ts'))
    .map((path) => path.split(sep).join('/'))
    .sort()
}

/** Regex literals, and the places of `new RegExp(…)` and `RegExp(…)`. */
export function regexesOf(text, file) {
  const literals = []
  const built = []
  const starts = [0]
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  const where = (offset) => {
    const line = starts.findLastIndex((start) => start <= offset)
    return { line: line + 1, column: offset - starts[line] + 1 }
  }
  walk(parseAst(text, { lang: file.endsWith('.ts') ? 'ts' : 'js' }), (node) => {
    if (node.type === 'Literal' && node.regex) {
      literals.push({ ...where(node.start), source: node.regex.pattern, flags: node.regex.flags })
    } else if (
      (node.type === 'NewExpression' || node.type === 'CallExpression') &&
      node.callee.name === 'RegExp'
    ) {
      built.push(where(node.start))
    }
  })
  return { literals, built }
}

function walk(node, visit) {
  if (Array.isArray(node)) {
    for (const each of node) walk(each, visit)
  } else if (node && typeof node === 'object') {
    if (typeof node.type === 'string') visit(node)
    for (const each of Object.values(node)) walk(each, visit)
  }
}

/** What code below `root` builds while these files are loaded. */
async function recordBuilt(root, files, load) {
  const Original = globalThis.RegExp
  const built = []
  const note = (regex) => {
    const frame = /\(?((?:file:\/\/)?\/[^\n()]{1,500}):(\d{1,9}):(\d{1,9})\)?$/
    const caller = (new Error().stack ?? '').split('\n')[3] ?? ''
    const [, path = '', line, column] = frame.exec(caller) ?? []
    const file = path.startsWith('file:') ? fileURLToPath(path) : path
    if (file.startsWith(join(root, sep))) {
      const relative = file.slice(join(root, sep).length).split(sep).join('/')
      built.push({
        site: `${relative}:${line}:${column}`,
        source: regex.source,
        flags: regex.flags,
      })
    }
    return regex
  }
  globalThis.RegExp = new Proxy(Original, {
    construct: (_, [pattern, flags]) => note(new Original(pattern, flags)),
    apply: (_, __, [pattern, flags]) => note(Original(pattern, flags)),
  })
  try {
    for (const file of files) await load(pathToFileURL(join(root, file)).href)
  } finally {
    globalThis.RegExp = Original
  }
  return built
}

function once(regexes) {
  const byPattern = new Map()
  for (const { place, source, flags } of regexes) {
    const known = byPattern.get(`${flags}/${source}`)
    if (known) known.places.push(place)
    else byPattern.set(`${flags}/${source}`, { places: [place], source, flags })
  }
  return [...byPattern.values()]
}
