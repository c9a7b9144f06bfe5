import { type Argon2Parameters, argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { signInBusy } from './problems.ts'

/** Turns passwords into what is stored, and compares. Slow and hungry on purpose, so only so many at once. */
export type PasswordHashing = {
  /** A PHC string of argon2id (RFC 9106). */
  hash(password: string): Promise<string>
  /** Does the same work without a hash (`null`), and then nothing is right. `outdated`: made with other parameters. */
  verify(password: string, hash: string | null): Promise<{ readonly right: boolean; readonly outdated: boolean }>
}

/** `memory` in KiB. The second of the settings that OWASP's Password Storage Cheat Sheet holds for equal. */
type Cost = { readonly memory: number; readonly passes: number; readonly parallelism: number }
const standardCost: Cost = { memory: 19_456, passes: 2, parallelism: 1 }

const saltBytes = 16
const tagBytes = 32
/** Hashes under way: their memory is what this bounds. */
const mostAtOnce = 2
/** Callers who wait for their turn; the next one is told to come back. */
const mostWaiting = 32

const derive = promisify(argon2)

/**
 * Argon2id by Node's own crypto, at most two at once.
 *
 * @throws Problem `identity.sign-in-busy`, from both methods, when too many wait.
 */
export function createPasswordHashing(cost: Cost = standardCost): PasswordHashing {
  const turns = new Turns()
  const tagOf = (password: string, salt: Buffer, { memory, passes, parallelism }: Cost) => {
    const parameters: Argon2Parameters = {
      message: password,
      nonce: salt,
      memory,
      passes,
      parallelism,
      tagLength: tagBytes,
    }
    return turns.take(() => derive('argon2id', parameters))
  }
  return {
    async hash(password) {
      const salt = randomBytes(saltBytes)
      return phcString(cost, salt, await tagOf(password, salt, cost))
    },
    async verify(password, hash) {
      const stored = hash === null ? nobodys(cost) : readPhcString(hash)
      const tag = await tagOf(password, stored.salt, stored.cost)
      const equal = tag.length === stored.tag.length && timingSafeEqual(tag, stored.tag)
      return { right: equal && hash !== null, outdated: phcString(cost, stored.salt, stored.tag) !== hash }
    },
  }
}

type StoredHash = { readonly cost: Cost; readonly salt: Buffer; readonly tag: Buffer }

function nobodys(cost: Cost): StoredHash {
  return { cost, salt: randomBytes(saltBytes), tag: randomBytes(tagBytes) }
}

/** The string format of the Password Hashing Competition: base64 without its padding. */
function phcString({ memory, passes, parallelism }: Cost, salt: Buffer, tag: Buffer): string {
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${unpadded(salt)}$${unpadded(tag)}`
}

function readPhcString(text: string): StoredHash {
  const form = /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/
  const [, memory, passes, parallelism, salt = '', tag = ''] = form.exec(text) ?? []
  if (memory === undefined) throw new TypeError('the stored hash is not one of argon2id')
  return {
    cost: { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) },
    salt: Buffer.from(salt, 'base64'),
    tag: Buffer.from(tag, 'base64'),
  }
}

function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '')
}

/** First come, first served. */
class Turns {
  #running = 0
  readonly #waiting: (() => void)[] = []

  async take<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.#running >= mostAtOnce) {
      if (this.#waiting.length >= mostWaiting) throw signInBusy({})
      // Whoever ends hands its turn on, so the count stays as it is.
      await new Promise<void>((resolve) => this.#waiting.push(resolve))
    } else {
      this.#running++
    }
    try {
      return await work()
    } finally {
      const next = this.#waiting.shift()
      if (next) next()
      else this.#running--
    }
  }
}
