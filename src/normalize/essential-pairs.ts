import type { WordPair } from './word-pairs.ts'

/** Pairs that no shorter ones explain: 信息 for 資訊 explains 信息安全 for 資訊安全. */
export function essential(pairs: readonly WordPair[]): readonly WordPair[] {
  const kept = new Map<string, WordPair[]>()
  const add = (pair: WordPair): void => {
    const first = pair.form.charAt(0)
    kept.set(first, [...(kept.get(first) ?? []), pair])
  }
  for (const pair of [...pairs].sort((a, b) => a.form.length - b.form.length)) {
    const shorter = (first: string) =>
      (kept.get(first) ?? []).filter(
        ({ kind, script }) => kind === pair.kind && (script === null || script === pair.script),
      )
    if (!explained(pair.form, pair.other, shorter)) add(pair)
  }
  return [...kept.values()].flat()
}

function explained(
  form: string,
  other: string,
  shorter: (first: string) => readonly WordPair[],
): boolean {
  if (form === '' || other === '') return form === other
  const rest = (a: number, b: number) => explained(form.slice(a), other.slice(b), shorter)
  if (form[0] === other[0] && rest(1, 1)) return true
  return shorter(form.charAt(0)).some(
    (pair) =>
      form.startsWith(pair.form) &&
      other.startsWith(pair.other) &&
      rest(pair.form.length, pair.other.length),
  )
}
