import { describe, expect, test } from 'vitest'
import { readKind } from '../../src/clean/kind.ts'

function read(title: string | null, body = '', fileName = '', headings: readonly string[] = []) {
  const { value, ...why } = readKind({ title, body, fileName }, headings)
  return [value, 'evidence' in why ? why.evidence : why.reason]
}

describe('the title decides', () => {
  test.each([
    ['攸县人民政府2013年政府信息公开年度报告', '年度报告'],
    ['攸縣人民政府2013年政府信息公開工作年度報告', '年度报告'],
    ['市住建局2012年政府信息公开工作报告', '年度报告'],
    ['2010年政府信息公开工作总结', '年度报告'],
    ['某县2016年政务公开年报', '年度报告'],
    ['2023年法治政府建设情况报告', '年度报告'],
    ['2014年度内部控制报告（公开版）', '年度报告'],
    ['２０２５年湖南省政府工作报告', '工作报告'],
    ['2023年岫雲侗族苗族自治州政府工作報告', '工作报告'],
    ['政府工作报告（全文）——2014年1月9日在第三次会议上', '工作报告'],
    ['关于政府工作的报告', '工作报告'],
    ['县人大常委会工作报告', '工作报告'],
    ['《政府工作报告》', '工作报告'],
    ['汐州市2019年國民經濟和社會發展統計公報', '公报'],
    ['政府公报2014年第3期', '公报'],
    ['关于印发《一窗受理暂行规定》的通知', '通知'],
    ['关于公布2013年政府信息公开年度报告的通知（县政办〔2014〕3号）', '通知'],
    ['关于转发《政府工作报告》重点任务分工的通知', '通知'],
    ['岚江省政府信息公开办法', '其他'],
    ['《政府工作报告》名词解释', '其他'],
    ['2013年上半年政府信息公开工作总结', '其他'],
    ['政府信息公开工作检查情况的报告', '其他'],
  ])('%s is a %s', (title, kind) => {
    expect(read(title, '各位代表：现在我向大会报告政府工作')).toEqual([kind, 'title'])
  })
})

describe('without a title that tells, the text does', () => {
  test.each([
    ['本局2013年信息公開工作推進順利,現將有關情況報告如下。', '年度报告'],
    ['根据条例，编制并公布2013年政府信息公开年度报告。', '年度报告'],
    ['各位代表：\n现在，我代表市人民政府向大会作工作报告，请予审议。', '工作报告'],
    ['各县区人民政府：\n现将有关事项通知如下。', '通知'],
    ['现将《政府信息公开办法》印发给你们，请遵照执行。', '通知'],
    ['现将全市环境状况公报如下。', '公报'],
  ])('%s', (body, kind) => {
    expect(read(null, body)).toEqual([kind, 'body'])
    expect(read('县民政局2013年有关情况', body)).toEqual([kind, 'body'])
  })

  test('by the subjects of its headings', () => {
    const headings = ['一、概述', '二、主动公开情况', '三、依申请公开情况', '四、复议诉讼情况']
    expect(read(null, '全年公开20条。', '', headings)).toEqual(['年度报告', 'body'])
    expect(read(null, '全年公开20条。', '', headings.slice(0, 3))[0]).toBeNull()
  })

  test('by the name of the file, last', () => {
    expect(read(null, '全年公开20条。', '2013年政府信息公开年度报告.txt')).toEqual([
      '年度报告',
      'file name',
    ])
  })

  test('and where nothing does, the reason is told', () => {
    expect(read(null, '今天天气晴朗。', 'a.txt')).toEqual([
      null,
      'neither the title nor the text says what kind of document it is',
    ])
  })
})
