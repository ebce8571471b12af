import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { SourceError } from '../../src/errors.ts'
import { readHtml } from '../../src/read/html/read-html.ts'
import { scriptStrings } from '../../src/read/html/script-strings.ts'
import { readSource } from '../../src/read/read-source.ts'
import { encoded } from '../support/encoded.ts'
import { goldenRows } from '../support/golden.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const rows = goldenRows('html.tsv')

describe('pages and fragments (test/golden/html.tsv)', () => {
  test('every row has a name of its own', () => {
    expect(rows.length).toBeGreaterThan(20)
    expect(new Set(rows.map(([name]) => name)).size).toBe(rows.length)
  })

  test.each(rows)('%s', (_name, html = '', text, boxes = '') => {
    const read = readHtml('a.html', html)
    expect(read.text).toBe(text)
    expect((read.furniture ?? []).join('¦')).toBe(boxes)
  })
})

describe('what a page says of itself', () => {
  test('its meta tags and its title', () => {
    const { stated, pageTitle } = readHtml(
      'a.html',
      `<html><head><title>水价公示\n_供水站</title><meta name="ArticleTitle" content="水价&lt;br&gt;公示">
       <META NAME="PubDate" CONTENT="2014-03-28 10:00"><meta name="ContentSource" content=" 供水站 ">
       <meta name="ColumnName" content=""><meta name="SiteName" content="汐山县"><meta name="Url" content="http://example.cn/a">
       <meta name="keywords" content="水"></head><body><p>水价</p><svg><title>图</title></svg></body></html>`,
    )
    expect(pageTitle).toBe('水价公示\n_供水站')
    expect(stated).toEqual([
      { kind: 'title', label: 'ArticleTitle', value: '水价公示' },
      { kind: 'published', label: 'PubDate', value: '2014-03-28 10:00' },
      { kind: 'source', label: 'ContentSource', value: '供水站' },
      { kind: 'other', label: 'SiteName', value: '汐山县' },
      { kind: 'url', label: 'Url', value: 'http://example.cn/a' },
    ])
  })
})

describe('a page that is a trap, or none, is refused', () => {
  const many = (part: string, count = 1_000_000) => part.repeat(count)
  test.each([
    ['nothing but scripts', '<script>a</script>', 'is a page without text'],
    [
      'frames',
      '<frameset><frame src="top.htm"><frame src="text.htm"></frameset>',
      'is a page of frames, whose text is in other files: top.htm, text.htm',
    ],
    ['a frame', '<iframe src="a.pdf"></iframe>', 'is a page without text'],
    ['nested blocks', many('<div>'), 'nests deeper than 512 elements'],
    ['nested tables', many('<table><tr><td>'), 'nests deeper than 512 elements'],
    ['nested letters', many('<b><i>'), 'nests deeper than 512 elements'],
    ['formats that are opened again and again', formats(), 'has more than 500,000 elements'],
    ['a crowd', many('<br>'), 'has more than 500,000 elements'],
    ['a crowd before its table', `<table>${many('<br>a')}`, 'has more than 500,000 elements'],
    ['a tag without end', `<p ${many('a b ')}`, 'has a tag of more than 20000 parts'],
    ['a tag of values', `<p ${many("a=''")}>`, 'has a tag of more than 20000 parts'],
  ])('%s', (_what, html, reason) => {
    expect(() => readHtml('a.html', html)).toThrow(`a.html: ${reason}`)
  })

  function formats(): string {
    const open = Array.from({ length: 400 }, (_, at) => `<b class=${at}>`).join('')
    return `<p>${open}${many('<p>水', 100_000)}`
  }
})

describe('HTML that something else holds', () => {
  const INNER = `<p align=\\"center\\">汐山县供水站年度报告<\\/p><p>水价不变，水质良好，全年公示十二次，收到申请三件，均已答复。<\\/p>`
  const TEXT =
    '汐山县供水站年度报告\n\n水价不变，水质良好，全年公示十二次，收到申请三件，均已答复。'
  const BY_SCRIPT = 'the text was read from a string of a script'
  const shell = (script: string) =>
    `<title>报告</title><div id="t"></div><script>${script}</script>`

  test.each([
    ['a string of a script', shell(`// "略"\nvar a = 'x', content = "${INNER}";`), BY_SCRIPT],
    ['joined strings', shell(`show("${INNER.slice(0, 40)}" +\n "${INNER.slice(40)}")`), BY_SCRIPT],
    [
      'what a script writes',
      shell(`document.write("${INNER.slice(0, 40)}");\ndocument.write('${INNER.slice(40)}')`),
      BY_SCRIPT,
    ],
    ['escapes', shell(`x = {zw: "${escapes(INNER)}"}`), BY_SCRIPT],
    ['a file that is a script', `var content = "${INNER}";`, 'the page is a string of a script'],
    ['a file that is a string', `"${INNER}"`, 'the page is a string of JSON'],
    [
      'a file that is an object',
      `{"code":0,"title":"<b>略</b>","data":{"id":7,"zw":"${INNER}"}}`,
      'the page is a string of JSON',
    ],
    [
      'a template for a script',
      `<script type="text/html">${INNER.replaceAll('\\', '')}</script>`,
      'the text was read from a hidden part of the page',
    ],
    [
      'a field of an editor',
      `<textarea>${INNER.replaceAll('\\', '').replaceAll('<', '&lt;')}</textarea>`,
      'the text was read from a hidden part of the page',
    ],
  ])('%s', (_what, html, note) => {
    expect(readHtml('a.html', html)).toMatchObject({ text: TEXT, notes: [note] })
  })

  test('is left alone when the page has a text', () => {
    const page = `<p>水表换新。</p>${shell(`var content = "${INNER}"`)}`
    expect(readHtml('a.html', page)).toEqual({ text: '水表换新。', pageTitle: '报告' })
  })

  test('comes below what little the page says itself', () => {
    const page = `<h1>公示</h1><script>var content = "${INNER}"</script>`
    expect(readHtml('a.html', page).text).toBe(`公示\n\n${TEXT}`)
  })

  test('stands where the frame is that holds it', () => {
    const page = `<p>上</p><iframe srcdoc="${INNER.replaceAll('\\', '').replaceAll('"', '&quot;')}"></iframe>`
    expect(readHtml('a.html', page).text).toBe(`上\n\n${TEXT}`)
  })

  const NOTICE =
    '您使用的浏览器版本过低，为了得到更好的体验，请您升级浏览器后再次访问本站，谢谢您的支持。'
  const MESSAGE =
    '汐山县供水站提示：您的会话已经过期，请重新登录后再提交申请，所填内容不会保存，敬请谅解。'
  test.each([
    ['a message', `var tip = "${MESSAGE}"`],
    ['a message in an object', `x = {zh: ['${MESSAGE}', "${MESSAGE}"]}`],
    ['a message that is shown in a window', `alert("${MESSAGE}")`],
    ['a notice that is written', `document.write("<p>${NOTICE}</p>")`],
    ['a notice with tags', `var tip = "<div>${NOTICE}</div>"`],
  ])('%s in a script is no text of a page that is only a picture', (_what, script) => {
    const rest = `<img src="a.png"><script>${script}</script>`
    expect(() => readHtml('a.html', `<title>报告</title>${rest}`)).toThrow('is a page without text')
    expect(readHtml('a.html', `<h1>公示</h1>${rest}`)).toEqual({ text: '公示' })
  })

  test.each(['e.innerHTML = ', "$('#t').html(", 'e.textContent+=', 'document.writeln( '])(
    'words that a script writes are text without tags: %s',
    (write) => {
      const words = TEXT.replaceAll('\n', '')
      expect(readHtml('a.html', shell(`${write}"${words}"`)).text).toBe(words)
    },
  )

  test('a line of many strings behind a long one is read at once, not by counting it for each', () => {
    const script = `var a = "<p>${'水价不变'.repeat(10_000)}</p>";${'x("<p>水</p>");'.repeat(15_000)}`
    const match = vi.spyOn(String.prototype, 'match')
    const { text } = readHtml('a.html', `<div></div><script>${script}</script>`)
    const seen = match.mock.contexts.reduce<number>((sum, one) => sum + String(one).length, 0)
    match.mockRestore()
    expect(text).toHaveLength(40_000)
    expect(seen).toBeLessThan(script.length * 4)
  })

  test('may be damaged in any way', () => {
    const part = fc.constantFrom(
      '"',
      "'",
      '`',
      '\\',
      '\n',
      '+',
      '/*',
      '//',
      'document.write(',
      '水价',
    )
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        for (const { text } of scriptStrings(parts.join(''))) expect(typeof text).toBe('string')
      }),
    )
    const long = '"\\"'.repeat(300_000)
    for (const script of [long, `\`${long}`, `"a"${' + "a"'.repeat(200_000)}`, "'\\u{110000}水'"]) {
      expect(scriptStrings(script).length).toBeLessThan(400_000)
    }
  })

  function escapes(text: string): string {
    return text.replace(
      /[\u4e00-\u9fff]/g,
      (character) => `\\u${character.charCodeAt(0).toString(16)}`,
    )
  }
})

test('a picture inside a tag is no tag without end', () => {
  const picture = `data:image/png;base64,${'iVBO/a+b'.repeat(40_000)}`
  expect(readHtml('a.html', `<p>水<img src="${picture}">价</p>`).text).toBe('水价')
})

test('a page near the limits is read', () => {
  const deep = `${'<div>'.repeat(500)}水价${'</div>'.repeat(500)}`
  expect(readHtml('a.html', deep).text).toBe('水价')
  const long = '<p>水价不变。</p>'.repeat(100_000)
  expect(readHtml('a.html', long).text).toHaveLength(700_000 - 2)
})

test('a page in a declared encoding, compressed, or under a name that does not say so', async () => {
  const page = '<!DOCTYPE html><meta charset="gb2312"><p>汐山县水价公示。</p>'
  const folder = temporaryFolder()
  const read = (name: string, bytes: Uint8Array) => {
    writeFileSync(join(folder, name), bytes)
    return readSource(join(folder, name), name)
  }
  const text = '汐山县水价公示。'
  expect(await read('a.html', encoded(page, 'gb18030'))).toEqual({
    id: 'a.html',
    fileName: 'a.html',
    url: null,
    text,
  })
  expect(await read('a.htm.gz', gzipSync(page))).toMatchObject({
    fileName: 'a.htm',
    text,
    notes: ['declared gb2312, read as UTF-8'],
  })
  expect(await read('show.aspx', encoded(page, 'gb18030'))).toMatchObject({ text })
  expect(await read('a.txt', encoded(page, 'utf-8'))).toMatchObject({ text: page })
})

const WORDS = ['水价', '公示。', ' ', '\n', '&nbsp;', 'A', '7', '<', '>', '"', '<!--', '-->']
const TAGS = ['p', 'div', 'b', 'a', 'table', 'tr', 'td', 'ul', 'li', 'br', 'span', 'form', 'svg']

test('any tags give a text or a SourceError, and never lose a word to their nesting', () => {
  const tag = fc.constantFrom(...TAGS.flatMap((name) => [`<${name}>`, `</${name}>`]))
  fc.assert(
    fc.property(fc.array(fc.oneof(tag, fc.constantFrom(...WORDS)), { maxLength: 60 }), (parts) => {
      try {
        expect(typeof readHtml('a.html', parts.join('')).text).toBe('string')
      } catch (error) {
        expect(error).toBeInstanceOf(SourceError)
      }
    }),
    { numRuns: 1000 },
  )
})

test('inline tags change nothing, wherever they stand', () => {
  const inline = fc.constantFrom('<b>', '</b>', '<span>', '</span>', '<i>', '</i>', '<font>')
  fc.assert(
    fc.property(fc.array(fc.oneof(inline, fc.constantFrom('水价', '。', 'A', '公示'))), (parts) => {
      const words = parts.filter((part) => !part.startsWith('<')).join('')
      fc.pre(words !== '')
      expect(readHtml('a.html', `<p>${parts.join('')}</p>`).text).toBe(words)
    }),
  )
})

test('the cells of a row stand in the columns in which a browser shows them', () => {
  const cell = fc.record({
    across: fc.integer({ min: 1, max: 4 }),
    down: fc.integer({ min: 0, max: 4 }),
  })
  const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), {
    minLength: 1,
    maxLength: 6,
  })
  fc.assert(
    fc.property(rows, (rows) => {
      const name = (row: number, at: number) => `格${row}号${at}`
      const html = rows.map((cells, row) => {
        const inner = cells.map(
          ({ across, down }, at) => `<td colspan=${across} rowspan=${down}>${name(row, at)}</td>`,
        )
        return `<tr>${inner.join('')}</tr>`
      })
      // The slow way: every position of the table is taken by a cell, or free.
      const taken = new Set<string>()
      const shown: string[][] = rows.map(() => [])
      rows.forEach((cells, row) => {
        let column = 0
        cells.forEach(({ across, down }, at) => {
          while (taken.has(`${row} ${column}`)) column += 1
          const line = shown[row]
          if (line) line[column] = name(row, at)
          const end = down === 0 ? rows.length : row + down
          for (let y = row; y < end; y += 1) {
            for (let x = column; x < column + across; x += 1) taken.add(`${y} ${x}`)
          }
          column += across
        })
      })
      const width = Math.max(...shown.map((line) => line.length))
      const expected = shown.map((line) =>
        Array.from({ length: width }, (_, x) => line[x] ?? '').join('\t'),
      )
      const { text } = readHtml('a.html', `<table>${html.join('')}</table>`)
      expect(text.split('\n')).toEqual(expected)
    }),
  )
})
