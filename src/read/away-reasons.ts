/** Why something is refused that may hold sources, or be one, and may be there again. */
export const AWAY_REASONS = {
  absent: 'does not exist',
  hidden: 'is in a folder that may not be read',
  empty: 'holds no file to read',
  closed: 'is a folder that may not be read',
} as const
