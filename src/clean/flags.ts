const SPAM =
  /比分直播|真人(?:娱乐|视讯|百家乐)|百家乐|时时彩|六合彩|博彩|娱乐城|赌场|澳门(?:金沙|新葡京)|皇冠(?:体育|足球)|代开发票|老虎机/g
/** Flags name places, not all of them: a page that is nothing but damage needs no list. */
const MOST = 5

/** Damage that is seen and kept (law 5): words replaced by spam, letters lost inside a word. */
export function flagsOf(text: string): readonly string[] {
  const flags: string[] = []
  const spam = text.match(SPAM) ?? []
  if (spam.length > 0) flags.push(`spam ${spam[0]} (${spam.length})`)
  for (const place of strayLetters(text)) flags.push(`stray letter ${place}`)
  return flags
}

/** A small letter between Han characters; the letter is looked for first. */
const STRAY = /[a-z](?<=[\u4e00-\u9fff].)(?=[\u4e00-\u9fff])/g
const HAN = /[\u4e00-\u9fff]/

/** Single small letters between Han characters, with up to two of these on each side. */
function strayLetters(text: string): readonly string[] {
  const places: string[] = []
  let from = 0
  for (const { index: at } of text.matchAll(STRAY)) {
    if (places.length >= MOST) break
    if (at <= from) continue
    const start = at - 2 >= from && HAN.test(text.charAt(at - 2)) ? at - 2 : at - 1
    from = HAN.test(text.charAt(at + 2)) ? at + 3 : at + 2
    places.push(text.slice(start, from))
  }
  return places
}
