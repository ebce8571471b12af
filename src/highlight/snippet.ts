import type { SnippetPart } from '../model/answer.ts'
import type { Span } from '../model/span.ts'
import { mergeOverlaps } from './spans.ts'

/** UTF-16 units a snippet takes whole sentences up to. */
const USUAL = 160
/** A single sentence is shown whole up to here; a longer one is cut inside, at a clause if it can be. */
const LONGEST_SENTENCE = 320
/** Units shown before the first mark of a sentence that is cut inside. */
const BEFORE_MARK = 40

const SENTENCE_ENDS = '。；\n'
const CLAUSE_ENDS = '，、：！？,;:!?'

/** A sentence that holds marks: how many. */
interface MarkedSentence extends Span {
  readonly marks: number
}

/**
 * The passage to show for a hit: sentences in a row, cut at 。； or line ends and never inside a
 * mark, where most occurrences stand; the earlier of equals.
 *
 * @param spans at least one, in reading order.
 * @returns pieces that join to an exact slice of `text`; overlapping marks are one piece.
 */
export function snippet(text: string, spans: readonly Span[]): SnippetPart[] {
  const marks = mergeOverlaps(spans)
  const passage = densest(markedSentences(text, marks))
  const tooLong = passage.end - passage.start > LONGEST_SENTENCE
  return parts(text, tooLong ? cutInside(text, passage, marks) : passage, marks)
}

/** The sentences that hold marks. A mark that runs over sentences makes them one. */
function markedSentences(text: string, marks: readonly Span[]): MarkedSentence[] {
  const sentences: MarkedSentence[] = []
  for (const mark of marks) {
    const last = sentences.at(-1)
    if (last !== undefined && mark.start < last.end) {
      const end = mark.end > last.end ? sentenceEnd(text, mark.end) : last.end
      sentences[sentences.length - 1] = { start: last.start, end, marks: last.marks + 1 }
    } else {
      const start = sentenceStart(text, mark.start)
      sentences.push({ start, end: sentenceEnd(text, mark.end), marks: 1 })
    }
  }
  return sentences
}

function sentenceStart(text: string, at: number): number {
  let start = at
  while (start > 0 && !SENTENCE_ENDS.includes(text.charAt(start - 1))) start--
  return start
}

/** End of the sentence whose part up to `at` is known to be wanted; a line end is left out. */
function sentenceEnd(text: string, at: number): number {
  if (text.charAt(at - 1) !== '\n' && SENTENCE_ENDS.includes(text.charAt(at - 1))) return at
  let end = at
  while (end < text.length && !SENTENCE_ENDS.includes(text.charAt(end))) end++
  return end < text.length && text.charAt(end) !== '\n' ? end + 1 : end
}

/** The run of sentences, with those between them, that holds most marks within the usual length. */
function densest(sentences: readonly MarkedSentence[]): Span {
  let best: MarkedSentence = { start: 0, end: 0, marks: 0 }
  let marks = 0
  for (let first = 0, next = 0; first < sentences.length; first++) {
    const { start } = sentences[first] as MarkedSentence
    while (
      next < sentences.length &&
      (next === first || (sentences[next] as MarkedSentence).end - start <= USUAL)
    ) {
      marks += (sentences[next] as MarkedSentence).marks
      next++
    }
    if (marks > best.marks)
      best = { start, end: (sentences[next - 1] as MarkedSentence).end, marks }
    marks -= (sentences[first] as MarkedSentence).marks
  }
  return best
}

/** Part of a long sentence: around its first mark, with the marks that fit, cut at clauses if it can be. */
function cutInside(text: string, sentence: Span, marks: readonly Span[]): Span {
  const inside = marks.filter((mark) => mark.start >= sentence.start && mark.end <= sentence.end)
  const first = inside[0] as Span
  const from = Math.max(sentence.start, first.start - BEFORE_MARK)
  const latest = Math.max(first.end, from + USUAL)
  const last = inside.findLast((mark) => mark.end <= latest) ?? first
  const crossed = inside.find((mark) => mark.start < latest && mark.end > latest)
  const to = Math.min(
    sentence.end,
    crossed === undefined ? latest : Math.max(last.end, crossed.start),
  )
  return { start: startOfClause(text, from, first.start), end: endOfClause(text, last.end, to) }
}

function startOfClause(text: string, from: number, to: number): number {
  if (from === 0 || SENTENCE_ENDS.includes(text.charAt(from - 1))) return from
  for (let at = from; at < to; at++) if (CLAUSE_ENDS.includes(text.charAt(at))) return at + 1
  return splitsPair(text, from) ? from + 1 : from
}

function endOfClause(text: string, from: number, to: number): number {
  for (let at = to; at > from; at--) if (CLAUSE_ENDS.includes(text.charAt(at - 1))) return at
  return splitsPair(text, to) ? to - 1 : to
}

/** Whether a cut at `at` would fall between the halves of a surrogate pair. */
function splitsPair(text: string, at: number): boolean {
  return at > 0 && at < text.length && (text.codePointAt(at - 1) as number) > 0xffff
}

function parts(text: string, passage: Span, marks: readonly Span[]): SnippetPart[] {
  const pieces: SnippetPart[] = []
  let at = passage.start
  for (const mark of marks) {
    if (mark.start < passage.start || mark.end > passage.end) continue
    if (mark.start > at) pieces.push({ t: text.slice(at, mark.start), h: false })
    pieces.push({ t: text.slice(mark.start, mark.end), h: true })
    at = mark.end
  }
  if (at < passage.end) pieces.push({ t: text.slice(at, passage.end), h: false })
  return pieces
}
