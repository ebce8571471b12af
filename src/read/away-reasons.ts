/** Why something was refused behind which sources may be, or that is one. */
export const AWAY_REASONS = {
  absent: 'does not exist',
  empty: 'holds no file to read',
  closed: 'is a folder that may not be read',
} as const
