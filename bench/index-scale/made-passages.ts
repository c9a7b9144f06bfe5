import { lamAlefDamage } from '../../src/modules/knowledge/analysis/lam-alef.ts'
import { sentenceRanges } from '../../src/modules/knowledge/analysis/sentences.ts'
import { Random } from '../random.ts'
import type { RetrievalSet, SetPassage } from '../retrieval/retrieval-set.ts'

export type MadePassage = {
  readonly document: string
  readonly ordinal: number
  readonly text: string
  readonly lang: SetPassage['lang']
  readonly damaged: boolean
}

const documentPassages = 20

/** This share of words gives way to one of the tail: the words, names and numbers that only a large collection brings. */
const tailShare = 0.04

/** Zipf's exponent of the tail: distinct words grow as the 1/1.2th power of the words drawn. */
const tailExponent = 1.2

/** Texts of one language and one kind of damage, which sentences are exchanged within. */
type Pool = {
  readonly lang: MadePassage['lang']
  readonly damaged: boolean
  readonly sentences: readonly string[]
  readonly words: readonly string[]
}

/**
 * A collection of any size out of the passages of real sets. The real passages stand in it once, evenly spread; every
 * other takes the length of one of them and its sentences from all of its language, and of its words some give way to
 * a tail of made words (halves of real ones put together, and reference numbers), so that the vocabulary goes on
 * growing. A passage depends on its number alone.
 */
export class MadePassages {
  readonly #total: number
  readonly #templates: readonly { readonly text: string; readonly words: number; readonly pool: Pool }[]

  constructor(sets: readonly RetrievalSet[], total: number) {
    this.#total = total
    const passages = sets.flatMap((set) => {
      const damaged = lamAlefDamage(set.passages.map(({ text }) => text).join('\n')).damaged
      return set.passages.map(({ title, text, lang }) => ({ text: `${title}\n${text}`.trim(), lang, damaged }))
    })
    const pools = new Map<string, Pool>()
    for (const [name, members] of Map.groupBy(passages, ({ lang, damaged }) => `${lang} ${damaged}`)) {
      const { lang, damaged } = members[0]!
      const sentences = members.flatMap(({ text }) =>
        sentenceRanges(text).map(({ start, end }) => text.slice(start, end)),
      )
      const words = [...new Set(sentences.flatMap(wordsOf))].filter((word) => /^\p{L}{5,12}$/u.test(word))
      pools.set(name, { lang, damaged, sentences, words })
    }
    this.#templates = passages.map(({ text, lang, damaged }) => {
      return { text, words: wordsOf(text).length, pool: pools.get(`${lang} ${damaged}`)! }
    })
  }

  get total(): number {
    return this.#total
  }

  at(number: number): MadePassage {
    const ordinal = number % documentPassages
    const document = `made/${String(Math.floor(number / documentPassages)).padStart(6, '0')}.pdf`
    const real = this.#realAt(number)
    const random = new Random(number + 1)
    const { text, words, pool } = real ?? random.of(this.#templates)
    return {
      document,
      ordinal,
      text: real ? text : recombined(random, pool, words),
      lang: pool.lang,
      damaged: pool.damaged,
    }
  }

  #realAt(number: number) {
    const every = Math.max(1, Math.floor(this.#total / this.#templates.length))
    return number % every === 0 ? this.#templates[number / every] : undefined
  }
}

function recombined(random: Random, pool: Pool, words: number): string {
  const parts: string[] = []
  for (let length = 0; length < words; ) {
    const sentence = wordsOf(random.of(pool.sentences)).slice(0, Math.max(1, words - length))
    length += sentence.length
    parts.push(sentence.map((word) => (random.chance(tailShare) ? tailWord(random, pool) : word)).join(' '))
  }
  return parts.join(' ')
}

function tailWord(random: Random, pool: Pool): string {
  const rank = Math.floor((1 - random.next()) ** (-1 / (tailExponent - 1)))
  // Beyond 32 bits the tail is as good as endless.
  const made = new Random(rank % 2 ** 32)
  if (made.chance(0.2)) return `${made.whole(1, 99)}.${made.whole(1, 99)}.${made.whole(1, 999)}`
  const head = made.of(pool.words)
  const tail = made.of(pool.words)
  return head.slice(0, (head.length + 1) >> 1) + tail.slice(tail.length >> 1)
}

function wordsOf(text: string): string[] {
  return text.split(/\s+/u).filter((word) => word !== '')
}
