import { ZipFile } from 'yazl'
import { readManuscript } from './manuscript.mjs'

const NAMESPACE = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
/** The same source gives the same bytes. */
const WRITTEN = new Date(2024, 0, 1)

/** A Word document of a manuscript: options `autonumber`, `tracked`, `comment`, `header`. */
export async function docx(manuscript) {
  const { options, blocks } = readManuscript(manuscript)
  const parts = new Map([
    ['word/styles.xml', part('styles', STYLES)],
    ['word/numbering.xml', part('numbering', NUMBERING)],
  ])
  if (options.has('comment')) {
    const said = paragraph(run(options.get('comment')))
    const author = 'w:id="0" w:author="办公室" w:date="2022-01-10T09:00:00Z"'
    parts.set('word/comments.xml', part('comments', `<w:comment ${author}>${said}</w:comment>`))
  }
  if (options.has('header')) {
    parts.set('word/header.xml', part('hdr', paragraph(run(options.get('header')))))
    parts.set('word/footer.xml', part('ftr', paragraph(PAGE_NUMBER)))
  }
  const body = blocks.map((block, index) => blockXml(block, options, index)).join('')
  const edges = options.has('header')
    ? '<w:headerReference w:type="default" r:id="header"/><w:footerReference w:type="default" r:id="footer"/>'
    : ''
  parts.set(
    'word/document.xml',
    part('document', `<w:body>${body}<w:sectPr>${edges}</w:sectPr></w:body>`),
  )
  return zip(new Map([['[Content_Types].xml', contentTypes(parts)], ...relations(parts), ...parts]))
}

function blockXml(block, options, index) {
  if (block.kind === 'table') return tableXml(block.rows)
  const alignment = { title: 'center', signature: 'right' }[block.kind]
  const style = block.kind === 'heading' && !block.text.includes('。')
  const properties = [
    style ? `<w:pStyle w:val="Heading${block.level}"/>` : '',
    block.numbered
      ? `<w:numPr><w:ilvl w:val="${block.level - 1}"/><w:numId w:val="1"/></w:numPr>`
      : '',
    alignment ? `<w:jc w:val="${alignment}"/>` : '',
  ].join('')
  const noted = options.has('comment') && block.text.includes('{+1')
  const words = runs(block.text)
  return paragraph(noted ? commented(words) : words, properties, index)
}

function paragraph(content, properties = '') {
  return `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${content}</w:p>`
}

function commented(words) {
  const range = (edge) => `<w:commentRange${edge} w:id="0"/>`
  return `${range('Start')}${words}${range('End')}<w:r><w:commentReference w:id="0"/></w:r>`
}

/** Bold, inserted and deleted words are runs of their own; so are figures, as Word splits them. */
function runs(text) {
  const pieces = text.split(/(<b>[^<]*<\/b>|\{\+.*?\+\}|\{-.*?-\}|\d+(?:\.\d+)?)/)
  const change = 'w:id="9" w:author="办公室" w:date="2022-01-10T09:00:00Z"'
  return pieces
    .filter((piece) => piece !== '')
    .map((piece) => {
      if (piece.startsWith('<b>')) return run(piece.slice(3, -4), '<w:b/>')
      if (piece.startsWith('{+')) return `<w:ins ${change}>${run(piece.slice(2, -2))}</w:ins>`
      if (piece.startsWith('{-')) {
        return `<w:del ${change}><w:r><w:delText>${escaped(piece.slice(2, -2))}</w:delText></w:r></w:del>`
      }
      return run(piece)
    })
    .join('')
}

function run(text, properties = '') {
  const looks = properties && `<w:rPr>${properties}</w:rPr>`
  return `<w:r>${looks}<w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`
}

function tableXml(rows) {
  const xml = rows.map((row, r) => {
    const cells = row.flatMap((_, c) =>
      rows[topOf(rows, r, c)][c] === '<' ? [] : [cellXml(rows, r, c)],
    )
    return `<w:tr>${cells.join('')}</w:tr>`
  })
  return `<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr>${xml.join('')}</w:tbl>`
}

/** The row whose cell stands here. */
function topOf(rows, r, c) {
  return rows[r][c] === '^' ? topOf(rows, r - 1, c) : r
}

/** A cell that the one above covers stands in the file all the same, as Word writes it. */
function cellXml(rows, r, c) {
  const top = topOf(rows, r, c)
  let width = 1
  while (rows[top][c + width] === '<') width += 1
  const covered = top < r
  const covers = rows[r + 1]?.[c] === '^'
  const properties = [
    width > 1 ? `<w:gridSpan w:val="${width}"/>` : '',
    covered ? '<w:vMerge/>' : covers ? '<w:vMerge w:val="restart"/>' : '',
  ].join('')
  const centre = '<w:jc w:val="center"/>'
  const words = covered ? '' : run(rows[r][c])
  return `<w:tc><w:tcPr>${properties}</w:tcPr>${paragraph(words, centre)}</w:tc>`
}

const PAGE_NUMBER = '<w:r><w:t>— 1 —</w:t></w:r>'
const STYLES = [1, 2, 3]
  .map(
    (level) =>
      `<w:style w:type="paragraph" w:styleId="Heading${level}"><w:name w:val="heading ${level}"/></w:style>`,
  )
  .join('')
const NUMBERING = `<w:abstractNum w:abstractNumId="0">${['%1、', '（%2）']
  .map(
    (pattern, level) =>
      `<w:lvl w:ilvl="${level}"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:suff w:val="nothing"/><w:lvlText w:val="${pattern}"/></w:lvl>`,
  )
  .join('')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`

function part(root, content) {
  return `${XML}<w:${root} xmlns:w="${NAMESPACE}" xmlns:r="${RELATIONS}">${content}</w:${root}>`
}

function contentTypes(parts) {
  const types = { document: 'document.main' }
  const overrides = [...parts.keys()].map((name) => {
    const own = nameOf(name)
    return `<Override PartName="/${name}" ContentType="${TYPE}.${types[own] ?? own}+xml"/>`
  })
  return `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${overrides.join('')}</Types>`
}

function relations(parts) {
  const file = (entries) =>
    `${XML}<Relationships xmlns="${PACKAGE}/relationships">${entries
      .map(
        ([id, type, target]) =>
          `<Relationship Id="${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`,
      )
      .join('')}</Relationships>`
  const others = [...parts.keys()].map(nameOf).filter((name) => name !== 'document')
  return new Map([
    ['_rels/.rels', file([['document', 'officeDocument', 'word/document.xml']])],
    ['word/_rels/document.xml.rels', file(others.map((name) => [name, name, `${name}.xml`]))],
  ])
}

function nameOf(path) {
  return path.slice('word/'.length, -'.xml'.length)
}

function escaped(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

async function zip(entries) {
  const file = new ZipFile()
  for (const [name, text] of entries) file.addBuffer(Buffer.from(text), name, { mtime: WRITTEN })
  file.end()
  const chunks = []
  for await (const chunk of file.outputStream) chunks.push(chunk)
  return Buffer.concat(chunks)
}
