import type { CallContext } from '../../src/kernel/operation.ts'
import type { Principal } from '../../src/kernel/principal.ts'
import { Problem } from '../../src/kernel/problem.ts'
import { operations } from '../../src/operations.ts'
import type { TestSite } from '../../src/web/routes/testing.ts'
import { act } from '../leaks/laid.ts'

/** How hostile a text is that a field took: with turns of direction, without them, or not at all. */
type Taken = 'turning' | 'plain' | 'refused'

/** One text that was put into one field of an operation, and the word by which it is found again. */
export type Planted = {
  readonly operation: string
  readonly path: string
  readonly word: string
  readonly taken: Taken
}

/** What a browser, a parser or a spreadsheet might take for more than text. The first character begins a formula. */
const markup = `"'><jz-x on=1></title></textarea></select><img src=x onerror=jz()><script>jz()</script><svg/onload=jz()>" onmouseover="jz()" jz-a='--></script><a href="javascript:jz()">`
const shortMarkup = `"'></title><jz-x onclick=jz()>`
/** Turns everything after it around, where nothing keeps it in: an override, and the end of an isolate (UAX #9). */
const turning = '\u2069\u202e'
const tatweel = 'عـــربي'

let made = 0

/** Says what stands in a field, by the field's path in the input's schema. `maximum` is the field's, in characters. */
export type Say = (path: string, maximum?: number) => string

export class Planting {
  readonly planted: Planted[] = []
  readonly #site: TestSite

  constructor(site: TestSite) {
    this.#site = site
  }

  /**
   * Performs an operation with hostile text in the fields that `input` asks for, as hostile as each takes: what is refused
   * by its field is sent again with less, and in the end with nothing hostile.
   */
  async plant(
    principal: Principal,
    id: string,
    input: (say: Say) => object,
    given: () => Partial<CallContext> = () => ({}),
  ) {
    const taken = new Map<string, Taken>()
    const words = new Map<string, string>()
    const say: Say = (path, maximum = 300) => {
      if (!words.has(path)) words.set(path, `jzq${(made++).toString(36)}q`)
      if (!taken.has(path)) taken.set(path, 'turning')
      return hostileText(words.get(path)!, taken.get(path)!, maximum)
    }
    for (let attempts = 0; attempts < 8; attempts++) {
      try {
        const output = await act(this.#site, principal, id, input(say), given())
        this.#note(id, taken, words)
        return output
      } catch (error) {
        if (!(error instanceof Problem) || error.status >= 500) throw error
        const faulty = [...taken.keys()].filter((path) => error.fields.some((fault) => isIn(path, fault.path)))
        if (!lessHostile(taken, faulty.length > 0 ? faulty : [...taken.keys()]))
          throw new Error(`${id} takes nothing: ${error.code} ${JSON.stringify(error.fields)}`, { cause: error })
      }
    }
    throw new Error(`${id} takes nothing`)
  }

  /** The same of an operation that takes nothing of that kind: it refuses every degree of it, by a problem. */
  async refuse(
    principal: Principal,
    id: string,
    input: (say: Say) => object,
    given: () => Partial<CallContext> = () => ({}),
  ) {
    for (const degree of ['turning', 'plain'] as const) {
      const paths: string[] = []
      const say: Say = (path, maximum = 300) => {
        paths.push(path)
        return hostileText('jzq0q', degree, maximum)
      }
      const outcome = await act(this.#site, principal, id, input(say), given()).then(
        () => 'taken',
        (error: unknown) => error,
      )
      if (!(outcome instanceof Problem) || outcome.status >= 500)
        throw new Error(`${id} did not refuse`, { cause: outcome })
      this.planted.push(...paths.map((path) => ({ operation: id, path, word: '', taken: 'refused' as const })))
    }
  }

  #note(operation: string, taken: ReadonlyMap<string, Taken>, words: ReadonlyMap<string, string>): void {
    for (const [path, how] of taken) this.planted.push({ operation, path, word: words.get(path)!, taken: how })
  }
}

function hostileText(word: string, taken: Taken, maximum: number): string {
  if (taken === 'refused') return `${word} x`.slice(0, maximum)
  const turn = taken === 'turning' ? turning : ''
  const whole = `=${word}${turn} ${tatweel} ${markup}`
  return whole.length <= maximum ? whole : `=${word}${turn}${shortMarkup}`.slice(0, maximum)
}

/** Whether a fault names the field or what holds it: `fields.name.0.texts` holds `fields.{}[].texts.ar`. */
function isIn(path: string, fault: string): boolean {
  const parts = path.replaceAll('[]', '.{}').split('.')
  const named = fault.split('.')
  return named.length <= parts.length && named.every((part, i) => parts[i] === '{}' || parts[i] === part)
}

function lessHostile(taken: Map<string, Taken>, paths: readonly string[]): boolean {
  const worst = paths.some((path) => taken.get(path) === 'turning') ? 'turning' : 'plain'
  const chosen = paths.filter((path) => taken.get(path) === worst)
  for (const path of chosen) taken.set(path, worst === 'turning' ? 'plain' : 'refused')
  return chosen.length > 0
}

export const writing = operations.filter(({ effect, http }) => effect === 'write' && !http.startsWith('GET '))
