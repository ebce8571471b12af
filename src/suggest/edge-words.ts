import { isHan } from '../model/code-units.ts'

/**
 * Words that no phrase begins or ends with, in the spelling of forms: particles, prepositions,
 * conjunctions, pronouns, auxiliaries, measures. Inside a phrase they may stand.
 */
const EDGE_WORDS = new Set(
  [
    '的 了 着 过 地 得 所 者 之 们 吗 吧 呢 等 等等',
    '和 与 及 以及 或 或者 并 并且 而 而且 且 但 但是 同时 以 因 因为 所以 由于 如 如果 若 则 即 虽然 然后 因此 从而 以便',
    '在 于 对 对于 为 为了 由 从 自 至 到 向 往 把 将 被 使 令 让 给 按 按照 依照 依据 根据 通过 经 经过 关于 随着 当 除 除了 比 跟 同 用 作为 有关',
    '是 有 没有 无 不 未 没 非 也 都 就 还 又 再 已 已经 均 很 更 最 较 并未 不再 只 仅 才 即可 另 另外 分别 共 共有 共计',
    '各 每 某 该 本 此 其 其他 其它 其中 这 那 这些 那些 我 我们 他 他们 她 它 你 您 自己 何 哪些 什么 上述 下列 以下 以上 如下',
    '可 可以 应 应当 应该 必须 须 能 能够 会 要 需 需要 得以 不得 不能 进行 予以 给予 加以',
    '上 下 中 内 外 前 后 间 时 里 起 来 去 之间 之后 之前 以后 以前 以内 期间 方面',
    '个 名 件 次 项 条 款 章 节 目 篇 份 期 位 家 号 人次 年 月 日 元 万元 亿元 余 多 约 第',
  ].flatMap((row) => row.split(' ')),
)
/** 第一, 三个 */
const NUMERAL = /^第?[一二三四五六七八九十百千万亿零〇两]+[个次项件条款批种名家年月日期元]?$/
const LETTER = /[a-z\p{sc=Han}]/u

export function isEdgeWord(word: string): boolean {
  return EDGE_WORDS.has(word) || NUMERAL.test(word)
}

/** Whether a word parts what stands before it from what follows: 2013, 99.9%, but not 5g. */
export function partsPhrases(word: string): boolean {
  return !isHan(word.charCodeAt(0)) && !LETTER.test(word)
}
