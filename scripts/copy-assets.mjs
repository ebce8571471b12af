// Copies what pages load (stylesheet, icon) beside the compiled code, and makes the command runnable.
import { chmod, cp } from 'node:fs/promises'

const root = new URL('../', import.meta.url)

await cp(new URL('src/web/assets/', root), new URL('dist/web/assets/', root), { recursive: true })
await chmod(new URL('dist/cli/main.js', root), 0o755)
