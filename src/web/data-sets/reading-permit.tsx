import type { JSX } from 'preact'
import type { Language } from '../../kernel/language.ts'
import type { PermitFacts } from '../../kernel/ports/permits.ts'
import { words } from '../../words/sentence.ts'
import { type ActingPermit, ActingUnder } from '../permits/acting-permit.tsx'
import { Say } from '../text.tsx'

/** The permit under which somebody reads a data set. */
export type ReadingPermit = ActingPermit & { readonly personal: PermitFacts['personal'] }

/** Says under which permit the reader reads, and how the people in the data reach them. */
export function ReadingUnder({ language, permit }: { language: Language; permit: ReadingPermit }): JSX.Element {
  const personal = words(language)(`permit.personal.${permit.personal}`)
  return (
    <>
      <ActingUnder language={language} permit={permit} />
      <p class="hint">
        <Say language={language} of="data-set.under-permit" personal={personal} />
      </p>
    </>
  )
}
