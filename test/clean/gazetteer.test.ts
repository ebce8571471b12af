import { describe, expect, it } from 'vitest'
import { isWithin, placeAt, preferCurrent } from '../../src/clean/gazetteer.ts'
import { chainAt } from '../../src/clean/gazetteer-chain.ts'
import { decide, dominant, mentionsIn } from '../../src/clean/gazetteer-context.ts'
import { regionRows } from '../../src/clean/gazetteer-rows.ts'

function codesAt(text: string): readonly string[] {
  return preferCurrent(placeAt(text, 0)?.places ?? []).map(({ code }) => code)
}

function chain(text: string): readonly string[] {
  return chainAt(text, 0)?.places.map(({ path }) => path.join(' ')) ?? []
}

describe('regionRows', () => {
  it('holds provinces, prefectures and counties with six digits, each name once below its parent', () => {
    const rows = regionRows()
    expect(rows.length).toBeGreaterThan(3_300)
    expect(rows.every(({ code, name }) => /^\d{6}$/.test(code) && name !== '')).toBe(true)
    expect(rows.some(({ name }) => /市辖区|直辖县级|经济技术开发区/.test(name))).toBe(false)
  })
})

describe('placeAt', () => {
  it.each([
    ['湖南省财政厅', ['430000']],
    ['湖南', ['430000']],
    ['内蒙古', ['150000']],
    ['攸县', ['430223']],
    ['吉林', ['220000']],
    ['吉林市', ['220200']],
    ['海南州', ['632500']],
    ['湘西州', ['433100']],
    ['麻阳县', ['431226']],
    ['鄂温克族自治旗', ['150724']],
    ['仙桃市', ['429004']],
    ['朝阳区', ['110105', '220104']],
    ['三元区', ['350403']],
    ['巢湖市', ['340181']],
    ['株洲县', ['430221']],
    ['襄樊市', ['420600']],
    ['东方', []],
    ['', []],
  ])('%s: %j', (text, codes) => expect(codesAt(text)).toEqual(codes))

  it('takes the longest name', () => expect(placeAt('长沙县', 0)?.end).toBe(3))
})

describe('chainAt', () => {
  it.each([
    ['湖南省株洲市攸县财政局', ['湖南省 株洲市 攸县']],
    ['北京市朝阳区', ['北京市 朝阳区']],
    ['吉林省长春市朝阳区', ['吉林省 长春市 朝阳区']],
    ['湖南省攸县', ['湖南省 株洲市 攸县']],
    ['重庆市城口县', ['重庆市 城口县']],
    ['湖南省东城区', ['湖南省']],
    ['安徽省巢湖市居巢区', ['安徽省 巢湖市 居巢区']],
    ['巢湖市', ['安徽省 合肥市 巢湖市']],
    ['铜仁地区思南县', ['贵州省 铜仁地区 思南县']],
    ['思南县', ['贵州省 铜仁市 思南县']],
    ['邢台市桥西区', ['河北省 邢台市 桥西区']],
  ])('%s', (text, paths) => expect(chain(text)).toEqual(paths))
})

describe('mentions', () => {
  const chaoyang = placeAt('朝阳区', 0)?.places ?? []

  it('decide which of two places of one name is meant, or that the text does not say', () => {
    expect(decide(chaoyang, mentionsIn('按照北京市的要求'))?.code).toBe('110105')
    expect(decide(chaoyang, mentionsIn('吉林长春的朝阳区'))?.code).toBe('220104')
    expect(decide(chaoyang, mentionsIn('北京市和吉林省'))).toBeNull()
    expect(decide(chaoyang, mentionsIn('朝阳区'))).toBeNull()
  })

  it('do not see a county in other words', () => {
    expect(mentionsIn('形成县乡两级,各市和县城,提高县级水平').named.size).toBe(0)
    expect([...mentionsIn('与攸县人民政府联系').named.values()]).toEqual([2])
  })

  it('name the city a text is about only when it stands out', () => {
    const isCity = ({ name }: { name: string }): boolean => name.endsWith('市')
    expect(dominant(isCity, mentionsIn('株洲市人民政府,赴长沙市考察'))?.code).toBe('430200')
    expect(dominant(isCity, mentionsIn('赴长沙市考察'))).toBeNull()
    expect(dominant(isCity, mentionsIn('株洲市和株洲市,长沙市和长沙市'))).toBeNull()
  })
})

it('a place lies in its province and in itself', () => {
  const [county] = placeAt('攸县', 0)?.places ?? []
  const [province] = placeAt('湖南', 0)?.places ?? []
  expect(county && province && isWithin(county, province) && isWithin(county, county)).toBe(true)
  expect(county && province && isWithin(province, county)).toBe(false)
})
