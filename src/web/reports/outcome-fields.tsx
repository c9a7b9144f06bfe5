import type { JSX } from 'preact'
import { maxWordsLength } from '../../modules/register/index.ts'
import type { SentenceKey } from '../../words/sentence.ts'
import { type Form, TextArea } from '../forms.tsx'

/** What is said of a settlement: in Arabic, and in the other languages where whoever settles writes them. */
export function OutcomeFields({ form, hint }: { form: Form; hint: SentenceKey }): JSX.Element {
  return (
    <>
      <TextArea form={form} name="outcome.ar" hint={hint} maxLength={maxWordsLength} lang="ar" />
      <TextArea form={form} name="outcome.fr" maxLength={maxWordsLength} lang="fr" optional />
      <TextArea form={form} name="outcome.en" maxLength={maxWordsLength} lang="en" optional />
    </>
  )
}
