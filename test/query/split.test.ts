import { describe, expect, it } from 'vitest'
import { splitTerms } from '../../src/query/split.ts'

describe('splitTerms', () => {
  it.each<[string, string[], string]>([
    ['政务 公开', ['政务', '公开'], 'spaces separate'],
    [
      '政务　公开\n服务\t大厅\u00a0县',
      ['政务', '公开', '服务', '大厅', '县'],
      'white space of every kind separates',
    ],
    ['  政务  ', ['政务'], 'spaces at the ends are nothing'],
    ['', [], 'nothing'],
    ['"政务 公开"', ['政务 公开'], 'quoted words are one term'],
    ['“政务 公开” 服务', ['政务 公开', '服务'], 'Chinese quotes'],
    ['「政務 公開」', ['政務 公開'], 'corner quotes'],
    ["'政务 公开'", ['政务 公开'], 'single quotes'],
    ['“一站式”服务', ['“一站式”服务'], 'a quote that closes inside a word is text'],
    ['“一站式”服务 “阳光 工程”', ['“一站式”服务', '阳光 工程'], 'another quotation opens first'],
    ['"一站式"服务 "阳光 工程"', ['"一站式"服务', '阳光 工程'], 'the same with ASCII quotes'],
    ['落实“三集中 三到位', ['落实“三集中', '三到位'], 'a quote that opens inside a word is text'],
    ['“政务 公开', ['“政务', '公开'], 'a quotation that never closes is text'],
    ['政务” 公开', ['政务”', '公开'], 'a quote that was never opened is text'],
    ['"a"b c"', ['a"b c'], 'a quote inside a quotation is text'],
    ['""', [''], 'an empty quotation is an empty term'],
    ['"甲\n乙"', ['甲\n乙'], 'a line end inside a quotation belongs to it'],
  ])('%j is %j: %s', (typed, terms) => {
    expect(splitTerms(typed)).toEqual(terms)
  })
})
