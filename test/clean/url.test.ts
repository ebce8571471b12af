import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cleanReport } from '../../src/clean/clean-report.ts'

const TEXT = '一、概述\n全年公开20条。链接：http://example.cn/body/1.html'

function read(header: string, url: string | null = null) {
  const text = `东河县2013年政府信息公开年度报告\n${header}\n${TEXT}`
  return cleanReport({ id: 'a', fileName: 'a.txt', url, text })
}

describe('the header says where the page stands', () => {
  test.each([
    ['来源网址：http://example.cn/zwgk/t1.html', 'http://example.cn/zwgk/t1.html'],
    ['原文鏈接: HTTPS://Example.CN/a?id=3&amp;b=4', 'https://example.cn/a?id=3&b=4'],
    ['网址：http://example.cn/年报/1.html。', 'http://example.cn/%E5%B9%B4%E6%8A%A5/1.html'],
    [
      '来源：http://example.cn/2014/3/28/a.html 发布时间：2014-03-28',
      'http://example.cn/2014/3/28/a.html',
    ],
    ['网址：http://user:secret@example.cn/a', 'http://example.cn/a'],
    ['网址：http://example.cn/', null],
    ['网址：www.example.cn/a.html', null],
    ['网址：ftp://example.cn/a.html', null],
    ['网址：javascript:alert(1)', null],
    ['来源：省政府门户网站', null],
  ])('%s', (header, url) => {
    const report = read(header)
    expect(report.url).toBe(url)
    expect(report.evidence.url).toBe(url === null ? undefined : 'header')
    expect(report.missing.url === undefined).toBe(url !== null)
  })

  test('its label is furniture, the address stays in the head', () => {
    const { furniture, sections } = read('来源网址：http://example.cn/zwgk/t1.html')
    expect(furniture).toEqual(['来源网址：'])
    expect(sections[0]?.text).toContain('http://example.cn/zwgk/t1.html')
  })

  test('a date in it is the date of publication when nothing else tells', () => {
    const { published, evidence } = read('原文链接：http://example.cn/201403/t20140328_1.html')
    expect([published, evidence.published]).toEqual(['2014-03-28', 'URL'])
  })
})

test('what the source says goes before', () => {
  const report = read('网址：http://example.cn/a.html', 'http://example.org/b.html#top')
  expect([report.url, report.evidence.url]).toEqual(['http://example.org/b.html#top', 'URL'])
  expect(read('', 'file:///etc/passwd').url).toBeNull()
})

test('an address is short and of the web, whatever the source says', () => {
  fc.assert(
    fc.property(fc.oneof(fc.webUrl(), fc.string({ unit: 'binary', maxLength: 3_000 })), (url) => {
      const found = read('', url).url
      if (found === null) return
      expect(found).toMatch(/^https?:\/\//)
      expect(found.length).toBeLessThanOrEqual(2_000)
      expect(new URL(found).href).toBe(found)
    }),
    { numRuns: 60 },
  )
})
