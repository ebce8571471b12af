// Publishes generation after generation until it is killed, or kills itself at a step of the disk.
// node writer.mjs <folder> <first number> <step to die at, 0 for none>
// Prints `<number> <id>` once a generation is published.
import { writeSync } from 'node:fs'

const dist = new URL('../../dist/engine/embedded/generations/', import.meta.url)
const { nodeDisk } = await import(new URL('disk.js', dist).href)
const { load } = await import(new URL('load.js', dist).href)
const { publish, UnfinishedGeneration } = await import(new URL('publish.js', dist).href)

const [folder, first, fatal] = [process.argv[2], Number(process.argv[3]), Number(process.argv[4])]
let steps = 0

/** Every call of the disk is a place to die: before it, or half way through a write. */
function mortal(target) {
  return new Proxy(target, {
    get(object, name) {
      const call = object[name]
      if (typeof call !== 'function') return call
      return async (...args) => {
        steps += 1
        if (steps === fatal) {
          if (name === 'write') await call.call(object, Buffer.from(args[0]).subarray(0, 7))
          process.kill(process.pid, 'SIGKILL')
          await new Promise(() => {})
        }
        const result = await call.apply(object, args)
        return name === 'create' ? mortal(result) : result
      }
    },
  })
}

for (let number = first; ; number += 1) {
  const files = new Map(
    ['texts', 'grams', 'reports'].map((name) => [
      name,
      Buffer.from(`${name} of ${number} `.repeat(number % 5 === 0 ? 20_000 : 3)),
    ]),
  )
  const description = { analysis: 'crash', counts: { reports: number, sections: number } }
  // Every other one shares all files but one with the one before.
  const served = number % 2 === 0 ? await load(folder, 'crash').catch(() => null) : null
  const id = served
    ? await beside(served, files.get('texts'), description)
    : await publish(folder, description, files, mortal(nodeDisk))
  // Synchronous: what is told is told, whatever comes next.
  writeSync(1, `${number} ${id}\n`)
}

async function beside(served, texts, description) {
  const unfinished = new UnfinishedGeneration(folder, mortal(nodeDisk))
  try {
    for (const [name, bytes] of served.files) {
      if (name !== 'texts') unfinished.addOf(served, name, bytes)
    }
    unfinished.add('texts', texts)
    return await unfinished.publish(description)
  } finally {
    await unfinished.end()
  }
}
