/** An element; attributes and text are escaped, children are elements already. */
export function element(name, attributes = {}, children = []) {
  const given = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`)
  const inner = [children].flat().join('')
  return inner === ''
    ? `<${name}${given.join('')}/>`
    : `<${name}${given.join('')}>${inner}</${name}>`
}

export function text(content, attributes) {
  return element('text', attributes, escaped(content))
}

/** Characters that XML 1.0 forbids are left out. */
export function escaped(value) {
  return String(value)
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
