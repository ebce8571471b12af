/** The line below a table's head: |---|:-:|. */
const RULE =
  /^[ \t]{0,8}\|?(?:[ \t]{0,8}:?-{1,200}:?[ \t]{0,8}\|)+[ \t]{0,8}(?::?-{1,200}:?)?[ \t]{0,8}$/
const FENCE = /^[ \t]{0,3}(?:```|~~~)[\w-]{0,20}[ \t]{0,8}$/

/**
 * What a reader sees of Markdown: headings, bold, links and quotes without their marks, tables without
 * the rule below their head. What is only like a mark stays: a star at a footnote, a number sign in a text.
 */
export function readMarkdown(text: string): string {
  return text
    .split(/\r\n?|\n/)
    .filter((line) => !RULE.test(line) && !FENCE.test(line))
    .map((line) =>
      line
        .replace(/^[ \t]{0,3}(?:>[ \t]?){1,8}/, '')
        .replace(/^[ \t]{0,3}#{1,6}[ \t]{1,8}/, '')
        .replace(/(\*\*|__)([^\s*_][^*_]{0,500})\1/g, '$2')
        .replace(/!\[[^[\]]{0,300}\]\([^()\s]{0,2000}\)/g, '')
        .replace(/\[([^[\]]{1,300})\]\([^()\s]{1,2000}\)/g, '$1'),
    )
    .join('\n')
}
