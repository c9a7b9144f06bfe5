import type { JSX } from 'preact'
import type { Label } from '../../kernel/label.ts'
import type { Language } from '../../kernel/language.ts'
import { type SentenceKey, words } from '../../words/sentence.ts'
import { countryNames } from '../country-names.ts'
import { termWords } from '../records/field-words.ts'
import { List } from '../text.tsx'

/** The sensitivity in one word, coloured by how much it closes. */
export function SecrecyTag({ language, label }: { language: Language; label: Label }): JSX.Element {
  return (
    <span class={label.secrecy === 'public' ? 'tag ok' : 'tag warn'}>
      {words(language)(`label.secrecy.${label.secrecy}` satisfies SentenceKey)}
    </span>
  )
}

/** Every part of a label in words. */
export function LabelWords({ language, label }: { language: Language; label: Label }): JSX.Element {
  const say = words(language)
  return (
    <ul class="plain-list">
      <li>
        <SecrecyTag language={language} label={label} />
      </li>
      <li>{say(`label.personal.${label.personal}`)}</li>
      <li>
        {label.sectors.length === 0 ? (
          say('label.no-sector')
        ) : (
          <>
            {say('label.sectors')} <List language={language} items={sectorNames(language, label.sectors)} />
          </>
        )}
      </li>
      <li>
        {label.residency === 'anywhere' ? (
          say('label.anywhere')
        ) : label.residency.length === 0 ? (
          say('label.nowhere')
        ) : (
          <>
            {say('label.residency')} <List language={language} items={countryNames(language, label.residency)} />
          </>
        )}
      </li>
    </ul>
  )
}

/** Sectors as the records of the programme name them; one that they do not know shows as it was written. */
function sectorNames(language: Language, sectors: readonly string[]): string[] {
  return sectors.map((sector) => termWords(language, 'sector', sector))
}
