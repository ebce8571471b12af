import type { Marker } from './numbering.ts'
import { isCountedPoint, markerAt } from './numbering.ts'
import { isOfficialRow, officialSectionEnd } from './official.ts'

/** How a numbered line bears its heading. */
export interface HeadingShape {
  /** Units of the line that are the heading, without the full stop or colon that ends it. */
  readonly end: number
  /** The heading is the whole line; it is one closed by a full stop; the text runs on after it. */
  readonly kind: 'whole' | 'closed' | 'runs on'
}

const LONGEST: Readonly<Record<Marker['style'], number>> = {
  part: 50,
  han: 50,
  'han-parenthesis': 48,
  digit: 32,
  'digit-parenthesis': 30,
}
const LAST_WORDS =
  '(?:情况|概述|概况|事项|措施|打算|设想|安排|计划|问题|方面|渠道|形式|方式|内容|建设|管理|工作|做法|成效|经费|收费|诉讼|复议|附表|机制|力度|水平|制度|职责|回顾|思路)'
const NAMES = new RegExp(`${LAST_WORDS}$`)
const UNITS = '局|委|办|厅|院|县|市|区|镇|乡|州|省|旗|校|站|处|所|馆'
const FIRST_WORDS = `(?:(?:19|20)\\d{2}年|[今本去全]年|一年来|本(?:报告|年度|机关|单位|${UNITS})|我(?:${UNITS}|中心|单位|部门|街道)|截[至止]|根据|按照|依据|为(?:了|进一步|加强|做好|确保|贯彻)|目前|一是|第二十条|[(（]本列)`
const GLUED = new RegExp(`^.{0,46}?${LAST_WORDS}(?=\\s{0,4}${FIRST_WORDS})`)
const GLUED_YEAR = /^.{2,40}?(?=(?:19|20)\d{2}年(?:度|来|以来|底|末)?[,，])/
/** 制度建设方面修订…: what is said of an aspect follows it at once. */
const GLUED_ASPECT =
  /^[^，,。、；;：:在从]{2,14}?方面(?=[\u4e00-\u9fff])(?![的和及与等如良较比均是来看统存有])/
const GLUED_STATE =
  /^[^，,。、；;：:在从]{2,14}?情况(?![的和及与、，,。；;：:等如良较比均是来看统])/
/** 五、存在的不足处罚决定…, 六、下一步打算明年…: what a heading as a whole says everywhere. */
const GLUED_CLOSING =
  /^(?:存在的?(?:主要)?(?:问题|不足)|下一?步(?:工作)?(?:打算|计划|安排|思路|设想|措施))(?=[\u4e00-\u9fff])(?![的和及与以、有是主表在集体方尚仍还较比突均等中情事项原为如意建措任改整对进目重要])/
/** （一）公开裁量标准把《…: an object is not the subject of 把. */
const GLUED_OBJECT =
  /^(?:公开|公布|加强|推进|完善|规范|拓展|拓宽|强化|建立|健全|落实|深化|优化|提升|创新|扩大|抓好|做好|严格|细化|编制|开展)[\u4e00-\u9fff]{2,10}(?=[把将]《)/
/** （二）公开便民地图在地图上…: the text takes up the heading's last word. */
const GLUED_ECHO = /^[\u4e00-\u9fff]{2,10}([\u4e00-\u9fff]{2})(?=[在把对将从]\1)/
const STARTS = new RegExp(`^\\s{0,4}(?:${FIRST_WORDS}|信息内容|申请人情况)`)
const COUNT = /\d\s{0,2}(?:余|多)?\s{0,2}(?:条|件|次|个|万|人|份|期|元|篇|项|家|起|场|名|亿|%|％)/
const SAYS = new RegExp(
  `^(?:(?:19|20)\\d{2}年(?:度|来|以来)?[,，]|截[至止]|根据|按照|依据|[今去全本]年|本年度|一年来|目前|我(?:${UNITS}|们)|本(?:${UNITS}|机关|单位|报告))`,
)

/** Where the heading of a numbered line ends; null when the line is an item, a row or a sentence. */
export function headingShape(plain: string, marker: Marker): HeadingShape | null {
  const words = plain.slice(marker.length)
  if (words === '' || isOfficialRow(words) || isCountedPoint(words)) return null
  if (marker.style === 'han' && /^[一二三四五六七八九十]{1,3}[、，]/.test(words)) return null
  if (markerAt(words)?.style === marker.style) return null
  const stop = firstStop(words)
  const shape = stop < 0 ? unstopped(words, marker) : stopped(words, marker, stop)
  return shape && { ...shape, end: shape.end + marker.length }
}

/** The first full stop; a point is one when it stands between Han characters. */
function firstStop(words: string): number {
  return words
    .slice(0, 400)
    .search(/[。！？!?]|(?<=[\u4e00-\u9fff”）)])[.．](?=[\u4e00-\u9fff]|\s|$)/)
}

function unstopped(words: string, marker: Marker): HeadingShape | null {
  if (/[；;，,、]$/.test(words)) return null
  const length = words.replace(/[：:]$/, '').trimEnd().length
  const inner = words.slice(0, length)
  if (length <= LONGEST[marker.style] + 10 && !/[；;]/.test(inner)) {
    if (!/[：:]/.test(inner)) return { end: length, kind: 'whole' }
    if (marker.style === 'han' || marker.style === 'part') return { end: length, kind: 'whole' }
  }
  return runningOn(words, marker, words.length)
}

function stopped(words: string, marker: Marker, stop: number): HeadingShape | null {
  const glued = runningOn(words, marker, stop)
  if (glued) return glued
  const clause = words.slice(0, stop)
  if (clause.length > LONGEST[marker.style] || isStatement(clause)) return null
  return { end: clause.trimEnd().length, kind: stop >= words.length - 1 ? 'closed' : 'runs on' }
}

/** A heading with no punctuation between it and its text. */
function runningOn(words: string, marker: Marker, stop: number): HeadingShape | null {
  const official = officialSectionEnd(words)
  if (official > 0 && official < stop && !/^[\s。：:（(]/.test(words[official] ?? '。')) {
    return { end: official, kind: 'runs on' }
  }
  if (official > 0 && STARTS.test(words.slice(official, official + 60))) {
    return { end: official, kind: 'runs on' }
  }
  const spaced = spacedEnd(words)
  if (spaced > 0 && spaced < stop) return { end: spaced, kind: 'runs on' }
  const year = GLUED_YEAR.exec(words.slice(0, 80))
  if (year && year[0].length < stop && !/[，,；;：:于在至到从自《]$/.test(year[0])) {
    return { end: year[0].trimEnd().length, kind: 'runs on' }
  }
  const aspect = GLUED_ASPECT.exec(words.slice(0, 24))
  if (aspect && aspect[0].length < stop) return { end: aspect[0].length, kind: 'runs on' }
  const start = words.slice(0, 40)
  for (const glued of [GLUED_CLOSING, GLUED_OBJECT, GLUED_ECHO]) {
    const heading = glued.exec(start)?.[0].length ?? 0
    if (heading > 0 && heading < stop && words.length - heading >= 8)
      return { end: heading, kind: 'runs on' }
  }
  if (stop > 30 || /[，,]/.test(words.slice(0, stop))) {
    const glued = GLUED.exec(words.slice(0, 100)) ?? GLUED_STATE.exec(words.slice(0, 24))
    if (glued && glued[0].length < stop) return { end: glued[0].length, kind: 'runs on' }
  }
  return afterColon(words, marker, stop)
}

/** 二、主动公开情况 我局按照…: a space after words that headings end with. */
function spacedEnd(words: string): number {
  const spaces = /\s{1,8}/g
  const start = words.slice(0, 60)
  for (let space = spaces.exec(start); space; space = spaces.exec(start)) {
    const heading = words.slice(0, space.index)
    const rest = words.length - space.index
    if (/[。；：:]/.test(heading) || heading.length < 2) continue
    if (rest >= 16 && NAMES.test(heading.replace(/\s/g, ''))) return space.index
  }
  return -1
}

/** 1、互联网：本年度…: a short name, a colon, and a text of its own. */
function afterColon(words: string, marker: Marker, stop: number): HeadingShape | null {
  const colon = words.slice(0, 24).search(/[：:]/)
  if (colon < 2 || colon > stop || /[，,；;“”‘’、"0-9]/.test(words.slice(0, colon))) return null
  const named = marker.style !== 'digit' && NAMES.test(words.slice(0, colon))
  if (marker.style === 'digit-parenthesis' || words.length - colon < (named ? 8 : 30)) return null
  return { end: colon, kind: 'runs on' }
}

/** The clause says something (我局…, 2013年,…, 公开信息123条) instead of naming it. */
function isStatement(clause: string): boolean {
  if (SAYS.test(clause) && /[，,：:]/.test(clause)) return true
  if (COUNT.test(clause) && /[，,；;：:]/.test(clause)) return true
  return /[；;]/.test(clause)
}
