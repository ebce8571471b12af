// Writes a corpus of about N sections as JSON Lines: `node scripts/bench/corpora/main.mjs --sections N --out <folder>`
import { parseArgs } from 'node:util'
import { LAWS, SEED } from './source.mjs'
import { writeCorpus } from './write.mjs'

const { values } = parseArgs({
  options: {
    sections: { type: 'string' },
    out: { type: 'string' },
    from: { type: 'string', default: LAWS },
    seed: { type: 'string', default: String(SEED) },
  },
})
if (values.out === undefined || !(Number(values.sections) > 0)) {
  console.error(
    'Give --sections <number> and --out <folder>; --from <folder with laws>, --seed <number>.',
  )
  process.exit(1)
}
const made = await writeCorpus({
  ...values,
  sections: Number(values.sections),
  seed: Number(values.seed),
})
console.log(
  `${made.origin}: ${made.sections} sections, ${made.records} records, ${made.files} files, ${made.characters} characters, ${made.bytes} bytes of UTF-8`,
)
