import { spawnSync } from 'node:child_process'

/** Another one may be named in ICONV. */
const ICONV = process.env['ICONV'] ?? 'iconv'

/** The bytes of a text in an encoding that iconv knows. @throws when a character is not in it. */
export function encoded(text, encoding) {
  const { status, stdout, stderr, error } = spawnSync(ICONV, ['-f', 'UTF-8', '-t', encoding], {
    input: text,
    maxBuffer: 2 ** 26,
  })
  if (status !== 0) throw new Error(`${encoding}: ${error?.message ?? stderr.toString()}`)
  return stdout
}
