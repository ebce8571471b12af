import type { Io } from './io.ts'

/** How the parts of an answer look. Without colour marks still show, as «…». */
export interface Paint {
  title(text: string): string
  soft(text: string): string
  mark(text: string): string
  bad(text: string): string
}

const styled = (code: number) => (text: string) => `\x1b[${code}m${text}\x1b[0m`

const COLOURED: Paint = {
  title: styled(1),
  soft: styled(2),
  mark: (text) => `\x1b[1;30;43m${text}\x1b[0m`,
  bad: styled(31),
}

const PLAIN: Paint = {
  title: (text) => text,
  soft: (text) => text,
  mark: (text) => `«${text}»`,
  bad: (text) => text,
}

/** FORCE_COLOR decides if it is set (0 is off), then NO_COLOR, then whether this is a terminal. */
function isColoured({ out, env }: Pick<Io, 'out' | 'env'>): boolean {
  const force = env['FORCE_COLOR']
  if (force !== undefined && force !== '') return force !== '0' && force !== 'false'
  if (env['NO_COLOR']) return false
  return out.isTerminal && env['TERM'] !== 'dumb'
}

export function paintFor(io: Pick<Io, 'out' | 'env'>): Paint {
  return isColoured(io) ? COLOURED : PLAIN
}
