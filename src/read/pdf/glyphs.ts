/** Ligatures, and radicals that look like the character they are read as. */
const READ_AS_LETTERS = /[\ufb00-\ufb06\u2f00-\u2f3d\u2f3f-\u2fd5]/g
/** The one radical whose character differs between the scripts: 户 in simplified, 戶 in traditional. */
const DOOR = '⼾'
const SIMPLIFIED = /[国会发务为报关对门个开后]/g
const TRADITIONAL = /[國會發務為報關對門個開後]/g
/** Radicals that Unicode maps to no character, and the characters of the same shape. */
const RADICALS: ReadonlyMap<string, string> = new Map(
  (
    '⺁厂⺇几⺌小⺎兀⺐尢⺒巳⺓幺⺛旡⺝月⺟母⺠民⺱冈⺻肀⻁虎⻅见⻆角⻉贝⻋车⻑長⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟' +
    '⻧卤⻨麦⻩黄⻪黾⻬齐⻮齿⻰龙⻳龟⺉刂⺅亻⻈讠⻖阝⺾艹⺘扌⺨犭⻠饣⺖忄⺦丬⺡氵⻌辶⺕彐⺰纟⺙攵⺣灬⺭礻⺺肀⻐钅⻂衤'
  )
    .match(/../g)
    ?.map(([radical = '', character = '']): [string, string] => [radical, character]) ?? [],
)
const UNMAPPED_RADICAL = new RegExp(`[${[...RADICALS.keys()].join('')}]`, 'g')
/** Codes of glyphs that stand for nothing. */
const NOTHING = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffd\ufffe\uffff]/g

/**
 * The characters of a font's glyphs. Programs that print take the codes of a font's map backwards,
 * and where a radical (⼯) and a character (工) share a glyph, they may write the radical.
 */
export function readGlyphs(text: string): string {
  return text
    .replace(READ_AS_LETTERS, (glyph) => glyph.normalize('NFKC'))
    .replace(UNMAPPED_RADICAL, (glyph) => RADICALS.get(glyph) ?? glyph)
    .replace(NOTHING, '')
}

/** Whether a run has codes that no character has: its font has no map, or a poor one. */
export function hasOddGlyphs(text: string): boolean {
  return text.search(NOTHING) >= 0
}

/** Puts in the character of {@link DOOR} that the script of the whole text has. */
export function readDoors(text: string): string {
  if (!text.includes(DOOR)) return text
  const simplified = text.match(SIMPLIFIED)?.length ?? 0
  const traditional = text.match(TRADITIONAL)?.length ?? 0
  return text.replaceAll(DOOR, traditional > simplified ? '戶' : '户')
}
