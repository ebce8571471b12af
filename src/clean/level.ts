import type { Level } from '../model/report.ts'
import type { NameShape } from './agency-shape.ts'
import type { Place } from './gazetteer.ts'

const MARKED: Readonly<Record<string, Level>> = {
  省: 'province',
  自治区: 'province',
  州: 'prefecture',
  盟: 'prefecture',
  县: 'county',
  区: 'county',
  旗: 'county',
  镇: 'township',
  乡: 'township',
  街道: 'township',
}
/** Schools, hospitals and companies are named after where they are, not after who runs them. */
const NAMED_AFTER = /(?:大学|学院|学校|医院|公司|集团|银行)$/

/**
 * Level of the government an agency belongs to: of its township, else of the innermost place in its
 * name; a municipality counts as a province, its districts as counties. Without a place the kind of
 * place tells (县财政局), save 市, which may be a prefecture or a county. A body of the nation is
 * recognised by its name; a branch of it counts by its place (国家税务总局株洲市税务局: prefecture).
 */
export function levelOf(
  shape: NameShape,
  place: Place | null,
): Level | { readonly reason: string } {
  if (shape.kind === 'township') return 'township'
  const corps = /兵团(第[^师]{1,3}师)?/.exec(shape.text)
  if (corps && shape.kind === 'unit') return corps[1] ? 'prefecture' : 'province'
  if (shape.isNational) return 'nation'
  if (shape.chain?.short && NAMED_AFTER.test(shape.unit)) {
    return { reason: 'the name says where the body is, not which government it belongs to' }
  }
  if (place) return place.level
  const levels = new Set(shape.chain?.places.map(({ level }) => level))
  const [level] = levels
  if (level && levels.size === 1) return level
  const reason =
    shape.marker === '市'
      ? 'a 市 may be a prefecture or a county, and nothing tells which'
      : 'the name does not say which government the agency belongs to'
  return MARKED[shape.marker] ?? { reason }
}
