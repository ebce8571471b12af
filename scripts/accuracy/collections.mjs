import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const GOLD = join(ROOT, 'test/gold')

/**
 * What is read and what a careful reader takes from it: `{ name, own, absent?, items }`, an item being
 * `{ id, file, gold }`. `own` is ours and held to the figures; what lies beside the checkout is compared
 * when it is there, else `absent` says where it was looked for.
 *
 * @param shared folder with `reports` and `work-reports`.
 */
export function collections(shared = join(ROOT, '../shared')) {
  return [
    {
      name: 'sample',
      own: true,
      items: merged('sample.json', ['figures.json', 'sample-sections.json'], 'index-data/sample'),
    },
    { name: 'gold reports', own: true, items: merged('reports.json', [], 'test/gold/reports') },
    beside('real reports', join(shared, 'reports'), realItem),
    beside('work reports', join(shared, 'work-reports'), workItem),
  ]
}

function merged(name, more, folder) {
  const others = more.map((file) => reportsOf(join(GOLD, file)))
  return Object.entries(reportsOf(join(GOLD, name))).map(([id, gold]) => ({
    id,
    file: join(ROOT, folder, gold.file ?? id),
    gold: others.reduce((so, other) => withMore(so, other[id]), gold),
  }))
}

/** Figures are a list of their own; what else is told of a report adds to it, heading by heading. */
function withMore(gold, more) {
  if (more === undefined) return gold
  if (Array.isArray(more)) return { ...gold, figures: more }
  const { kinds, ...rest } = more
  const outline = gold.outline?.map((node, i) => ({ ...node, kind: kinds[i] ?? undefined }))
  return { ...gold, ...rest, outline }
}

function beside(name, folder, item) {
  const file = join(folder, 'gold.json')
  if (!existsSync(file)) return { name, own: false, absent: folder, items: [] }
  const items = Object.entries(reportsOf(file)).map(([id, gold]) => ({
    id,
    file: join(folder, id),
    gold: item(id, gold),
  }))
  return { name, own: false, items }
}

function realItem(id, gold) {
  return withMore(gold, reportsOf(join(GOLD, 'figures-real.json'))[id])
}

/** Work reports tell the region's code and the outermost headings only. */
function workItem(_id, { agency, region, level, year, level1 }) {
  return { agency: { name: agency }, regionCode: region, level, year, level1 }
}

function reportsOf(file) {
  return JSON.parse(readFileSync(file, 'utf8')).reports
}
