import {
  type Hit,
  type MentionsAnswer,
  QueryError,
  type Report,
  type SearchAnswer,
  type SearchIndex,
  type Section,
} from '../../src/index.ts'

const TITLE = '东河县财政局2012年<script>alert(1)</script>年度报告'
const ID = '测试省/东河县/2012年报告 #1%.txt'
const REGION = { code: '999901', path: ['测试省', '临水市', '东河县'] }

/** A report written to be hard on whoever shows it. */
export const REPORT: Report = {
  id: ID,
  title: TITLE,
  agency: { name: '东河县财政局', asWritten: '東河縣財政局', candidates: [] },
  region: REGION,
  level: 'county',
  year: 2012,
  published: '2013-01-20',
  signed: null,
  indexNumber: 'DH00012',
  script: 'hant',
  evidence: { title: 'header', agency: 'title', year: 'title', published: 'header' },
  missing: { signed: 'no date stands below the text' },
  flags: ['unreadable date 2016222'],
  outline: [
    {
      heading: '一、概述',
      level: 1,
      children: [{ heading: '（一）基本情况', level: 2, children: [] }],
    },
  ],
  sections: [
    section(0, [], `${TITLE}\nDH00012`, 'title', TITLE.length),
    section(1, ['一、概述'], '一、概述\n本年度共公开信息 1,234 条。', 'heading', 4),
    section(
      2,
      ['一、概述', '（一）基本情况'],
      '（一）基本情况。政务公开\u001b[31m红色\u009b2J。',
      'heading',
      7,
    ),
  ],
  repairs: { pinyin: 3 },
  furniture: ['首页 > 信息公开', '字号：大 中 小'],
}

function section(
  ordinal: number,
  headings: readonly string[],
  text: string,
  lead: Section['lead'],
  leadEnd: number,
): Section {
  return { id: `${ID}#${ordinal}`, headings, text, lead, leadEnd }
}

const HIT: Hit = {
  id: `${ID}#2`,
  report: {
    id: ID,
    title: REPORT.title,
    agency: '东河县财政局',
    region: REGION,
    year: 2012,
    published: '2013-01-20',
  },
  section: { headings: ['一、概述', '（一）基本情况'], path: '一、概述' },
  score: 1.5,
  spans: [{ start: 8, end: 12 }],
  snippet: {
    parts: [
      { t: '<b>本县</b>积极推进', h: false },
      { t: '政务公开', h: true },
      { t: '\u001b[31m红色\u009b2J\u202e。', h: false },
    ],
  },
}

/** The same hit of a report of which nothing could be read. */
const BARE_HIT: Hit = {
  ...HIT,
  id: '无题.txt#0',
  report: { id: '无题.txt', title: null, agency: null, region: null, year: null, published: null },
  section: { headings: [], path: '' },
}

export const MENTIONS: MentionsAnswer = {
  query: { text: '政务公开', terms: [{ text: '政务公开', form: '政务公开' }] },
  agencies: [
    {
      agency: '东河县财政局',
      region: REGION,
      level: 'county',
      reports: 3,
      sections: 8,
      mentions: 1234,
      first_year: 2010,
      last_year: 2013,
      by_year: { '2010': 4, '2013': 1228, unknown: 2 },
    },
    {
      agency: null,
      region: null,
      level: null,
      reports: 1,
      sections: 1,
      mentions: 1,
      first_year: null,
      last_year: null,
      by_year: { unknown: 1 },
    },
  ],
  total: { agencies: 1, reports: 4, sections: 9, mentions: 1235 },
  scope: { reports: 24, agencies: 20 },
  index: { generation: 'g1' },
  took_ms: 0.4,
}

/**
 * An index that knows one report and finds it 23 times, in turns with one of which nothing is
 * known, unless asked for 没有. 坏了 breaks it.
 */
export function fakeIndex(): SearchIndex {
  const query = (text: string): SearchAnswer['query'] => {
    if (text === '坏了') throw new Error('secret of the inside')
    if (!/[\p{L}\p{N}]/u.test(text))
      throw new QueryError(
        'The query is empty.',
        'Ask for at least one letter, digit or character.',
      )
    if ([...text].length > 1000)
      throw new QueryError('The query is longer than 1000 characters.', 'Shorten it.')
    return { text, terms: text.split(' ').map((term) => ({ text: term, form: term })) }
  }
  return {
    generation: 'g1',
    counts: { reports: 24, sections: 310, agencies: 20 },
    search(text, { page = 1, perPage = 10 } = {}) {
      const sections = text === '没有' ? 0 : 23
      const all = Array.from({ length: sections }, (_, at) => (at % 2 === 0 ? HIT : BARE_HIT))
      return {
        query: query(text),
        total: { sections, reports: Math.min(sections, 2), relation: 'eq' },
        hits: all.slice((page - 1) * perPage, page * perPage),
        page,
        per_page: perPage,
        index: { generation: 'g1' },
        took_ms: 0.25,
      }
    },
    mentions(text) {
      const nobody = { agencies: 0, reports: 0, sections: 0, mentions: 0 }
      const asked = { ...MENTIONS, query: query(text) }
      return text === '没有' ? { ...asked, agencies: [], total: nobody } : asked
    },
    report: (id) => (id === ID ? REPORT : null),
  }
}
