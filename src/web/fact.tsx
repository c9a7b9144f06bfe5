import type { ComponentChild, JSX } from 'preact'
import type { Language } from '../kernel/language.ts'
import { type SentenceKey, words } from '../words/sentence.ts'

type FactProps = { language: Language; of: SentenceKey; children: ComponentChild }

/** A line of a summary: what it is called, and what it is. */
export function Fact({ language, of, children }: FactProps): JSX.Element {
  return (
    <div>
      <dt>{words(language)(of)}</dt>
      <dd>{children}</dd>
    </div>
  )
}
