// Measures suggestions: gathering, loading, answering; beside the same entries in FlexSearch.
// `npm run build && node --expose-gc scripts/bench/suggest.mjs <laws.jsonl.gz>…`
// Each line is a document with `title`, `agency` and `text`; it is cut into sections of about 300
// characters under its last heading (# …, 第…章), 100,000 sections in all, the files in turn.
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { Index } from 'flexsearch'
import { analyzeSection, searchForm } from '../../dist/analyze.js'
import { SuggestionCollector } from '../../dist/suggest/collect.js'
import { Homophones } from '../../dist/suggest/homophones.js'
import { nearest } from '../../dist/suggest/nearest.js'
import { Suggester } from '../../dist/suggest/suggester.js'
import { formatSuggestions, parseSuggestions } from '../../dist/suggest/suggestions-file.js'

const SECTIONS = Number(process.env['SECTIONS'] ?? 100_000)
const ENTRIES = 500
const LIMIT = 10
const formOf = (text) => searchForm(text).text

const file = gather()
const { suggester, suggestions } = load(file)
const typed = keystrokes(suggestions)
time('suggest', typed, (text) => suggester.suggest(text, LIMIT))
for (const length of [1, 2, 4]) {
  const none = Array.from({ length: 200 }, (_, i) => `${'齉龘'.repeat(2).slice(0, length)}${i}`)
  time(`suggest, nothing to find, ${length + 1} or more`, none, (text) =>
    suggester.suggest(text, LIMIT),
  )
}
time(
  'suggest, nothing in pinyin',
  typed.filter((t) => /^[a-z]+$/.test(t)).map((t) => `${t}vvq`),
  (text) => suggester.suggest(text, LIMIT),
)
const homophones = new Homophones(suggestions, formOf)
const forms = typed.filter((text) => /^\p{sc=Han}{4,}$/u.test(text))
time('homophones', forms, (text) => homophones.of(`${text.slice(1)}${text[0]}`, 5))
time('nearest', forms, (text) => nearest(suggestions, text, 'policy', 5))
compare(suggestions, typed, suggester)

function gather() {
  const collector = new SuggestionCollector({ fold: searchForm, formOf })
  let sections = 0
  let analysing = 0
  let adding = 0
  for (const { agency, script, texts } of documents(process.argv.slice(2))) {
    let start = cpu()
    const analyzed = texts.map(({ headings, text }) =>
      analyzeSection({ id: '', headings, text, lead: null, leadEnd: 0, kind: 'other' }),
    )
    analysing += cpu() - start
    start = cpu()
    collector.add(
      {
        script,
        agency: agency && {
          name: agency,
          asWritten: agency,
          candidates: [],
          kind: 'department',
          successors: [],
        },
      },
      analyzed,
    )
    adding += cpu() - start
    sections += texts.length
    if (sections >= SECTIONS) break
  }
  const start = cpu()
  const suggestions = collector.finish()
  const finishing = cpu() - start
  const text = formatSuggestions(suggestions)
  const count = (kind) => suggestions.filter((suggestion) => suggestion.kind === kind).length
  const kinds = ['agency', 'policy', 'heading', 'phrase'].map((kind) => `${count(kind)} ${kind}`)
  console.log(
    `${sections} sections: analysis ${seconds(analysing)} s, gathering ${seconds(adding)} s, choosing and reading aloud ${seconds(finishing)} s`,
  )
  console.log(`${suggestions.length} suggestions, ${megabytes(Buffer.byteLength(text))} MB`, kinds)
  return text
}

function* documents(files) {
  const each = files.map((path) => gunzipSync(readFileSync(path)).toString().trimEnd().split('\n'))
  for (let i = 0; each.some((lines) => i < lines.length); i++) {
    for (const lines of each) if (i < lines.length) yield document(JSON.parse(lines[i]))
  }
}

function document({ title, agency, text }) {
  // Enough to tell the two corpora apart.
  const script = /[條為與關]/.test(text) ? 'hant' : 'hans'
  const texts = []
  let heading = title
  let rest = ''
  const close = () => {
    if (rest !== '') texts.push({ headings: heading ? [heading] : [], text: rest })
    rest = ''
  }
  for (const line of text.split('\n')) {
    const own = /^#+ (.*)|^(第 ?[一二三四五六七八九十]+ ?章 .*)/.exec(line)
    if (own || rest.length > 250) close()
    if (own) heading = own[1] ?? own[2]
    rest += `${line}\n`
  }
  close()
  return { agency: agency || null, script, texts }
}

function load(text) {
  const before = heap()
  const start = cpu()
  const suggestions = parseSuggestions(text)
  const suggester = new Suggester(suggestions, formOf)
  const took = cpu() - start
  console.log(`loaded in ${took.toFixed(0)} ms of processor time, ${megabytes(heap() - before)} MB`)
  return { suggester, suggestions }
}

/** Every key of typing a name in Han, in pinyin and in initials, and pieces from inside it. */
function keystrokes(suggestions) {
  const step = Math.max(1, Math.floor(suggestions.length / ENTRIES))
  const texts = []
  for (let i = 0; i < suggestions.length; i += step) {
    const { form, readings } = suggestions[i]
    const pinyin = readings[0].replaceAll(' ', '')
    const initials = readings[0].replace(/([^ ])[^ ]* ?/gu, '$1')
    for (const key of [form, pinyin, initials]) {
      for (let end = 1; end <= Math.min(24, key.length); end++) texts.push(key.slice(0, end))
    }
    for (let at = 1; at + 2 <= form.length; at += 3) texts.push(form.slice(at, at + 3))
  }
  return texts
}

/** The same answers from FlexSearch: every piece of a form, every beginning of its pinyin; then ranked by us. */
function compare(suggestions, typed, suggester) {
  const whole = { context: false, cache: false, fastupdate: false, encode: (text) => [text] }
  const before = heap()
  const start = cpu()
  const forms = new Index({ ...whole, tokenize: 'full' })
  const readings = new Index({ ...whole, tokenize: 'forward' })
  suggestions.forEach((suggestion, i) => {
    forms.add(i, suggestion.form)
    const pinyin = suggestion.readings.flatMap((reading) => [
      reading.replaceAll(' ', ''),
      reading.replaceAll(' ', '').replaceAll('v', 'u'),
      reading.replace(/([^ ])[^ ]* ?/gu, '$1'),
    ])
    for (const key of pinyin) readings.append(i, key)
  })
  console.log(`FlexSearch: ${seconds(cpu() - start)} s, ${megabytes(heap() - before)} MB`)
  const all = (index, text) => index.search({ query: text, limit: suggestions.length })
  const flex = (text) => {
    const form = formOf(text).replace(/^\|+|\|+$/g, '')
    const han = all(forms, form)
    const prefix = han.filter((i) => suggestions[i].form.startsWith(form)).sort((a, b) => a - b)
    const infix = han.filter((i) => !suggestions[i].form.startsWith(form)).sort((a, b) => a - b)
    const latin = /^[a-z0-9]+$/.test(form) ? all(readings, form).sort((a, b) => a - b) : []
    return [...new Set([...prefix, ...latin, ...infix])].slice(0, LIMIT)
  }
  time('FlexSearch', typed, flex)
  const differ = typed.filter((text) => {
    const ours = new Set(suggester.suggest(text, LIMIT).map(({ suggestion }) => suggestion))
    const theirs = flex(text)
    return theirs.length !== ours.size
  })
  console.log(
    `${differ.length} of ${typed.length} keystrokes get another number of suggestions`,
    differ.slice(0, 5),
  )
}

function time(name, texts, answer) {
  for (const text of texts.slice(0, 500)) answer(text)
  const once = (text) => {
    const start = performance.now()
    answer(text)
    return performance.now() - start
  }
  // The better of two: other processes may run beside.
  const took = texts.map((text) => Math.min(once(text), once(text)))
  took.sort((a, b) => a - b)
  const at = (share) => took[Math.ceil(share * took.length) - 1].toFixed(3)
  console.log(`${name}: ${texts.length} times, p50 ${at(0.5)}, p99 ${at(0.99)}, max ${at(1)} ms`)
}

/** Milliseconds of processor time, which other processes change less than the clock. */
function cpu() {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

function heap() {
  for (let i = 0; i < 4; i++) globalThis.gc?.()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}

function seconds(milliseconds) {
  return (milliseconds / 1000).toFixed(1)
}

function megabytes(bytes) {
  return (bytes / 1e6).toFixed(1)
}
