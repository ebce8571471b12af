const SPAM =
  /比分直播|真人(?:娱乐|视讯|百家乐)|百家乐|时时彩|六合彩|博彩|娱乐城|赌场|澳门(?:金沙|新葡京)|皇冠(?:体育|足球)|代开发票|老虎机/g
const STRAY = /[\u4e00-\u9fff]{1,2}[a-z][\u4e00-\u9fff]{1,2}/g
/** Flags name places, not all of them: a page that is nothing but damage needs no list. */
const MOST = 5

/** Damage that is seen and kept (law 5): words replaced by spam, letters lost inside a word. */
export function flagsOf(text: string): readonly string[] {
  const flags: string[] = []
  const spam = text.match(SPAM) ?? []
  if (spam.length > 0) flags.push(`spam ${spam[0]} (${spam.length})`)
  const stray = (text.match(STRAY) ?? []).filter((place) => !/[PMTKBA]/.test(place))
  for (const place of stray.slice(0, MOST)) flags.push(`stray letter ${place}`)
  return flags
}
