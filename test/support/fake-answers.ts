import type {
  Facet,
  FacetField,
  FiguresAnswer,
  Hit,
  MentionsAnswer,
  SearchAnswer,
} from '../../src/index.ts'
import { REPORT } from './fake-report.ts'

const { id, title, region, level, kind, year, published, url } = REPORT
const AGENCY = '东河县财政局'

/** How a query is told to have been read: as the terms between its spaces. */
export function readAs(text: string): Omit<SearchAnswer['query'], 'sort'> {
  const terms = [...text.matchAll(/\S+/g)]
  return {
    text,
    terms: terms.map(([term]) => ({ text: term, form: term, alternatives: [] })),
    printed: text.trim(),
    interpreted: terms.map(({ 0: term, index }) => ({
      span: { start: index, end: index + term.length },
      as: 'term',
    })),
    warnings: [],
  }
}

/** A hit in two passages, the second of which holds another word than the one asked for. */
export const HIT: Hit = {
  id: `${id}#2`,
  report: { id, title, agency: AGENCY, region, level, kind, year, published, url },
  section: { headings: ['一、概述', '（一）基本情况'], path: '一、概述' },
  score: 1.5,
  spans: [
    { start: 11, end: 15 },
    { start: 40, end: 42, alternative: '民眾' },
    { start: 42, end: 44 },
  ],
  snippet: {
    parts: [
      { t: '<b>本县</b>积极推进', h: false },
      { t: '政务公开', h: true },
      { t: '\u001b[31m红色\u009b2J\u202e。', h: false },
    ],
  },
  fragments: [
    {
      start: 0,
      parts: [
        { t: '<b>本县</b>积极推进', h: false },
        { t: '政务公开', h: true },
        { t: '\u001b[31m红色\u009b2J\u202e。', h: false },
      ],
    },
    {
      start: 38,
      parts: [
        { t: '方便', h: false },
        { t: '民眾', h: true },
        { t: '办事', h: true },
      ],
    },
  ],
  marked: {
    title: [
      { t: '东河县财政局2012年<script>alert(1)</script>', h: false },
      { t: '年度报告', h: true },
    ],
    headings: [
      [{ t: '一、概述', h: false }],
      [
        { t: '（一）', h: false },
        { t: '基本', h: true },
        { t: '情况', h: false },
      ],
    ],
  },
  duplicates: [{ id: '镜像/<i>2012.txt#5', report: '镜像/<i>2012.txt' }],
  figures: [
    {
      measure: 'proactive-disclosures',
      value: 1234,
      unit: '条',
      scope: '本年度',
      approximate: false,
    },
  ],
}

/** The same hit of a report of which nothing could be read. */
export const BARE_HIT: Hit = {
  ...HIT,
  id: '无题.txt#0',
  report: {
    id: '无题.txt',
    title: null,
    agency: null,
    region: null,
    level: null,
    kind: null,
    year: null,
    published: null,
    url: null,
  },
  section: { headings: [], path: '' },
  fragments: HIT.fragments.slice(0, 1),
  spans: HIT.spans.slice(0, 1),
  marked: { title: null, headings: [] },
  duplicates: [],
  figures: [],
}

/** Facets of every kind: one value, many, some cut, some unknown. */
export const FACETS: Readonly<Record<FacetField, Facet>> = {
  agency: facet([[AGENCY, AGENCY, 20, 3]], { values: 4, sections: 9, reports: 5 }),
  region: facet([
    ['990000', '测试省', 20, 3],
    ['999901', '测试省 临水市 东河县', 12, 1],
  ]),
  level: facet([['county', 'county', 23, 2]]),
  year: facet(
    Array.from({ length: 12 }, (_, i) => [`${2010 + i}`, `${2010 + i}`, 12 - i, 1] as const),
  ),
  kind: facet([]),
}

function facet(
  rows: readonly (readonly [value: string, name: string, sections: number, reports: number])[],
  other_count: Facet['other_count'] = null,
): Facet {
  const values = rows.map(([value, name, sections, reports]) => ({
    value,
    name,
    sections,
    reports,
  }))
  return { values, other_count, unknown: { sections: 3, reports: 1 } }
}

export const FIGURES: FiguresAnswer = {
  measure: 'proactive-disclosures',
  agencies: [
    {
      agency: AGENCY,
      region,
      level: 'county',
      years: [
        {
          year: 2012,
          figure: {
            value: 1234,
            unit: '条',
            scope: '本年度',
            approximate: false,
            part: false,
            text: '公开信息 1,234 条',
            report: id,
            section: { id: `${id}#1`, headings: ['一、概述'] },
          },
          others: [
            {
              value: 200,
              unit: '条',
              scope: '其中 <网站>\u001b[31m',
              approximate: true,
              part: true,
              text: '<b>网站</b>约 200 条',
              report: id,
              section: { id: `${id}#2`, headings: [] },
            },
          ],
        },
      ],
    },
    { agency: null, region: null, level: null, years: [] },
  ],
  total: { agencies: 1, reports: 1 },
  scope: { reports: 24, agencies: 20 },
  index: { generation: 'g1' },
  took_ms: 0.3,
}

export const MENTIONS: MentionsAnswer = {
  query: readAs('政务公开'),
  agencies: [
    {
      agency: AGENCY,
      region,
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
