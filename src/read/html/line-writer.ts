/** Between these a line end of the source is nothing: Chinese has no spaces between words. */
const WIDE = /[\u2018-\u201d\u2026\u3001-\u303f\u3400-\u9fff\uf900-\ufaff\uff01-\uff60]/

/** What pages collapse: space, tab, line feed, form feed, carriage return. */
const SPACES = [0x20, 0x09, 0x0a, 0x0c, 0x0d]
const LINE_FEED = 0x0a

/** Writes the text of a page as a reader sees it: white space collapsed, blocks apart. */
export class LineWriter {
  readonly #lines: string[] = []
  #line: string[] = []
  #last = ''
  #space: 'none' | 'space' | 'line end' = 'none'
  #gap = false
  /** Above zero: the cells of a row are written on one line, whatever stands in them. */
  #flat = 0
  /** Column of the last cell of a row, counted from 0. */
  #column = 0
  /** Numbers of list items whose first word has not come yet. */
  #marker = ''

  /** Text as it stands in the page's source. */
  text(value: string): void {
    let start = 0
    for (let at = 0; at < value.length; at += 1) {
      const code = value.charCodeAt(at)
      if (code > 0x20 || !SPACES.includes(code)) continue
      if (at > start) this.#word(value.slice(start, at))
      start = at + 1
      if (this.#space === 'none') this.#space = 'space'
      if (code === LINE_FEED) this.#space = 'line end'
    }
    if (start < value.length) this.#word(value.slice(start))
  }

  /** Text whose line ends are shown. */
  preformatted(value: string): void {
    value.split(/\r\n?|\n/).forEach((line, at) => {
      if (at > 0) this.lineEnd()
      this.text(line)
    })
  }

  /** `<br>`: the next text stands on a new line; twice leaves a blank one. */
  lineEnd(): void {
    if (this.#flat > 0) this.#space = 'space'
    else if (this.#line.length > 0) this.#endLine()
    else this.#gap = true
  }

  /** The edge of a block: a paragraph ends, or begins. */
  blockEdge(): void {
    if (this.#flat > 0) this.#space = 'space'
    else {
      this.#endLine()
      this.#gap = true
    }
  }

  /** A row of a table begins, or ends: it stands on a line of its own. */
  rowEdge(): void {
    if (this.#flat > 0) this.#space = 'space'
    else this.#endLine()
  }

  /** A cell of a row; the columns that other cells cover before it are empty. */
  openCell(column: number): void {
    for (; this.#column < column; this.#column += 1) {
      this.#line.push('\t')
      this.#last = '\t'
    }
    this.#space = 'none'
    this.#flat += 1
  }

  closeCell(): void {
    this.#flat -= 1
    this.#space = 'none'
  }

  /** A row of cells ends; its empty cells up to `width` columns are kept. */
  endRow(width: number): void {
    if (this.#flat > 0) this.#space = 'space'
    else this.#endLine(width)
  }

  /** The number of an item: it stands before the item's first word, wherever that comes. */
  openItem(number: string): void {
    this.#marker += number
  }

  closeItem(): void {
    this.#marker = ''
  }

  /** All lines so far, blank ones between paragraphs. */
  toString(): string {
    this.#endLine()
    return this.#lines.join('\n')
  }

  #word(piece: string): void {
    const joins =
      this.#space === 'none' ||
      this.#last === '' ||
      this.#last === '\t' ||
      (this.#space === 'line end' && WIDE.test(this.#last) && WIDE.test(piece[0] ?? ''))
    this.#line.push(joins ? this.#marker + piece : ` ${this.#marker}${piece}`)
    this.#marker = ''
    this.#last = piece.at(-1) ?? ''
    this.#space = 'none'
  }

  #endLine(columns = 0): void {
    const line = this.#line.join('').trimEnd()
    if (line !== '') {
      if (this.#gap && this.#lines.length > 0) this.#lines.push('')
      this.#lines.push(columns > 1 ? line + '\t'.repeat(missing(line, columns)) : line)
      this.#gap = false
    }
    this.#line = []
    this.#column = 0
    this.#last = ''
    this.#space = 'none'
  }
}

function missing(row: string, columns: number): number {
  let edges = 0
  for (let at = row.indexOf('\t'); at >= 0; at = row.indexOf('\t', at + 1)) edges += 1
  return Math.max(0, columns - 1 - edges)
}
