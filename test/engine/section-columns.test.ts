import { expect, test } from 'vitest'
import { slotOf } from '../../src/engine/embedded/frequency-slots.ts'
import { sectionColumns } from '../../src/engine/embedded/section-columns.ts'
import { SLOT_BITS, SLOT_MASK, Vocabulary } from '../../src/engine/embedded/vocabulary.ts'

/** A section whose title takes the first `formLead` units. */
function columnsOf(
  form: string,
  ends: readonly number[],
  formLead: number,
  vocabulary: Vocabulary,
) {
  const section = { title: null, lead: 'title', text: form } as never
  const cut = { text: form, ends: Uint32Array.from(ends) }
  const found = { section, form, formLead, cut, sentenceEnds: [], paragraphEnds: [] }
  return sectionColumns([found], vocabulary)
}

test('a word weighs as in the title when it begins there, and every word and break is marked', () => {
  const vocabulary = new Vocabulary()
  // 水 in the title, 利局 half in it, 公示 the first word beyond, a break, 水 again.
  const columns = columnsOf('水利局公示|水', [1, 3, 5, 6, 7], 2, vocabulary)
  const found = Array.from(columns.words, (entry) => [
    vocabulary.words[entry >>> SLOT_BITS],
    entry & SLOT_MASK,
  ])
  expect(found).toEqual([
    ['水', slotOf(4)],
    ['利局', slotOf(3)],
    ['公示', slotOf(1)],
  ])
  const marked = [...'水利局公示|水\0'].flatMap((_, at) =>
    ((columns.wordStarts[at >>> 3] as number) >>> (at & 7)) & 1 ? [at] : [],
  )
  expect(marked).toEqual([0, 1, 3, 5, 6, 7])
  const beyond = columnsOf('水公示', [1, 3], 1, new Vocabulary())
  expect(Array.from(beyond.words, (entry) => entry & SLOT_MASK)).toEqual([slotOf(3), slotOf(1)])
})
