import type { Level } from '../model/report.ts'
import { type RegionRow, regionRows } from './gazetteer-rows.ts'
import { borrowUnits } from './units.ts'

/** A division at county level or above. */
export interface Place {
  readonly code: string
  readonly name: string
  /** From the province down, itself last. */
  readonly path: readonly string[]
  readonly level: Extract<Level, 'province' | 'prefecture' | 'county'>
  readonly former: boolean
  /** Month (`YYYY-MM`) until which a former name surely stood; null of a current one. */
  readonly until: string | null
  /** Code the same place has now, where it kept its name and came to another prefecture. */
  readonly now: string | null
}

/** Places that begin at one position of a text. */
export interface PlaceMatch {
  /** All places of this name, former ones too: 朝阳区 is in Beijing and in Changchun. */
  readonly places: readonly Place[]
  readonly end: number
  /** Written without its kind: 湖南, 株洲, 湘西. */
  readonly short: boolean
}

interface Name {
  readonly text: string
  readonly short: boolean
  readonly places: Place[]
}

/** Peoples in the names of autonomous divisions, longer names first. */
const PEOPLES =
  /(?:维吾尔|哈萨克|柯尔克孜|蒙古|塔吉克|锡伯|克孜勒苏柯尔克孜|达斡尔族|鄂温克族|鄂伦春族|朝鲜族|土家族|哈尼族|拉祜族|布朗族|布依族|仡佬族|仫佬族|毛南族|纳西族|傈僳族|景颇族|独龙族|普米族|裕固族|保安族|东乡族|撒拉族|各族|满族|蒙古族|回族|畲族|苗族|瑶族|侗族|壮族|黎族|羌族|彝族|藏族|水族|傣族|佤族|白族|怒族|土族)$/
const KIND = /(?:特别行政区|自治区|自治州|自治县|自治旗|地区|林区|特区|省|市|盟|州|县|区|旗)$/

interface Index {
  /** Names by their first two units (see `startOf`), longest first. */
  readonly names: ReadonlyMap<number, readonly Name[]>
  /** 1 where two units, hashed, may begin a name: nearly every place of a text is turned away here. */
  readonly pairs: Uint8Array
}

let index: Index | undefined

/**
 * The longest place name that begins at `at` of a simplified text, or null. Full names of every
 * level; without their kind (湖南, 株洲) only provinces and prefectures, provinces first: 吉林 is the
 * province. A county without its kind is too often an ordinary word (东方, 和平, 通道).
 */
export function placeAt(text: string, at: number): PlaceMatch | null {
  index ??= buildIndex()
  const first = text.charCodeAt(at)
  const second = text.charCodeAt(at + 1)
  if (index.pairs[pairOf(first, second)] === 0) return null
  const names = index.names.get(startOf(first, second))
  if (!names) return null
  for (const name of names) {
    if (text.startsWith(name.text, at)) {
      return { places: name.places, end: at + name.text.length, short: name.short }
    }
  }
  return null
}

/** Every offset of a simplified text where `placeAt` may find a name, and a few where it does not. */
export function placeStarts(text: string): readonly number[] {
  index ??= buildIndex()
  const { pairs } = index
  const units = borrowUnits(text)
  const starts: number[] = []
  for (let at = 1; at < units.length; at += 1) {
    if (pairs[pairOf(units[at - 1] ?? 0, units[at] ?? 0)] === 1) starts.push(at - 1)
  }
  return starts
}

/** Without places that no longer bear the name, as long as one does: 巢湖市 is the county-level city. */
export function preferCurrent(places: readonly Place[]): readonly Place[] {
  const current = places.filter(({ former }) => !former)
  return current.length > 0 ? current : places
}

/** Whether a place lies in another, or is it. */
export function isWithin(inner: Place, outer: Place): boolean {
  return inner.code.startsWith(outer.code.replace(/(?:00){1,6}$/, ''))
}

/** Two units as one key: cheaper to look up than the string of both. */
function startOf(first: number, second: number): number {
  return (first << 16) | second
}

/** Past the end of a text a unit is NaN, which counts as 0. */
function pairOf(first: number, second: number): number {
  return (Math.imul(first, 0x9e35) ^ second) & 0xffff
}

function buildIndex(): Index {
  const rows = regionRows()
  const names = new Map<string, string>()
  for (const row of rows) if (!names.has(row.code)) names.set(row.code, row.name)
  const places = rows.map((row) => toPlace(row, names))
  const byText = new Map<string, Name>()
  const add = (text: string, short: boolean, place: Place): void => {
    const known = byText.get(text)
    if (!known) byText.set(text, { text, short, places: [place] })
    else if (!known.short && !short && !known.places.includes(place)) {
      known.places.push(place)
    }
  }
  for (const place of places) add(place.name, false, place)
  for (const place of places) for (const alias of variants(place)) add(alias, false, place)
  for (const level of ['province', 'prefecture']) {
    for (const place of places) if (place.level === level) add(shortName(place.name), true, place)
  }
  const byStart = new Map<number, Name[]>()
  for (const name of byText.values()) {
    if (name.text.length < 2) continue
    const start = startOf(name.text.charCodeAt(0), name.text.charCodeAt(1))
    byStart.set(start, [...(byStart.get(start) ?? []), name])
  }
  const pairs = new Uint8Array(0x10000)
  for (const [start, list] of byStart) {
    list.sort((a, b) => b.text.length - a.text.length)
    pairs[pairOf(start >>> 16, start & 0xffff)] = 1
  }
  return { names: byStart, pairs }
}

function toPlace(row: RegionRow, names: ReadonlyMap<string, string>): Place {
  const province = `${row.code.slice(0, 2)}0000`
  const prefecture = `${row.code.slice(0, 4)}00`
  const above = [...new Set([province, prefecture])].filter((code) => code !== row.code)
  const path = above.map((code) => names.get(code)).filter((name) => name !== undefined)
  const level =
    row.code === province ? 'province' : row.code === prefecture ? 'prefecture' : 'county'
  return { ...row, path: [...path, row.name], level }
}

/** 湘西土家族苗族自治州 is also 湘西州 and 湘西自治州, 麻阳苗族自治县 also 麻阳县 and 麻阳自治县. */
function variants(place: Place): readonly string[] {
  const kind = /自治([州县旗])$/.exec(place.name)
  if (!kind) return []
  const stem = shortName(place.name)
  return stem.length < 2 ? [] : [`${stem}${kind[1]}`, `${stem}自治${kind[1]}`]
}

/** Without kind and peoples: 湖南, 株洲, 湘西. */
function shortName(name: string): string {
  let stem = name.replace(KIND, '')
  if (!name.includes('自治')) return stem
  for (let rest = stem.replace(PEOPLES, ''); rest !== stem; rest = stem.replace(PEOPLES, '')) {
    if (rest.length < 2) break
    stem = rest
  }
  return stem
}
