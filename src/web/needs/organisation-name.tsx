import type { JSX } from 'preact'
import type { Language } from '../../kernel/language.ts'
import type { PublicProblem } from '../../modules/calls/index.ts'
import { words } from '../../words/sentence.ts'
import { Words } from '../records/words.tsx'
import { Unfilled } from '../text.tsx'

/** An organisation by its name; one that nobody has verified is marked so, and one that nobody named is not stated. */
export function OrganisationName({
  language,
  organisation,
}: {
  language: Language
  organisation: PublicProblem['owner']
}): JSX.Element {
  const say = words(language)
  if (!organisation) return <Unfilled>{say('need.not-stated')}</Unfilled>
  return (
    <>
      <Words language={language} text={organisation.names} />
      {!organisation.verified && <span class="mark">{say('data-set.unverified')}</span>}
    </>
  )
}
