// How many sections a record makes, as the project itself cuts it.
import { cleanReport } from '../../../dist/clean/clean-report.js'

/** 0 for a record that is no report. */
export function sectionCount({ id, title, agency, published, text }) {
  const field = (kind, value) => ({ kind, label: kind, value })
  const stated = [field('title', title), field('agency', agency), field('published', published)]
  try {
    return cleanReport({ id, fileName: '', url: null, text, stated }).sections.length
  } catch {
    return 0
  }
}
