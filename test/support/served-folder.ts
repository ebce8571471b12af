import { IndexError } from '../../src/index.ts'
import type { Named } from '../../src/index-folder.ts'
import type { Answering } from '../../src/server/answering.ts'
import { NewestGeneration } from '../../src/server/newest-generation.ts'

const turn = () => new Promise((resolve) => setImmediate(resolve))

/** A generation that answers when it is told to, and writes down what becomes of it. */
class FakeGeneration implements Answering {
  readonly counts = { reports: 1, sections: 1, agencies: 1 }
  readonly ended: Promise<never>
  readonly waiting: ((response: Response) => void)[] = []
  readonly generation: string
  readonly notice: string | null
  readonly #log: string[]
  end = () => {}

  constructor(generation: string, notice: string | null, log: string[]) {
    this.generation = generation
    this.notice = notice
    this.#log = log
    this.ended = new Promise((_, reject) => {
      this.end = () => {
        for (const answer of this.waiting.splice(0)) answer(this.#response(503))
        reject(new Error('out of memory'))
      }
    })
    this.ended.catch(() => {})
  }

  fetch(): Promise<Response> {
    return new Promise((resolve) => this.waiting.push(resolve))
  }

  answerOne(): void {
    this.waiting.shift()?.(this.#response(200))
  }

  async close(): Promise<void> {
    this.#log.push(`closed ${this.generation}`)
    if (this.waiting.length > 0) this.#log.push(`cut off ${this.waiting.length}`)
  }

  #response(status: number): Response {
    return new Response(null, { status, headers: { by: this.generation } })
  }
}

interface Opening {
  readonly named: string
  readonly resolve: (answering: Answering) => void
  readonly reject: (error: Error) => void
}

/** A folder whose generations `NewestGeneration` serves, and what happened, one line each. First `a` is served. */
export class ServedFolder {
  readonly log: string[] = []
  readonly openings: Opening[] = []
  readonly all: FakeGeneration[] = []
  /** Of each request what was served when it was asked, and what answered it. */
  readonly asked: { readonly served: string; readonly answeredBy: string[] }[] = []
  readonly newest: NewestGeneration
  #seen: Named | Error
  #written = 0

  constructor() {
    this.#seen = this.#named('a')
    const first = this.#made('a', null)
    const generations = {
      named: async () => {
        if (this.#seen instanceof Error) throw this.#seen
        return this.#seen
      },
      open: (named: string, givenUp: AbortSignal) => {
        this.log.push(`opening ${named}`)
        return new Promise<Answering>((resolve, reject) => {
          const opening = { named, resolve, reject }
          this.openings.push(opening)
          givenUp.addEventListener('abort', () => {
            if (this.openings.at(-1) === opening) this.openings.pop()
            this.log.push(`gave up ${named}`)
            reject(new Error('given up'))
          })
        })
      },
    }
    this.newest = new NewestGeneration(first, this.#seen, generations, {
      takenUp: ({ generation, notice }) =>
        this.log.push(`took up ${generation}${notice === null ? '' : `, ${notice}`}`),
      warn: (text) => this.log.push(text),
    })
    this.newest.ended.catch((error) => this.log.push(`ended: ${error.message}`))
  }

  /** One step: a word for what is done, and what it is done to. */
  async step(text: string): Promise<void> {
    const [what, generation = '', instead = ''] = text.split(' ')
    if (what === 'names') this.#seen = this.#named(generation)
    else if (what === 'absent') this.#seen = new IndexError('x', 'it is gone', 'Build it.')
    else if (what === 'look') this.newest.look()
    else if (what === 'opens') this.#opens(instead)
    else if (what === 'refuses') this.#refuses()
    else if (what === 'ask') this.#ask()
    else if (what === 'answers') this.#of(generation)?.answerOne()
    else if (what === 'ends') this.#of(generation)?.end()
    else if (what === 'stop') await this.newest.close()
    else throw new Error(`no such step: ${text}`)
    await turn()
  }

  get served(): string {
    const { generation, notice } = this.newest
    return notice === null ? generation : `${generation}, ${notice}`
  }

  #named(generation: string): Named {
    return { generation, written: ++this.#written }
  }

  #made(generation: string, notice: string | null): FakeGeneration {
    const made = new FakeGeneration(generation, notice, this.log)
    this.all.push(made)
    return made
  }

  /** The one of a name that was opened first and still owes answers, else that was opened last. */
  #of(generation: string): FakeGeneration | undefined {
    const all = this.all.filter((each) => each.generation === generation)
    return all.find(({ waiting }) => waiting.length > 0) ?? all.at(-1)
  }

  #opens(instead: string): void {
    const opening = this.openings.shift()
    if (opening === undefined) return
    const { named, resolve } = opening
    resolve(instead === '' ? this.#made(named, null) : this.#made(instead, `${named} is damaged`))
  }

  #refuses(): void {
    this.openings.shift()?.reject(new IndexError('x', 'it is too large', 'Start again.'))
  }

  #ask(): void {
    const answeredBy: string[] = []
    const number = this.asked.push({ served: this.newest.generation, answeredBy })
    this.newest.fetch(new Request('http://h/')).then(({ status, headers }) => {
      const by = headers.get('by') ?? ''
      answeredBy.push(by)
      this.log.push(`${number}: ${status} by ${by}`)
    })
  }
}
