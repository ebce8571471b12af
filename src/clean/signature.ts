import { cutLine, isClosed, isSentence, type Line } from './line.ts'
import { closingDate, isDateLine } from './timestamp.ts'

const AGENCY =
  /^[(（]?[\u4e00-\u9fff·]{2,34}(?:政府|办公厅|办公室|委员会|[局委办厅院部署会处站所队社]|中心|街道|街道办|管委会|公司|学校)(?:[(（].{1,8}[)）])?$/

/**
 * The lines that close the text: who signs, and when. They may stand before annexes. A date that
 * ends a line with a name before it is a signature too; text flattened into one line is not cut.
 */
export function findSignature(lines: readonly Line[]): readonly number[] {
  for (let index = lines.length - 1; index > 0; index -= 1) {
    const line = lines[index]
    if (!line || !closes(line)) continue
    const signature = [index]
    for (let above = index - 1; above > 0 && index - above <= 3; above -= 1) {
      const other = lines[above]
      if (!other || !(isSigner(other) || isDateLine(other.plain))) break
      signature.unshift(above)
    }
    const above = lines[(signature[0] ?? 0) - 1]
    const alone = signature.length === 1 && isDateLine(line.plain)
    if (alone && above && !isClosed(above) && !isSigner(above)) continue
    return signature
  }
  const last = lines.at(-1)
  return last && lines.length > 1 && isSigner(last) ? [lines.length - 1] : []
}

function closes(line: Line): boolean {
  if (isDateLine(line.plain)) return true
  const date = closingDate(line.plain)
  return date > 0 && AGENCY.test(line.plain.slice(0, date).replace(/[\s　]+/g, ''))
}

/** What `AGENCY` ends with. */
const LAST = '府厅室会局委办院部署处站所队社心道司校)）'

/** A name alone on its line. */
export function isSigner(line: Line): boolean {
  const { plain } = line
  return (
    plain.length <= 40 &&
    LAST.includes(plain.charAt(plain.length - 1)) &&
    line.marker === null &&
    !isSentence(line) &&
    AGENCY.test(plain.replace(/[\s　]+/g, ''))
  )
}

/** A page flattened into one line ends with its signature all the same: …。某某局2014年3月1日 */
export function splitClosing(line: Line): Line[] {
  const stop = Math.max(line.plain.lastIndexOf('。'), line.plain.lastIndexOf('！')) + 1
  const tail = line.plain.slice(stop).trim()
  if (stop === 0 || tail === '' || tail.length > 60) return [line]
  const date = closingDate(tail)
  const name = (date < 0 ? tail : tail.slice(0, date)).replace(/\s+/g, '')
  if (date < 0 ? !AGENCY.test(name) : name !== '' && !AGENCY.test(name)) return [line]
  return [cutLine(line, 0, stop), cutLine(line, stop)]
}
