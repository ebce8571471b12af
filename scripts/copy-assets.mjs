// Copies what pages load (stylesheet, icon) beside the compiled code, makes the command runnable, and makes tables ahead.
import { chmod, cp } from 'node:fs/promises'
import { makeTablesAhead } from '../dist/analysis-tables.js'

const root = new URL('../', import.meta.url)

await cp(new URL('src/web/assets/', root), new URL('dist/web/assets/', root), { recursive: true })
await chmod(new URL('dist/cli/main.js', root), 0o755)
// Those of the analysis would take long to make whenever it is loaded.
makeTablesAhead()
