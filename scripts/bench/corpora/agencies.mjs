// Who the reports of a corpus are by: about 2,000 bodies of the invented places of index-data/lexicon/regions.tsv.
import { readFileSync } from 'node:fs'
import { random, shuffled } from '../../random.mjs'

const REGIONS = new URL('../../../index-data/lexicon/regions.tsv', import.meta.url)
const FIRST_YEAR = 2008
export const YEARS = 15
const TOWNSHIPS = 95

const SUBJECTS = [
  ...[
    '教育',
    '科学技术',
    '公安',
    '民政',
    '司法',
    '财政',
    '自然资源',
    '生态环境',
    '交通运输',
    '水利',
  ],
  ...[
    '农业农村',
    '商务',
    '审计',
    '统计',
    '信访',
    '档案',
    '林业',
    '体育',
    '城市管理',
    '市场监督管理',
  ],
  ...[
    '应急管理',
    '医疗保障',
    '住房和城乡建设',
    '文化广电和旅游',
    '人力资源和社会保障',
    '粮食',
    '气象',
  ],
  ...[
    '卫生健康',
    '退役军人事务',
    '国有资产监督管理',
    '金融工作',
    '地震',
    '海洋',
    '税务',
    '邮政管理',
  ],
  ...[
    '发展和改革',
    '工业和信息化',
    '民族宗教事务',
    '机关事务管理',
    '乡村振兴',
    '大数据管理',
    '外事',
  ],
]
const FIRST = '松柳清白石云龙凤梅竹桃杏枫桂兰翠碧丹青玉'
const SECOND = '溪泉坪桥塘湾岭河沙林'
/** In a hundred; what the rest are called makes them `其他`. */
const KINDS = [
  [60, '年度报告'],
  [13, '年工作报告'],
  [10, '年通知'],
  [6, '年公报'],
  [11, '年办法'],
]

/** Names in simplified script, in an order that is the same for the same seed. */
export function agencies(seed) {
  const next = random(seed)
  const names = places().flatMap(({ code, name }) => {
    const isProvince = code.endsWith('0000')
    const isCounty = !code.endsWith('00')
    const departments = SUBJECTS.map((subject) => `${name}${subject}${isProvince ? '厅' : '局'}`)
    const towns = isCounty ? townships(next).map((town) => `${name}${town}镇人民政府`) : []
    return [`${name}人民政府`, `${name}人民政府办公室`, ...departments, ...towns]
  })
  return shuffled(next, names)
}

function places() {
  const rows = readFileSync(REGIONS, 'utf8').split('\n')
  return rows
    .filter((row) => /^99\d{4}\t/.test(row))
    .map((row) => {
      const [code, name] = row.split('\t')
      return { code, name }
    })
}

function townships(next) {
  const all = [...FIRST].flatMap((first) => [...SECOND].map((second) => first + second))
  return shuffled(next, all).slice(0, TOWNSHIPS)
}

/**
 * What a report is by, of and called, seeded. A few bodies publish much, most little.
 *
 * @returns `{ agency, year, published, title }`; the title tells the kind and holds the given one.
 */
export function described(next, names, title) {
  const agency = names[Math.floor(names.length * (next(1 << 20) / (1 << 20)) ** 1.5)]
  const year = FIRST_YEAR + next(YEARS)
  const published = `${year + 1}-${two(1 + next(3))}-${two(1 + next(28))}`
  return { agency, year, published, title: `${agency}${year}${kind(next)}（${title}）` }
}

function kind(next) {
  let left = next(100)
  for (const [share, name] of KINDS) {
    left -= share
    if (left < 0) return name
  }
  throw new Error('The shares of the kinds are no hundred.')
}

function two(number) {
  return String(number).padStart(2, '0')
}
