import { type Folded, fold } from './agency-folded.ts'
import { isSelf, ownerOf, type SelfReference } from './agency-self.ts'
import { nameAtStart } from './agency-shape.ts'
import type { FoundName } from './agency-title.ts'

/** A page's place of origin that is no agency: 来源：解放日报, 株洲市人民政府网. */
const MEDIA = /报社|日报|晚报|晨报|电视台|电台|新闻|新华社|通讯社|网|门户|客户端|融媒体|公众号/
/** Publishes for every department of its place. */
const PUBLISHES_FOR_ALL = /^(?:人民政府|政府)?(?:办公室|办公厅|办|信息中心|信息公开办公室)?$/
const LINE = 400
const TAIL = 400
const CLOSING_LINES = 6

/** The agency a header value names; null for media and for what is none. */
export function nameInHeader(value: Folded): FoundName | null {
  if (MEDIA.test(value.text.slice(0, 40))) return null
  const shape = nameAtStart(value.text)
  return shape && { shape, asWritten: value.written(0, shape.text.length) }
}

/**
 * Whether a stated publisher may be the author. Not when the text speaks of itself as another kind
 * of body, or names another author: government offices publish for every department.
 */
export function mayBeAuthor(
  { shape }: FoundName,
  self: SelfReference | null,
  authors: readonly FoundName[],
): boolean {
  if (!isSelf(shape, self) && !ownerOf(shape, self)) return false
  const forAll = shape.kind === 'government' || PUBLISHES_FOR_ALL.test(shape.unit)
  return !(forAll && authors.some((author) => author.shape.kind === 'unit'))
}

/** A signing line is a name and nothing else, its date and seal aside. */
export function nameInSignature(source: string): FoundName | null {
  const line = fold(source.slice(0, LINE))
  const start = /^(?:[(](?:公章|盖章|印章)[)]|[:：])*/.exec(line.text)?.[0].length ?? 0
  const name = line.text
    .slice(start)
    .replace(/[(](?:公章|盖章|印章|章)[)]/g, '')
    .replace(/[\d一二〇○零][\d一二三四五六七八九十〇○O零年月日./-]{3,20}$/, '')
  const shape = nameAtStart(name)
  const isLine = shape && /^(?:[(\d].*)?$/.test(name.slice(shape.text.length))
  if (!isLine || shape.unit === '') return null
  return { shape, asWritten: line.written(start, start + shape.text.length) }
}

/** Short lines at the end of a body, where a signature stands when it was not set apart. */
export function closingLines(body: string): readonly string[] {
  return body
    .slice(-TAIL)
    .split('\n')
    .slice(1)
    .slice(-CLOSING_LINES)
    .filter((line) => line.length <= 60 && !/[,，。;；:：]/.test(line))
}
