import fc from 'fast-check'

/** Characters that folding, matching or cutting could stumble on. */
const HARD = [
  ...'公开政务計畫划计复覆復瞭了著着答回發发经济社会县我委三公',
  ...'0123456789aAzZ５Ｗ',
  ...' 　\n\t,，.．:：、。；！？…|│●→-—－~〜',
  ...'“”‘’"\'()（）《》〈〉[]【】〔〕·•',
  '\u0301',
  '\u200b',
  '\u00ad',
  '\ufeff',
  '\ue000',
  '\ud800',
  '\udc00',
  '\u0000',
  '\u2028',
  '①',
  '㎡',
  'ﷺ',
  '〇',
  '○',
  '½',
  '…',
  '﹒',
  '𠀀',
  '👍',
  'İ',
  'ẛ̣',
  'ﬁ',
  'ς',
  '⒈',
]

/** Text dense in what is hard, and any other. */
export const hardText = (maxLength = 40): fc.Arbitrary<string> =>
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.array(fc.constantFrom(...HARD), { maxLength }).map((c) => c.join('')),
    },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength }) },
  )
