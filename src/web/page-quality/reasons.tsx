import type { JSX } from 'preact'
import type { Language } from '../../kernel/language.ts'
import type { QualityReason } from '../../modules/knowledge/index.ts'
import { words } from '../../words/sentence.ts'

/** Why a page is below the gate, in words. */
export function Reasons({
  language,
  reasons,
}: {
  language: Language
  reasons: readonly QualityReason[]
}): JSX.Element | null {
  const say = words(language)
  if (reasons.length === 0) return null
  return (
    <ul>
      {reasons.map((reason) => (
        <li key={reason}>{say(`quality.${reason}`)}</li>
      ))}
    </ul>
  )
}

export type WitnessedReason = { readonly reason: QualityReason; readonly witnesses: readonly string[] }

/** The same with the words of the page that show it. */
export function WitnessedReasons({
  language,
  reasons,
}: {
  language: Language
  reasons: readonly WitnessedReason[]
}): JSX.Element | null {
  const say = words(language)
  if (reasons.length === 0) return null
  return (
    <ul class="reasons">
      {reasons.map(({ reason, witnesses }) => (
        <li key={reason}>
          {say(`quality.${reason}`)}
          {witnesses.length > 0 && (
            <>
              {' '}
              {say('below-gate.witnesses')}{' '}
              {witnesses.map((witness, at) => (
                <>
                  {at > 0 && ' '}
                  <mark key={witness}>
                    <bdi>{witness}</bdi>
                  </mark>
                </>
              ))}
            </>
          )}
        </li>
      ))}
    </ul>
  )
}
