// Measures reading and cleaning on one core: MB of UTF-8 a second, files already in the disk cache.
// `npm run build && node scripts/bench/clean.mjs [--against <other dist>] [<folder with reports>…]`
// Text: .txt and .md of each folder (the sample by default) from bytes to report, a group for each
// folder. HTML: .html and .htm of each folder, and pages made of its texts (a paragraph a line, in
// a frame of menus), from decoded text to what the page says. Each round runs every group once,
// in turn with the same work by the other build, and with a yardstick (one sum over all code
// units), since machines are noisy: quote the ratios. Medians of the rounds after the first three.
import { readdirSync, readFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { against: { type: 'string' }, rounds: { type: 'string', default: '12' } },
})
const WARM_UP = 3
/** Bytes a group runs through in a round, its files again and again. */
const ROUND = 4_000_000
const sample = new URL('../../index-data/sample', import.meta.url).pathname
let sum = 0
const folders = positionals.length > 0 ? positionals : [sample]
const builds = await Promise.all(
  [
    new URL('../../dist', import.meta.url).pathname,
    ...(values.against ? [values.against] : []),
  ].map(load),
)

console.log('| group | files | MB/s | yardstick MB/s | of the yardstick | other build | ratio |')
console.log('|---|---|---|---|---|---|---|')
for (const folder of folders) {
  const texts = filesIn(folder, /\.(?:txt|md)$/)
  const pages = [...filesIn(folder, /\.html?$/), ...texts.map(asPage)]
  measure(`text, ${basename(folder)}`, texts, (build, file) => build.clean(file))
  measure(`HTML, ${basename(folder)}`, pages, (build, file) => build.html(file))
}

function measure(name, files, work) {
  if (files.length === 0) return
  const bytes = files.reduce((sum, file) => sum + file.bytes.length, 0)
  const times = Math.max(1, Math.ceil(ROUND / bytes))
  const speeds = builds.map(() => [])
  const yardstick = []
  for (let round = 0; round < Number(values.rounds) + WARM_UP; round += 1) {
    yardstick.push(speedOf(times, bytes, () => each(files, ({ text }) => unitSum(text))))
    builds.forEach((build, index) => {
      const run = () => each(files, (file) => work(build, file))
      speeds[index].push(speedOf(times, bytes, run))
    })
  }
  const [ours, other] = speeds.map((list) => median(list.slice(WARM_UP)))
  const floor = median(yardstick.slice(WARM_UP))
  const cells = [files.length, ours.toFixed(1), floor.toFixed(0), (ours / floor).toFixed(3)]
  const against = other ? [other.toFixed(1), (ours / other).toFixed(2)] : ['', '']
  console.log(`| ${[name, ...cells, ...against].join(' | ')} |`)
}

function each(files, work) {
  for (const file of files) work(file)
}

function speedOf(times, bytes, run) {
  const started = performance.now()
  for (let time = 0; time < times; time += 1) run()
  return (times * bytes) / 1_000 / (performance.now() - started)
}

function unitSum(text) {
  for (let at = 0; at < text.length; at += 1) sum = (sum + text.charCodeAt(at)) | 0
}

function median(list) {
  return [...list].sort((a, b) => a - b)[list.length >> 1]
}

async function load(dist) {
  const part = (path) => import(pathToFileURL(join(resolve(dist), path)).href)
  const [{ decode }, { cleanReport }, { readHtml }] = await Promise.all([
    part('read/charset/decode.js'),
    part('clean/clean-report.js'),
    part('read/html/read-html.js'),
  ])
  return {
    clean({ name, bytes }) {
      const { text } = decode(name, bytes, null)
      try {
        return cleanReport({ id: name, fileName: name, url: null, text })
      } catch (error) {
        if (error.name !== 'SourceError') throw error
      }
    },
    html: ({ name, text }) => readHtml(name, text),
  }
}

function filesIn(folder, pattern) {
  return readdirSync(folder, { recursive: true })
    .filter((path) => pattern.test(path) && basename(path) !== 'README.md')
    .sort()
    .map((path) => {
      const bytes = readFileSync(join(folder, path))
      return { name: basename(path), bytes, text: bytes.toString() }
    })
}

function asPage({ name, text }) {
  const menu = Array.from({ length: 40 }, (_, at) => `<li><a href="/c/${at}.html">栏目</a></li>`)
  const lines = text
    .split('\n')
    .map((line) => `<p style="text-indent: 2em"><span>${line}</span></p>`)
  const page = `<!doctype html><html><head><meta charset="utf-8"><title>${name}</title></head><body><ul>${menu.join('')}</ul><div id="content">${lines.join('\n')}</div></body></html>`
  return { name: `${name}.html`, bytes: Buffer.from(page), text: page }
}
