// The same document again, of another place and with other numbers.
import { pick, random, seedOf } from '../../random.mjs'

const FIRST = '岚澹霁蓼荻杼漪溯泠棹雁栖望岫澄黛汐'
const SECOND = '川江州岭原浦阳宁安平'
const PLACES =
  /北京|上海|天津|重庆|山东|河南|浙江|广东|湖北|湖南|四川|江苏|福建|云南|河北|辽宁|吉林|[臺台](?:灣|湾|北|中|南)|高雄|金門|澎湖|花蓮|新竹|嘉義|屏東|宜蘭|桃園|苗栗|彰化|南投/g
const NUMBERS = /\d{2,}/g
/** Days and years in words: 八十八年九月二十五日. */
const DATES = /[一二三四五六七八九十百]{1,5}(?=[年月日])/g
const DIGITS = '一二三四五六七八九'

/** @param round 0 leaves the document as it is; each other one changes it in its own way, the same everywhere in it. */
export function varied(document, round, seed) {
  if (round === 0) return document
  const next = random(seedOf(`${document.id} ${round}`, seed))
  const places = remembered(() => pick(next, FIRST) + pick(next, SECOND))
  const numbers = remembered((number) => otherNumber(next, number))
  const digits = remembered(() => pick(next, DIGITS))
  const change = (text) =>
    text
      .replace(PLACES, places)
      .replace(NUMBERS, numbers)
      .replace(DATES, (date) => date.replace(/[一二三四五六七八九]/g, digits))
  return {
    ...document,
    id: `${document.id}-${round}`,
    title: change(document.title),
    text: change(document.text),
  }
}

/** Of the same length; years stay years. */
function otherNumber(next, number) {
  if (/^(?:19|20)\d\d$/.test(number)) return String(1990 + next(33))
  return String(1 + next(9)) + number.slice(1).replace(/\d/g, () => String(next(10)))
}

/** The same answer for the same text: a law cites its own place and dates many times. */
function remembered(make) {
  const known = new Map()
  return (text) => {
    if (!known.has(text)) known.set(text, make(text))
    return known.get(text)
  }
}
