import type { Asked, Told } from './thread-messages.ts'

/** Requests that may wait for the thread; one more is told to come again. */
export const MOST_WAITING = 64

/** What the thread has at a time: the next is there when it has done one. */
const AT_ONCE = 2

/** Headers that decide an answer. */
const DECIDING = ['accept', 'content-length', 'if-none-match', 'transfer-encoding'] as const

/** Methods that no `Request` can have, and no route: what is said of them is said of any other. */
const UNSAYABLE = new Set(['CONNECT', 'TRACE', 'TRACK'])

interface Waiting {
  readonly request: Request
  readonly answer: (response: Response) => void
}

/**
 * Requests in the order in which they came. They wait here and not with the thread, so that those nobody waits
 * for any more are never worked on.
 */
export class RequestQueue {
  readonly #post: (asked: Asked) => void
  readonly #tooMany: (request: Request) => Response
  readonly #queue: Waiting[] = []
  readonly #underWay = new Map<number, Waiting>()
  #asked = 0

  /** @param tooMany what is answered when there is no room to wait. */
  constructor(post: (asked: Asked) => void, tooMany: (request: Request) => Response) {
    this.#post = post
    this.#tooMany = tooMany
  }

  ask(request: Request): Promise<Response> | Response {
    if (this.#queue.length >= MOST_WAITING) this.#dropLeft()
    if (this.#queue.length >= MOST_WAITING) return this.#tooMany(request)
    return new Promise((answer) => {
      this.#queue.push({ request, answer })
      this.#next()
    })
  }

  /** What the thread has answered. */
  answered({ id, status, headers, body }: Extract<Told, { type: 'answer' }>): void {
    const held = body.length === 0 ? null : body
    this.#underWay.get(id)?.answer(new Response(held, { status, headers }))
    this.#underWay.delete(id)
    this.#next()
  }

  /** The thread is gone: whoever waits is told so. */
  end(told: (request: Request) => Response): void {
    const waiting = [...this.#underWay.values(), ...this.#queue.splice(0)]
    this.#underWay.clear()
    for (const { request, answer } of waiting) answer(told(request))
  }

  #next(): void {
    while (this.#underWay.size < AT_ONCE) {
      const waiting = this.#queue.shift()
      if (waiting === undefined) return
      if (hasLeft(waiting)) continue
      this.#underWay.set(++this.#asked, waiting)
      this.#post(askedOf(waiting.request, this.#asked))
    }
  }

  #dropLeft(): void {
    const left = this.#queue.filter((waiting) => !hasLeft(waiting))
    this.#queue.splice(0, this.#queue.length, ...left)
  }
}

/** Whether nobody waits for an answer any more, which is then given to nobody. */
function hasLeft({ request, answer }: Waiting): boolean {
  if (!request.signal.aborted) return false
  answer(new Response(null, { status: 503 }))
  return true
}

function askedOf({ url, method, headers }: Request, id: number): Asked {
  const deciding = DECIDING.flatMap((name) => {
    const value = headers.get(name)
    return value === null ? [] : [[name, value] as const]
  })
  return {
    id,
    url,
    method: UNSAYABLE.has(method) ? 'POST' : method,
    headers: Object.fromEntries(deciding),
  }
}
