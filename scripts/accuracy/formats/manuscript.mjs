/**
 * Reads a manuscript: the text a report in a binary format is made from. A line is
 *
 *   %name value    what the format is to do
 *   = text         the title
 *   #1 text        a heading, by its level; `* ` before its words: numbered by the format
 *   | a | b |      a row of a table; `<` is covered by the cell to its left, `^` by the one above
 *   > text         the signature, to the right
 *   text           a paragraph
 *
 * `<b>…</b>` is bold, `{+…+}` inserted and `{-…-}` deleted with tracked changes.
 */
export function readManuscript(text) {
  const options = new Map()
  const blocks = []
  for (const line of text.split('\n')) {
    const [, sign, level, rest] = /^(%|=|#(\d)|\||>)? ?(.*)$/.exec(line)
    if (sign === undefined) {
      if (rest !== '') blocks.push({ kind: 'paragraph', text: rest })
    } else if (sign === '%') {
      const [, name, value] = /^(\S+) ?(.*)$/.exec(rest)
      options.set(name, value)
    } else if (sign === '|') {
      const row = rest.split('|').slice(0, -1)
      const cells = row.map((cell) => cell.trim())
      if (blocks.at(-1)?.kind === 'table') blocks.at(-1).rows.push(cells)
      else blocks.push({ kind: 'table', rows: [cells] })
    } else if (sign === '=') blocks.push({ kind: 'title', text: rest })
    else if (sign === '>') blocks.push({ kind: 'signature', text: rest })
    else {
      const numbered = rest.startsWith('* ')
      const words = numbered ? rest.slice(2) : rest
      blocks.push({ kind: 'heading', level: Number(level), numbered, text: words })
    }
  }
  return { options, blocks }
}
