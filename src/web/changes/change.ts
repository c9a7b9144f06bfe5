import type { Multilingual } from '../../kernel/language.ts'
import type { SentenceKey } from '../../words/sentence.ts'

/** What a change is a change of, in the order in which the page offers them. */
export const changeKinds = ['data-set', 'record', 'problem'] as const
export type ChangeKind = (typeof changeKinds)[number]

type Happened = Extract<SentenceKey, `change.${ChangeKind}.${string}`>

/** Something that was published, or became of what was. */
export type Change = {
  readonly kind: ChangeKind
  /** Names it in this installation, for ever. */
  readonly name: string
  readonly happened: Happened
  readonly at: string
  /** Of what changed: its short sign and its title. */
  readonly code: string | null
  readonly title: Multilingual
  /** Why, as whoever did it says. */
  readonly note: Multilingual | string | null
  /** Where it is, after the language. */
  readonly address: string
  /** Where its list goes on after it. */
  readonly cursor: string
}

export function isChangeKind(text: string | undefined): text is ChangeKind {
  return (changeKinds as readonly (string | undefined)[]).includes(text)
}
