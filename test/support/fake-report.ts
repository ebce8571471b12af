import type { Report, Section, SectionKind } from '../../src/index.ts'

const TITLE = '东河县财政局2012年<script>alert(1)</script>年度报告'
const ID = '测试省/东河县/2012年报告 #1%.txt'

/** A report written to be hard on whoever shows it. */
export const REPORT: Report = {
  id: ID,
  title: TITLE,
  agency: {
    name: '东河县财政局',
    asWritten: '東河縣財政局',
    kind: 'department',
    successors: [{ names: ['东河县财税局', '东河县<b>局'], year: 2018 }],
    candidates: [],
  },
  region: { code: '999901', path: ['测试省', '临水市', '东河县'] },
  level: 'county',
  kind: '年度报告',
  url: 'https://donghe.example/a?b=1&c="2"',
  year: 2012,
  published: '2013-01-20',
  signed: null,
  indexNumber: 'DH00012',
  documentNumber: '东财发〔2013〕2号',
  contact: { phone: '0999-2345678', fax: null, address: '河<1>路', postcode: null, email: null },
  script: 'hant',
  evidence: { title: 'header', agency: 'title', year: 'title', published: 'header' },
  candidates: {
    year: [
      { value: '2012', evidence: 'title' },
      { value: '2013', evidence: 'body' },
    ],
  },
  missing: { signed: 'no date stands below the text' },
  duplicates: ['镜像/<i>2012.txt'],
  flags: ['unreadable date 2016222'],
  outline: [
    {
      heading: '一、概述',
      level: 1,
      children: [{ heading: '（一）基本情况', level: 2, children: [] }],
    },
  ],
  sections: [
    section(0, [], 'other', `${TITLE}\nDH00012`, 'title', TITLE.length),
    section(1, ['一、概述'], 'overview', '一、概述\n本年度共公开信息 1,234 条。', 'heading', 4),
    section(
      2,
      ['一、概述', '（一）基本情况'],
      'overview',
      '（一）基本情况。政务公开\u001b[31m红色\u009b2J。',
      'heading',
      7,
    ),
  ],
  repairs: { pinyin: 3 },
  furniture: ['首页 > 信息公开', '字号：大 中 小'],
  figures: [
    {
      measure: 'proactive-disclosures',
      value: 1234,
      unit: '条',
      scope: '本年度',
      year: null,
      approximate: false,
      part: false,
      section: 1,
      span: { start: 8, end: 20 },
    },
  ],
  tables: [],
}

function section(
  ordinal: number,
  headings: readonly string[],
  kind: SectionKind,
  text: string,
  lead: Section['lead'],
  leadEnd: number,
): Section {
  return { id: `${ID}#${ordinal}`, headings, kind, kindRule: null, text, lead, leadEnd }
}
