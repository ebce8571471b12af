/** A string of a script, or several that are joined by `+`. */
export interface ScriptString {
  readonly text: string
  /** It is what `document.write`, `innerHTML` or the like was given. */
  readonly isWritten: boolean
}

const SINGLE: Readonly<Record<string, string>> = {
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  0: '\0',
}
const WRITE =
  /(?:\bdocument\s{0,9}\.\s{0,9}write(?:ln)?\s{0,9}\(|\.\s{0,9}(?:html|append)\s{0,9}\(|\.\s{0,9}(?:innerHTML|outerHTML|innerText|textContent)\s{0,9}\+?=)\s{0,99}$/
/** `document.write(` stands in so many characters before its string. */
const BEFORE = 140

/**
 * The strings of a script, unescaped, in order. Not a parser: comments are skipped, what a template
 * computes stays as it is written, and a quote in a regular expression may hide the strings of its line.
 */
export function scriptStrings(script: string): readonly ScriptString[] {
  const found: { text: string; isWritten: boolean }[] = []
  let from = 0
  for (let at = 0; at < script.length; ) {
    const character = script[at]
    if (character === '/' && (script[at + 1] === '/' || script[at + 1] === '*')) {
      at = behindComment(script, at)
    } else if (character === '"' || character === "'" || character === '`') {
      const end = endOfString(script, at)
      if (end < 0) {
        // Nothing closes it: it is no string, and no other quote of its line is looked at again.
        at = character === '`' ? script.length : behindLine(script, at)
        continue
      }
      const text = unescaped(script.slice(at + 1, end))
      const last = found.at(-1)
      if (
        last &&
        /^[\s+]{1,400}$/.test(script.slice(from, at)) &&
        script.slice(from, at).includes('+')
      ) {
        last.text += text
      } else {
        const isWritten = WRITE.test(script.slice(Math.max(from, at - BEFORE), at))
        found.push({ text, isWritten })
      }
      at = end + 1
      from = at
    } else at += 1
  }
  return found
}

/** Index of the closing quote; -1 when there is none, or not on the line of a plain string. */
function endOfString(script: string, start: number): number {
  const quote = script[start]
  for (let at = start + 1; at < script.length; at += 1) {
    const character = script[at]
    if (character === '\\') at += 1
    else if (character === quote) return at
    else if (character === '\n' && quote !== '`') return -1
  }
  return -1
}

function behindLine(script: string, at: number): number {
  const end = script.indexOf('\n', at)
  return end < 0 ? script.length : end + 1
}

function behindComment(script: string, start: number): number {
  const mark = script[start + 1] === '/' ? '\n' : '*/'
  const end = script.indexOf(mark, start + 2)
  return end < 0 ? script.length : end + mark.length
}

function unescaped(inner: string): string {
  if (!inner.includes('\\')) return inner
  return inner.replace(
    /\\(?:u\{([0-9a-f]{1,6})\}|u([0-9a-f]{4})|x([0-9a-f]{2})|\r\n|([\s\S]))/gi,
    (_, braces?: string, four?: string, two?: string, other = '\n') => {
      const code = Number.parseInt(braces ?? four ?? two ?? '', 16)
      if (!Number.isNaN(code)) return code <= 0x10ffff ? String.fromCodePoint(code) : ''
      return other === '\n' ? '' : (SINGLE[other] ?? other)
    },
  )
}
