import { readManuscript } from './manuscript.mjs'

/** Points. */
const PAGE = { width: 595, height: 842, left: 80, top: 760, foot: 50 }
const SIZE = 12
const LEADING = 21
/** Em a line, lines a page. */
const EMS = 36
const LINES = 32

/**
 * A PDF as old office suites wrote them: no embedded font but the name STSong-Light, text in the
 * predefined encoding UniGB-UCS2-H (PDF 32000-1, 9.7.5.2), each line an object of its own.
 */
export function pdfByHand(manuscript) {
  const lines = readManuscript(manuscript).blocks.flatMap(linesOf)
  const pages = []
  for (let at = 0; at < lines.length; at += LINES) pages.push(lines.slice(at, at + LINES))
  const firstPage = 6
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, i) => `${firstPage + 2 * i} 0 R`).join(' ')}] >>`,
    '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>',
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /DW 1000 /W [1 95 500] /FontDescriptor 5 0 R >>',
    '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>',
    ...pages.flatMap((page, i) => {
      const stream = content(page, i + 1)
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${PAGE.width} ${PAGE.height}] /Resources << /Font << /F1 3 0 R >> >> /Contents ${firstPage + 2 * i + 1} 0 R >>`,
        `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
      ]
    }),
  ]
  return Buffer.from(file(objects), 'latin1')
}

function linesOf({ kind, text }) {
  if (kind === 'title') return [{ text, indent: (EMS - ems(text)) / 2 }]
  if (kind === 'signature') return [{ text, indent: EMS - ems(text) - 2 }]
  const lines = []
  let line = ''
  let room = EMS - 2
  for (const character of text) {
    // No line begins with a closing mark.
    if (room < ems(character) && !/[，。、；：”》）]/.test(character)) {
      lines.push(line)
      line = ''
      room = EMS
    }
    line += character
    room -= ems(character)
  }
  lines.push(line)
  return lines.map((words, i) => ({ text: words, indent: i === 0 ? 2 : 0 }))
}

function content(lines, number) {
  const foot = `- ${number} -`
  return [
    ...lines.map(({ text, indent }, i) =>
      shown(text, PAGE.left + indent * SIZE, PAGE.top - i * LEADING),
    ),
    shown(foot, (PAGE.width - ems(foot) * SIZE) / 2, PAGE.foot),
  ].join('\n')
}

function shown(text, x, y) {
  const hex = Buffer.from(text, 'utf16le').swap16().toString('hex')
  return `BT /F1 ${SIZE} Tf ${x.toFixed(1)} ${y} Td <${hex}> Tj ET`
}

function ems(text) {
  return [...text].reduce((sum, character) => sum + (character < '\u0080' ? 0.5 : 1), 0)
}

function file(objects) {
  let text = '%PDF-1.4\n'
  const offsets = objects.map((object, i) => {
    const offset = text.length
    text += `${i + 1} 0 obj\n${object}\nendobj\n`
    return `${String(offset).padStart(10, '0')} 00000 n \n`
  })
  const start = text.length
  const size = objects.length + 1
  return `${text}xref\n0 ${size}\n0000000000 65535 f \n${offsets.join('')}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`
}
