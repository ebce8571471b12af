import { isShortForm } from './agency-lexicon.ts'
import {
  ABOVE,
  MARKER,
  NAMELESS,
  NATIONAL,
  NO_TOWNSHIP,
  NO_UNIT,
  TOWNSHIP,
  TOWNSHIP_OFFICE,
  UNIT,
  ZONE,
} from './agency-words.ts'
import { type Chain, chainAt } from './gazetteer-chain.ts'

/** The parts of an agency's name: [body above] place unit. */
export interface NameShape {
  /** Folded, as found. */
  readonly text: string
  /** 湖南省株洲市; null when the name begins with no known place. */
  readonly chain: Chain | null
  /** 市 of 市财政局: a kind of place that is not named; empty when there is none. */
  readonly marker: string
  /** What follows the place. */
  readonly unit: string
  /** Government of a place, of a township (its name is in `unit`), or any other body. */
  readonly kind: 'government' | 'township' | 'unit'
  /** 市编办, 管委会: no full name. */
  readonly isShort: boolean
  /** Of the whole nation, or a branch of such a body. */
  readonly isNational: boolean
}

/** What names are written in; nearly all in the first of them, which is told faster. */
const ORDINARY = /^[\u4e00-\u9fff]+$/
const WRITTEN = /^[\p{Script=Han}、()·“”0-9A-Za-z]+$/u
/** Every name of a township holds one of these. */
const TOWN = /[镇乡]|街道|苏木|地区/

/** Reads a folded name whole; null when it is not the name of a body. An empty unit (a bare place) is a government. */
export function shapeOf(text: string): NameShape | null {
  if (text.length < 2 || text.length > 45) return null
  if (!ORDINARY.test(text) && !WRITTEN.test(text)) return null
  const prefix = ABOVE.exec(text)?.[0] ?? ''
  const above = prefix === text ? '' : prefix
  const chain = chainAt(text, above.length)
  const rest = text.slice((chain?.end ?? above.length) + (chain ? kindAgain(text, chain) : 0))
  const isNational =
    !chain && (!/^(?:中共|中国共产党|共青团|政协|.*师)?$/.test(above) || NATIONAL.test(text))
  const shape = (
    unit: string,
    kind: NameShape['kind'],
    marker = '',
    isShort = kind === 'unit' && isShortForm(unit),
  ): NameShape => ({ text, chain, marker, unit, kind, isShort, isNational })
  if (chain && /^(?:人民)?(?:政府)?$/.test(rest) && rest !== '人民') {
    return /^(?:.*师)?$/.test(above) ? shape(rest, 'government') : null
  }
  if (
    TOWN.test(rest) &&
    TOWNSHIP.test(rest) &&
    !NO_TOWNSHIP.test(rest) &&
    !/^(?:街道|[镇乡我本各全该])/.test(rest)
  ) {
    // 北京路街道, 延安镇: a township's own name may begin with that of a city.
    return chain?.short && chain.inner === above.length
      ? { ...shape(text, 'township'), chain: null }
      : shape(rest, 'township')
  }
  const marker = chain || isNational ? '' : (MARKER.exec(rest)?.[0] ?? '')
  const unit = rest.slice(marker.length)
  if (/^(?:人民)?政府$/.test(unit)) return marker === '' ? null : shape(unit, 'government', marker)
  if (chain && ZONE.test(unit) && /区$/.test(unit)) return shape(unit, 'unit', '', true)
  if (chain && repeats(unit, chain)) return null
  if (!UNIT.test(unit) || NO_UNIT.test(unit) || (unit.length < 2 && unit !== '委')) return null
  if (!chain && NAMELESS.test(unit) && !/^(?:[市县区州盟旗]|自治区|省)$/.test(marker)) return null
  if (TOWN.test(unit) && TOWNSHIP_OFFICE.test(unit) && !NO_TOWNSHIP.test(unit))
    return shape(unit, 'township', marker)
  return shape(unit, 'unit', marker)
}

/** 攸县县政府办公室: length of the kind of place where it is said twice. */
function kindAgain(text: string, { end, short }: Chain): number {
  const again = text.charAt(end)
  const isKind = !short && /[省市县区州盟旗]/.test(again) && again === text.charAt(end - 1)
  return isKind && /^(?:人民)?政府/.test(text.slice(end + 1, end + 5)) ? 1 : 0
}

/** Two names run together: 中共株洲市委办公室株洲市人民政府办公室. */
function repeats(unit: string, { places }: Chain): boolean {
  return places.some(({ name }) => unit.includes(name.length > 2 ? name.slice(0, 2) : name))
}

/**
 * The name a text is, or begins with when a place makes it certain: 株洲市环境保护局环境…,
 * 湖南省财政厅机关. At most 45 characters are looked at.
 */
export function nameAtStart(text: string): NameShape | null {
  const whole = shapeOf(text)
  if (whole) return whole
  const head = text.slice(0, 45)
  for (let end = head.length; end > 2; end--) {
    const shape = UNIT.test(head.slice(end - 4, end)) ? shapeOf(head.slice(0, end)) : null
    if (shape?.chain && shape.unit !== '') return shape
  }
  return null
}
