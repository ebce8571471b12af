const DIGITS = '零一二三四五六七八九'
const SCALES: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 }

/** The value of a Chinese numeral below a hundred million: 三, 十二, 两百, 一千零五, 三万六; null for any other text. */
export function hanNumber(text: string): number | null {
  const [high = '', low, ...rest] = text.split('万')
  if (rest.length > 0) return null
  if (low === undefined) return belowTenThousand(high)
  const tens = belowTenThousand(high)
  if (tens === null || tens === 0) return null
  if (low === '') return tens * 10_000
  const digit = digitOf(low)
  // 三万六 leaves out the 千.
  if (digit > 0) return tens * 10_000 + digit * 1000
  const rest4 = belowTenThousand(low.replace(/^零/, ''))
  return rest4 === null ? null : tens * 10_000 + rest4
}

function belowTenThousand(text: string): number | null {
  if (text.length === 1 && digitOf(text) >= 0) return digitOf(text)
  let sum = 0
  let digit: number | null = null
  let scale = 10_000
  let zero = false
  for (const [at, character] of [...text].entries()) {
    const next = SCALES[character]
    if (next !== undefined) {
      // 十二 begins without a digit; nothing else does.
      const times: number | null = digit ?? (next === 10 && at === 0 ? 1 : null)
      if (times === null || times === 0 || next >= scale) return null
      sum += times * next
      scale = next
      digit = null
      zero = false
      continue
    }
    const value = digitOf(character)
    if (value < 0 || digit !== null) return null
    if (value === 0) {
      if (zero || sum === 0) return null
      zero = true
      continue
    }
    digit = value
  }
  if (digit === null) return sum > 0 && !zero ? sum : null
  if (sum === 0) return null
  // 两百五 leaves out the 十.
  return sum + digit * (zero || scale === 10 ? 1 : scale / 10)
}

function digitOf(character: string): number {
  if (character === '两') return 2
  if (character === '〇' || character === '○') return 0
  return character.length === 1 ? DIGITS.indexOf(character) : -1
}
