import { fullForms } from './agency-lexicon.ts'
import type { NameShape } from './agency-shape.ts'

/**
 * The full name a shape stands for: a place alone is its people's government, 镇 and 街道 have
 * theirs, 政府办公室 is 人民政府办公室, and a short name is written out where only one full form
 * exists. The place stays as the report gives it (攸县人民政府, without its city), but a government's
 * place gets its kind: 宁夏 is 宁夏回族自治区人民政府.
 */
export function fullName(shape: NameShape): string {
  return placeText(shape) + shape.marker + fullUnit(shape)
}

/** The part of the full name that follows the place. */
export function fullUnit(shape: NameShape): string {
  const { unit, kind } = shape
  if (kind === 'government') return '人民政府'
  if (kind === 'township') {
    return unit
      .replace(/(?:街道办|街道|街道党工委)$/, '街道办事处')
      .replace(/(镇|乡|苏木)(?:政府|党委)?$/, '$1人民政府')
  }
  const nation = shape.isNational && unit.startsWith('国家') ? '国家' : ''
  const [form, ...others] = fullForms(unit.slice(nation.length)) ?? []
  if (form && others.length === 0) {
    // Every 总局 is the nation's, also where a title leaves that out: 质检总局.
    return nation === '' && shape.isNational && form.endsWith('总局')
      ? `国家${form}`
      : nation + form
  }
  return unit
    .replace(/^政府办$/, '人民政府办公室')
    .replace(/^政府(?=办公[室厅]$|法制|外事|侨务|金融|研究室|督查)/, '人民政府')
    .replace(/管委会(?=办公室$|$)/, '管理委员会')
    .replace(/区$/, '区管理委员会')
}

/** 湖南省株洲市 of a name, with what stands before it (中共, 国家税务总局). */
function placeText(shape: NameShape): string {
  const { chain, text } = shape
  if (!chain) return text.slice(0, text.length - shape.unit.length - shape.marker.length)
  const [place, ...others] = chain.places
  if (shape.kind === 'government' && place && others.length === 0) {
    return text.slice(0, chain.inner) + place.name
  }
  return text.slice(0, chain.end)
}
