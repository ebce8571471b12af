import { describe, expect, test } from 'vitest'
import { cleanReport } from '../../src/clean/clean-report.ts'

const TITLE = '岚江省水利厅2013年政府信息公开年度报告'
const TEXT = '根据《条例》，编制本报告。\n一、概述\n2013年，我厅公开信息。'

function numberOf(...lines: readonly string[]) {
  const text = lines.join('\n')
  const { documentNumber, evidence, missing } = cleanReport({
    id: 'a',
    fileName: '',
    url: null,
    text,
  })
  return [documentNumber, evidence.documentNumber ?? missing.documentNumber]
}

describe('the number of a report', () => {
  test.each([
    '岚水发〔2014〕3号',
    '岚水发[2014]3号',
    '岚水发［2014］3号',
    '岚水发(2014)3号',
    '岚水发（2014）3号',
    '岚水发﹝2014﹞3号',
    '岚水发【2014】3号',
    '岚水发〔2014〕第3号',
    '嵐水發〔2014〕3號',
    '岚江省人民政府令第706号',
    '嵐總一義字第8900028440號',
  ])('is %s, above the title or below it', (number) => {
    expect(numberOf(number, TITLE, TEXT)).toEqual([number, 'header'])
    expect(numberOf(TITLE, number, TEXT)).toEqual([number, 'body'])
  })

  test('is that of its header table', () => {
    const table = '索引号：990S00021/2014-03127 发文字号：岚水发〔2014〕3号 发布机构：岚江省水利厅'
    expect(numberOf(table, TITLE, TEXT)).toEqual(['岚水发〔2014〕3号', 'header'])
  })

  test.each([
    '根据岚政办发〔2014〕12号文件的要求，编制本报告。',
    '《关于做好公开工作的通知》（岚政办发〔2014〕12号）已经印发。',
    '按照岚江省人民政府令第706号执行。',
  ])('is none that is cited: %s', (cited) => {
    expect(numberOf(TITLE, cited, TEXT)).toEqual([null, 'the report gives no number of its own'])
  })

  test('is none where the header leaves it empty', () => {
    expect(numberOf('发布机构：岚江省水利厅 文号：', TITLE, TEXT)[0]).toBeNull()
    expect(numberOf('发布机构：岚江省水利厅 文号：无', TITLE, TEXT)[0]).toBeNull()
  })
})
