/**
 * Regular expressions that take time in proportion to the text, whatever the pattern (Thompson 1968): a pattern comes with a task
 * that somebody imported, a text from a model that may be hostile, and a backtracking engine can be kept busy for years by
 * the two. The syntax is JavaScript's with the `u` flag, without what needs backtracking: no back references, no
 * looking ahead or behind. `\b` is between a letter or digit of any script and anything else.
 */
export type LinearPattern = { test(text: string): boolean }

const maxPatternLength = 500
const maxStates = 500
/** What is repeated may be empty and make no state, so that counts within counts would be written out for ever. */
const maxSteps = 100_000
/** What stands further on is not looked at; no answer that a solver gives is longer. */
const maxTextLength = 100_000

type Node =
  | { readonly kind: 'one'; readonly matches: (character: string) => boolean }
  | { readonly kind: 'place'; readonly holds: Place }
  | { readonly kind: 'all' | 'either'; readonly of: readonly Node[] }
  | { readonly kind: 'repeat'; readonly of: Node; readonly least: number; readonly most: number }
type Place = (characters: readonly string[], position: number) => boolean

type State =
  | { kind: 'one'; matches: (character: string) => boolean; next: number }
  | { kind: 'place'; holds: Place; next: number }
  | { kind: 'either'; next: readonly number[] }
  | { kind: 'done' }

/** @throws SyntaxError that says what cannot be read, or cannot be run in linear time. */
export function linearPattern(source: string, { ignoreCase = false } = {}): LinearPattern {
  if (source.length > maxPatternLength) throw new SyntaxError(`longer than ${maxPatternLength} characters`)
  const parser = new PatternParser(source, ignoreCase ? 'iu' : 'u')
  const { states, start } = compile(parser.whole())
  return { test: (text) => run(states, start, [...text.slice(0, maxTextLength)]) }
}

class PatternParser {
  private position = 0
  private readonly characters: readonly string[]
  private readonly flags: string

  constructor(source: string, flags: string) {
    this.characters = [...source]
    this.flags = flags
  }

  whole(): Node {
    const node = this.either()
    if (this.position < this.characters.length) throw new SyntaxError('a bracket is closed that was not opened')
    return node
  }

  private either(): Node {
    const of = [this.sequence()]
    while (this.skip('|')) of.push(this.sequence())
    return of.length === 1 ? of[0]! : { kind: 'either', of }
  }

  private sequence(): Node {
    const of: Node[] = []
    while (this.position < this.characters.length && !this.at('|') && !this.at(')')) of.push(this.repeated())
    return { kind: 'all', of }
  }

  private repeated(): Node {
    const of = this.atom()
    const bounds = this.bounds()
    if (!bounds) return of
    if (of.kind === 'place') throw new SyntaxError('a place cannot be repeated')
    // Whether it takes few or many changes nothing about whether it is there.
    this.skip('?')
    return { kind: 'repeat', of, ...bounds }
  }

  private bounds(): { least: number; most: number } | undefined {
    if (this.skip('*')) return { least: 0, most: Number.POSITIVE_INFINITY }
    if (this.skip('+')) return { least: 1, most: Number.POSITIVE_INFINITY }
    if (this.skip('?')) return { least: 0, most: 1 }
    if (!this.at('{')) return undefined
    const counted = /^\{(\d{1,4})(,(\d{1,4})?)?\}/.exec(
      this.characters.slice(this.position, this.position + 12).join(''),
    )
    if (!counted) throw new SyntaxError('{ has to be escaped, or to hold a count')
    this.position += counted[0].length
    const least = Number(counted[1])
    const most =
      counted[2] === undefined ? least : counted[3] === undefined ? Number.POSITIVE_INFINITY : Number(counted[3])
    if (most < least) throw new SyntaxError('a count goes from more to less')
    return { least, most }
  }

  private atom(): Node {
    const character = this.characters[this.position++]!
    switch (character) {
      case '(':
        return this.group()
      case '[':
        return this.characterClass()
      case '.':
        return { kind: 'one', matches: (one) => !'\n\r\u2028\u2029'.includes(one) }
      case '^':
        return { kind: 'place', holds: (_, position) => position === 0 }
      case '$':
        return { kind: 'place', holds: (characters, position) => position === characters.length }
      case '\\':
        return this.escaped()
      case '*':
      case '+':
      case '?':
      case '{':
      case '}':
      case ']':
        throw new SyntaxError(`${character} has to be escaped where it repeats nothing`)
      default:
        return this.native(character)
    }
  }

  private group(): Node {
    if (this.skip('?') && !this.skip(':')) throw new SyntaxError('only plain groups and (?: are read')
    const inside = this.either()
    if (!this.skip(')')) throw new SyntaxError('a bracket is not closed')
    return inside
  }

  private characterClass(): Node {
    const start = this.position - 1
    while (this.position < this.characters.length && !this.at(']')) this.position += this.at('\\') ? 2 : 1
    if (!this.skip(']')) throw new SyntaxError('a class is not closed')
    return this.native(this.characters.slice(start, this.position).join(''))
  }

  private escaped(): Node {
    const character = this.characters[this.position++]
    if (character === undefined) throw new SyntaxError('nothing follows the last \\')
    if (/[1-9k]/.test(character)) throw new SyntaxError('back references are not read')
    if (character === 'b') return { kind: 'place', holds: isBoundary }
    if (character === 'B') return { kind: 'place', holds: (...at) => !isBoundary(...at) }
    if (!/[pPux]/.test(character)) return this.native(`\\${character}`)
    const rest = this.characters.slice(this.position, this.position + 60).join('')
    const argument = /^(?:\{[^}]*\}|[0-9A-Fa-f]{4}|[0-9A-Fa-f]{2})/.exec(rest)?.[0]
    if (argument === undefined) throw new SyntaxError(`\\${character} wants an argument`)
    const used = character === 'x' ? argument.slice(0, 2) : argument
    this.position += used.length
    return this.native(`\\${character}${used}`)
  }

  /** One character: the engine's own rules apply, and nothing can backtrack. */
  private native(source: string): Node {
    const one = new RegExp(`^${source}$`, this.flags)
    const known = new Map<string, boolean>()
    const matches = (character: string): boolean => {
      const before = known.get(character)
      if (before !== undefined) return before
      const now = one.test(character)
      if (known.size < 1_000) known.set(character, now)
      return now
    }
    return { kind: 'one', matches }
  }

  private at(character: string): boolean {
    return this.characters[this.position] === character
  }

  private skip(character: string): boolean {
    if (!this.at(character)) return false
    this.position++
    return true
  }
}

function isBoundary(characters: readonly string[], position: number): boolean {
  const isWord = (character: string | undefined) => character !== undefined && /^[\p{L}\p{M}\p{N}_]$/u.test(character)
  return isWord(characters[position - 1]) !== isWord(characters[position])
}

function compile(whole: Node): { readonly states: readonly State[]; readonly start: number } {
  const states: State[] = [{ kind: 'done' }]
  const add = (state: State): number => {
    if (states.length === maxStates) throw tooLarge()
    return states.push(state) - 1
  }
  let steps = 0
  // From the back: each part is told which state follows it.
  const place = (node: Node, next: number): number => {
    if (++steps > maxSteps) throw tooLarge()
    switch (node.kind) {
      case 'one':
        return add({ kind: 'one', matches: node.matches, next })
      case 'place':
        return add({ kind: 'place', holds: node.holds, next })
      case 'all':
        return node.of.reduceRight((after, part) => place(part, after), next)
      case 'either':
        return add({ kind: 'either', next: node.of.map((part) => place(part, next)) })
      case 'repeat': {
        let after = next
        if (node.most === Number.POSITIVE_INFINITY) {
          const loop = { kind: 'either' as const, next: [next] as number[] }
          after = add(loop)
          loop.next.push(place(node.of, after))
        } else {
          for (let i = node.least; i < node.most; i++)
            after = add({ kind: 'either', next: [next, place(node.of, after)] })
        }
        for (let i = 0; i < node.least; i++) after = place(node.of, after)
        return after
      }
    }
  }
  const start = place(whole, 0)
  return { states, start }
}

function tooLarge(): SyntaxError {
  return new SyntaxError('too large once its counts are written out')
}

/** Every state that the pattern can be in after each character; at most all of them, so never more than states × text. */
function run(states: readonly State[], start: number, characters: readonly string[]): boolean {
  const reachedAt = new Int32Array(states.length).fill(-1)
  let current: number[] = []
  for (let position = 0; position <= characters.length; position++) {
    const active: number[] = []
    // A match may begin anywhere.
    const waiting = [...current, start]
    for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
      if (reachedAt[index] === position) continue
      reachedAt[index] = position
      const state = states[index]!
      if (state.kind === 'done') return true
      if (state.kind === 'one') active.push(index)
      else if (state.kind === 'either') waiting.push(...state.next)
      else if (state.holds(characters, position)) waiting.push(state.next)
    }
    const character = characters[position]
    if (character === undefined) return false
    current = []
    for (const index of active) {
      const state = states[index]!
      if (state.kind === 'one' && state.matches(character)) current.push(state.next)
    }
  }
  return false
}
