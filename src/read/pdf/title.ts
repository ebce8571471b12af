/** Names that programs give: files, templates, addresses. */
const JUNK =
  /microsoft|powerpoint|wps|无标题|未命名|untitled|文档\s?\d|幻灯片|\.(?:docx?|pdf|wps|xlsx?|html?|indd|txt)\b|[\\/]|https?:|^\d+$/i

/** The title a PDF states of itself when it can be a report's; often it is that of a template. */
export function plausibleTitle(title: unknown): string | null {
  if (typeof title !== 'string') return null
  const plain = title.replace(/\s+/g, ' ').trim()
  const han = plain.match(/[\u3400-\u9fff]/g)?.length ?? 0
  return han >= 6 && plain.length <= 120 && !JUNK.test(plain) ? plain : null
}
