import { regionalVariants, simplifiedCharacters, traditionalCharacters } from './opencc.ts'

/**
 * Which character stands for a whole class of script and variant forms in the search form.
 *
 * OpenCC's TSCharacters folds traditional to simplified. Two things are missing for a fold that
 * both scripts agree on: its one chain (薴→苧→苎) is followed to the end, and characters of
 * STCharacters whose traditional form does not fold back are joined to it (钜→鉅→巨, 昵 and 暱).
 * What Hong Kong and Taiwan write otherwise joins its class (衞 and 衛), and `variants` adds classes
 * OpenCC does not know, as `[from, to]` pairs.
 */
export function characterTable(
  variants: readonly (readonly [string, string])[],
): ReadonlyMap<string, string> {
  const table = new Map<string, string>()
  for (const { from, to } of traditionalCharacters()) join(table, from, to)
  for (const { from, to } of simplifiedCharacters()) {
    const simplified = resolve(table, from)
    const back = resolve(table, to)
    if (simplified === back) continue
    // 昵 keeps itself and takes 暱; a simplified form outside the BMP, which no dictionary of
    // words knows, gives way to its traditional one.
    if (back === to && simplified.length === 1) join(table, to, simplified)
    else join(table, simplified, back)
  }
  for (const [from, to] of variants) join(table, from, to)
  for (const { from, to } of regionalVariants()) {
    if (resolve(table, from) === from) join(table, from, to)
    else join(table, to, from)
  }
  for (const from of table.keys()) table.set(from, resolve(table, from))
  return table
}

function join(table: Map<string, string>, from: string, to: string): void {
  const source = resolve(table, from)
  const target = resolve(table, to)
  if (source !== target) table.set(source, target)
}

function resolve(table: ReadonlyMap<string, string>, character: string): string {
  let current = character
  for (let next = table.get(current); next !== undefined; next = table.get(current)) current = next
  return current
}
