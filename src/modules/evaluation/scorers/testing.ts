import { Item } from '../item.ts'
import type { Output } from '../output.ts'
import { scorerNamed } from './all.ts'
import type { Scores } from './scorer.ts'

/** An item in French about nothing, but for what is stated. */
export function anItem(stated: Partial<Item> = {}): Item {
  return Item.parse({ id: 'i1', language: 'fr', input: { question: 'Quoi ?' }, target: {}, ...stated })
}

/** An output without anything in it, but for what is stated. */
export function anOutput(stated: Partial<Output> = {}): Output {
  return {
    text: '',
    abstained: false,
    citations: [],
    nearby: [],
    documents: [],
    kept: '',
    messages: [],
    usage: null,
    ...stated,
  }
}

/** What a scorer says of a text, or of a whole output. */
export function scoresOf(
  name: string,
  item: Partial<Item>,
  output: string | Partial<Output>,
  settings: Readonly<Record<string, unknown>> = {},
): Scores {
  const given = anOutput(typeof output === 'string' ? { text: output } : output)
  return scorerNamed(name)!.score({ item: anItem(item), output: given, milliseconds: 1_250 }, settings)
}
