import { describe, expect, test } from 'vitest'
import { readDocx } from '../../../src/read/docx/read-docx.ts'
import { docx, item, list, p, pattern } from '../../support/docx.ts'

const read = async (parts: Parameters<typeof docx>[0]) => readDocx('a.docx', await docx(parts))
const textOf = async (body: string, parts: Parameters<typeof docx>[0] = {}) =>
  (await read({ ...parts, body })).text

test('paragraphs, runs, line breaks and page breaks', async () => {
  const body =
    '<w:p><w:r><w:t>水价</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>不变。</w:t></w:r></w:p>' +
    '<w:p><w:r><w:t>一、概述</w:t><w:br/><w:t>水质良好。</w:t><w:cr/><w:t>水表换新。</w:t></w:r></w:p>' +
    '<w:p><w:r><w:t>前页</w:t></w:r><w:r><w:br w:type="page"/></w:r><w:r><w:t>后页</w:t></w:r></w:p>'
  expect(await textOf(body)).toBe('水价不变。\n\n一、概述\n水质良好。\n水表换新。\n\n前页\n后页')
})

test('what Word does not show is not read, what it shows in other places is', async () => {
  const body =
    '<w:p><w:r><w:t>水价</w:t></w:r><w:del><w:r><w:delText>上涨</w:delText></w:r></w:del>' +
    '<w:ins><w:r><w:t>不变</w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r>' +
    '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>。</w:t></w:r></w:p>' +
    '<w:p><w:moveFrom><w:r><w:t>移走</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>移来</w:t></w:r></w:moveTo></w:p>' +
    '<w:p><w:fldSimple w:instr="DATE"><w:r><w:t>2014年</w:t></w:r></w:fldSimple>' +
    '<w:r><w:ruby><w:rt><w:r><w:t>xī</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>汐</w:t></w:r></w:rubyBase></w:ruby></w:r>' +
    '<m:oMath><m:r><m:t>山县</m:t></m:r></m:oMath></w:p>'
  expect(await textOf(body)).toBe('水价不变。\n\n移来\n\n2014年汐山县')
})

test('heads and feet of the pages are furniture, each once', async () => {
  const part = (kind: 'hdr' | 'ftr', words: string) =>
    `<w:${kind} xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${p(words)}</w:${kind}>`
  const entries = {
    'word/header1.xml': part('hdr', '汐山县水务局文件'),
    'word/header2.xml': part('hdr', '汐山县水务局文件'),
    'word/footer1.xml': part('ftr', '第1页'),
    'word/footer2.xml': part('ftr', ''),
  }
  expect(await read({ body: p('水价不变。'), entries })).toEqual({
    text: '水价不变。',
    furniture: ['第1页', '汐山县水务局文件'],
  })
})

test('text that a style hides is not read, whichever style it is based on', async () => {
  const style = (id: string, inner: string) =>
    `<w:style w:styleId="${id}"><w:name w:val="${id}"/>${inner}</w:style>`
  const hiding = '<w:rPr><w:vanish/></w:rPr>'
  const styles =
    style('note', hiding) +
    style('remark', '<w:basedOn w:val="note"/>') +
    style('shown', '<w:basedOn w:val="note"/><w:rPr><w:vanish w:val="0"/></w:rPr>') +
    style('draft', hiding)
  const run = (words: string, properties: string) =>
    `<w:r><w:rPr>${properties}</w:rPr><w:t>${words}</w:t></w:r>`
  const as = (id: string) => `<w:rStyle w:val="${id}"/>`
  const paragraph = (id: string, runs: string) =>
    `<w:p><w:pPr><w:pStyle w:val="${id}"/></w:pPr>${runs}</w:p>`
  const body =
    `<w:p>${run('水价', '')}${run('甲', as('note'))}${run('乙', as('remark'))}${run('不变', as('shown'))}` +
    `${run('，已公示', `${as('note')}<w:vanish w:val="0"/>`)}${run('。', as('unknown'))}</w:p>` +
    paragraph('draft', run('丙', '')) +
    // Word shows what both its paragraph and its own style hide.
    paragraph('draft', run('丁', '') + run('水质良好。', as('note')))
  expect(await textOf(body, { styles })).toBe('水价不变，已公示。\n\n水质良好。')
})

test('a hidden item of a list has no number, and those behind it are numbered without it', async () => {
  const gone =
    '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:vanish/></w:rPr></w:pPr>' +
    '<w:r><w:rPr><w:vanish/></w:rPr><w:t>略</w:t></w:r></w:p>'
  const numbering = pattern(0, ['chineseCounting', '%1、']) + list(1, 0)
  expect(await textOf(item('概述') + gone + item('收费'), { numbering })).toBe(
    '一、概述\n\n二、收费',
  )
})

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const COMMENT = `<!-- ${'x'.repeat(5_000)} -->`

test('behind a long comment a document keeps its numbers, and hides what is hidden', async () => {
  const hidden = '<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r>'
  const inner = `${item('概述')}<w:p>${hidden}<w:r><w:t>水价不变。</w:t></w:r></w:p>`
  const document = `${COMMENT}<w:document ${W}><w:body>${inner}</w:body></w:document>`
  const numbering = pattern(0, ['chineseCounting', '%1、']) + list(1, 0)
  const entries = { 'word/document.xml': document }
  expect(await textOf('', { numbering, entries })).toBe('一、概述\n\n水价不变。')
})

test('the parts are those that the relationships name, whatever they are called', async () => {
  const related = (kind: string, target: string) =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/${kind}" Target="${target}"/></Relationships>`
  const words = '<w:r><w:t>水价</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r>'
  const entries = {
    '_rels/.rels': related('officeDocument', 'a/main.txt'),
    'a/_rels/main.txt.rels': related('footnotes', 'below'),
    'a/main.txt': `<w:document ${W}><w:body><w:p>${words}</w:p></w:body></w:document>`,
    'a/below': `<w:footnotes ${W}><w:footnote w:id="2">${p('含税。')}</w:footnote></w:footnotes>`,
  }
  expect(await textOf(p('另一份'), { entries })).toBe('水价[1]\n\n1. 含税。')
})

test('a text box is read once, whichever form of it there is', async () => {
  const box = (words: string) => `<w:txbxContent>${p(words)}</w:txbxContent>`
  const vml = (words: string) =>
    `<w:pict><v:shape><v:textbox>${box(words)}</v:textbox></v:shape></w:pict>`
  const body =
    `<w:p><w:r><w:t>水价</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>${box('甲')}</w:drawing></mc:Choice>` +
    `<mc:Fallback>${vml('甲')}</mc:Fallback></mc:AlternateContent></w:r></w:p>` +
    `<w:p><w:r><w:drawing>${box('乙')}</w:drawing></w:r><w:r>${vml('丙')}</w:r></w:p>`
  expect(await textOf(body)).toBe('水价\n\n甲\n\n乙\n\n丙')
})

test('tables keep their columns where cells are merged', async () => {
  const cell = (words: string, properties = '') =>
    `<w:tc><w:tcPr>${properties}</w:tcPr>${p(words)}</w:tc>`
  const start = '<w:vMerge w:val="restart"/>'
  const body = `<w:tbl>
    <w:tr>${cell('统计表', '<w:gridSpan w:val="3"/>')}</w:tr>
    <w:tr>${cell('申请', start)}${cell('个人')}${cell('3')}</w:tr>
    <w:tr>${cell('', '<w:vMerge/>')}${cell('单位')}${cell('5')}</w:tr>
    <w:tr>${cell('合计', '<w:gridSpan w:val="2"/>')}${cell('8')}</w:tr>
    <w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>${cell('备注')}${cell('无')}</w:tr>
  </w:tbl>`
  expect(await textOf(body)).toBe('统计表\n申请\t个人\t3\n\t单位\t5\n合计\t\t8\n\t备注\t无')
})

test('a table in a cell is read, and a cell of several paragraphs is one', async () => {
  const inner = `<w:tbl><w:tr><w:tc>${p('甲')}</w:tc><w:tc>${p('1')}</w:tc></w:tr></w:tbl>`
  const body = `<w:tbl><w:tr><w:tc>${p('上')}${inner}${p('下')}</w:tc></w:tr></w:tbl>
    <w:tbl><w:tr><w:tc>${p('主动')}${p('公开')}</w:tc><w:tc>${p('2')}</w:tc></w:tr></w:tbl>`
  expect(await textOf(body)).toBe('上\n\n甲\t1\n\n下\n\n主动 公开\t2')
})

test('notes stand at the end, numbered', async () => {
  const body =
    '<w:p><w:r><w:t>水价</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t>不变。</w:t></w:r></w:p>'
  const footnotes = `<w:footnote w:id="2">${p('含税。')}</w:footnote>`
  expect(await textOf(body, { footnotes })).toBe('水价[1]不变。\n\n1. 含税。')
})

test('a note that is not there, or referred to twice, is no fault', async () => {
  const reference = (id: number) => `<w:r><w:footnoteReference w:id="${id}"/></w:r>`
  const body = `<w:p><w:r><w:t>水价</w:t></w:r>${reference(7)}${reference(2)}${reference(2)}</w:p>`
  expect(await textOf(body)).toBe('水价')
  const footnotes = `<w:footnote w:id="2">${p('含税。')}</w:footnote>`
  expect(await textOf(body, { footnotes })).toBe('水价[1]\n\n1. 含税。')
})

test('links and fields are their words', async () => {
  const field = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`
  const body =
    '<w:p><w:hyperlink r:id="none"><w:r><w:t>规章</w:t></w:r></w:hyperlink>' +
    `${field('begin')}<w:r><w:instrText>HYPERLINK "http://example.cn/"</w:instrText></w:r>${field('separate')}` +
    `<w:r><w:t>规则</w:t></w:r>${field('end')}${field('begin')}<w:r><w:t>。</w:t></w:r></w:p>`
  expect(await textOf(body)).toBe('规章规则。')
})

test('a table of contents is left out and told', async () => {
  const body =
    '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>' +
    `<w:sdtContent>${p('目录')}${p('一、概述 1')}</w:sdtContent></w:sdt>` +
    `${p('二、收费 2', '<w:pStyle w:val="a3"/>')}<w:sdt><w:sdtContent>${p('一、概述')}</w:sdtContent></w:sdt>`
  const styles = '<w:style w:type="paragraph" w:styleId="a3"><w:name w:val="toc 1"/></w:style>'
  const { text, furniture } = await read({ body, styles })
  expect(text).toBe('一、概述')
  expect(furniture).toEqual(['目录一、概述 1', '二、收费 2'])
})

test('pictures are nothing', async () => {
  const body =
    '<w:p><w:r><w:t>水价</w:t></w:r><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><wp:docPr descr="图"/></wp:inline></w:drawing></w:r></w:p>'
  expect(await textOf(body)).toBe('水价')
})

test('symbols and boxes that are ticked are characters', async () => {
  const body =
    '<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r><w:r><w:t>主动公开</w:t></w:r>' +
    '<w:sdt><w:sdtPr><w14:checkbox xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"><w14:checked w14:val="1"/></w14:checkbox></w:sdtPr>' +
    '<w:sdtContent><w:r><w:t>☒</w:t></w:r></w:sdtContent></w:sdt></w:p>'
  expect(await textOf(body)).toBe('🗹主动公开☒')
})

test('what is embedded is told, not read', async () => {
  const body = `${p('水价')}<w:altChunk r:id="x"/><w:p><w:r><w:object/></w:r></w:p>`
  expect(await read({ body })).toEqual({ text: '水价', notes: ['embedded in it and not read: 2'] })
})

test('the title of the properties counts only where the text has it', async () => {
  const body = p('汐山县供水站 2013年年度报告') + p('水价不变。')
  expect((await read({ body, title: '汐山县供水站2013年年度报告' })).pageTitle).toBe(
    '汐山县供水站2013年年度报告',
  )
  for (const title of ['汐山县供水站2012年年度报告', 'Microsoft Word - 报告', '', '水价']) {
    expect(await read({ body, title })).not.toHaveProperty('pageTitle')
  }
})

describe('numbers that Word counts', () => {
  const report = pattern(
    0,
    ['chineseCounting', '%1、'],
    ['chineseCounting', '（%2）'],
    ['decimal', '%3.'],
    ['decimalEnclosedCircle', '%4', '<w:suff w:val="nothing"/>'],
  )
  const numbering = report + list(1, 0)

  test('stand before their paragraphs, each level restarting under the one above', async () => {
    const body =
      item('概述') +
      item('机构', 1) +
      item('人员', 1) +
      item('专职', 2) +
      item('兼职', 2) +
      item('窗口', 3) +
      p('正文。') +
      item('收费') +
      item('标准', 1) +
      item('水费', 2)
    expect((await textOf(body, { numbering })).split('\n\n')).toEqual([
      '一、概述',
      '（一）机构',
      '（二）人员',
      '1. 专职',
      '2. 兼职',
      '①窗口',
      '正文。',
      '二、收费',
      '（一）标准',
      '1. 水费',
    ])
  })

  test('of several levels in one, in digits where Word says so', async () => {
    const legal = pattern(
      0,
      ['chineseCounting', '第%1章', '<w:suff w:val="space"/>'],
      ['decimal', '%1.%2', '<w:isLgl/>'],
    )
    const body = item('总则') + item('目的', 1) + item('附则') + item('施行', 1) + item('解释', 1)
    expect((await textOf(body, { numbering: legal + list(1, 0) })).split('\n\n')).toEqual([
      '第一章总则',
      '1.1 目的',
      '第二章附则',
      '2.1 施行',
      '2.2 解释',
    ])
  })

  test('go on in another list of the same pattern, or begin where it says', async () => {
    const again = list(
      3,
      0,
      '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>',
    )
    const body = item('甲') + item('乙', 0, 2) + item('丙', 0, 3) + item('丁', 0, 3)
    expect(await textOf(body, { numbering: numbering + list(2, 0) + again })).toBe(
      '一、甲\n\n二、乙\n\n五、丙\n\n六、丁',
    )
  })

  test('never restart where the level says so', async () => {
    const through = pattern(
      0,
      ['chineseCounting', '%1、'],
      ['decimal', '第%2条', '<w:lvlRestart w:val="0"/><w:suff w:val="nothing"/>'],
    )
    const body = item('总则') + item('目的', 1) + item('附则') + item('施行', 1)
    expect(await textOf(body, { numbering: through + list(1, 0) })).toBe(
      '一、总则\n\n第1条目的\n\n二、附则\n\n第2条施行',
    )
  })

  test('come from styles, what these are based on, and numbering styles', async () => {
    const style = (id: string, inner: string) =>
      `<w:style w:styleId="${id}"><w:name w:val="${id}"/>${inner}</w:style>`
    const styles =
      style('h1', '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>') +
      style('h2', '<w:basedOn w:val="h1"/>') +
      style('h3', '<w:basedOn w:val="h1"/><w:pPr><w:numPr><w:ilvl w:val="2"/></w:numPr></w:pPr>') +
      style(
        'plain',
        '<w:basedOn w:val="h1"/><w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>',
      ) +
      style('linked', '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>')
    const levels = pattern(
      0,
      ['chineseCounting', '%1、', '<w:pStyle w:val="h1"/>'],
      ['chineseCounting', '（%2）', '<w:pStyle w:val="h2"/>'],
      ['decimal', '%3、'],
    )
    const link =
      '<w:abstractNum w:abstractNumId="7"><w:numStyleLink w:val="linked"/></w:abstractNum>'
    const body =
      p('概述', '<w:pStyle w:val="h1"/>') +
      p('机构', '<w:pStyle w:val="h2"/>') +
      p('正文', '<w:pStyle w:val="plain"/>') +
      p('专职', '<w:pStyle w:val="h3"/>') +
      item('收费', 0, 9)
    expect(await textOf(body, { styles, numbering: levels + link + list(1, 0) + list(9, 7) })).toBe(
      '一、概述\n\n（一）机构\n\n正文\n\n1、专职\n\n二、收费',
    )
  })

  test('are counted for empty paragraphs, not for deleted ones, nor shown for bullets', async () => {
    const deleted =
      '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del/></w:rPr></w:pPr><w:del><w:r><w:delText>略</w:delText></w:r></w:del></w:p>'
    const body = item('甲') + item('') + deleted + item('乙') + item('丙', 0, 2) + item('丁', 0, 8)
    const bullets = pattern(1, ['bullet', '●']) + list(2, 1)
    expect(await textOf(body, { numbering: numbering + bullets })).toBe(
      '一、甲\n\n三、乙\n\n丙\n\n丁',
    )
  })

  test('that a style would give are not given where the paragraph says none', async () => {
    const body = p('甲', '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>') + item('乙')
    expect(await textOf(body, { numbering })).toBe('甲\n\n一、乙')
  })
})
