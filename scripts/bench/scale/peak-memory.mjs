import { readdirSync, readFileSync } from 'node:fs'

const INTERVAL = 250

/**
 * Watches a process and all below it: the most resident memory they had together, looked at four times a
 * second, pages they share counted for each. MB.
 *
 * @returns a function that ends it and gives the peak; null where there is no /proc.
 */
export function watchMemory(pid) {
  let peak = null
  const look = () => {
    const now = resident(pid)
    if (now !== null) peak = Math.max(peak ?? 0, now)
  }
  const timer = setInterval(look, INTERVAL)
  look()
  return () => {
    clearInterval(timer)
    return peak
  }
}

function resident(root) {
  const processes = running()
  if (processes === null) return null
  const tree = new Set([root])
  // Children may be listed before their parents.
  for (let size = 0; size < tree.size; ) {
    size = tree.size
    for (const { pid, parent } of processes) if (tree.has(parent)) tree.add(pid)
  }
  return processes
    .filter(({ pid }) => tree.has(pid))
    .reduce((sum, { pid }) => sum + megabytes(pid), 0)
}

function running() {
  try {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap((name) => {
        const stat = read(`/proc/${name}/stat`)
        // The name of the program may hold spaces and parentheses.
        const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
        return stat === '' ? [] : [{ pid: Number(name), parent }]
      })
  } catch {
    return null
  }
}

function megabytes(pid) {
  return Number(/VmRSS:\s+(\d+) kB/.exec(read(`/proc/${pid}/status`))?.[1] ?? 0) / 1024
}

/** Empty when the process has ended meanwhile. */
function read(path) {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
