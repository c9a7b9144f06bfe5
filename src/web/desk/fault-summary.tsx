import type { JSX } from 'preact'
import type { Language } from '../../kernel/language.ts'
import { words } from '../../words/sentence.ts'
import { controlId, type FormFaults } from './form-faults.ts'

/** At the top of a page whose form did not hold: what happened, what to do, a link to each control. */
export function FaultSummary({
  language,
  faults,
}: {
  language: Language
  faults: FormFaults | null
}): JSX.Element | null {
  if (!faults) return null
  const say = words(language)
  return (
    // Focused without script: it is what to read first when a form comes back.
    <div class="err" role="alert" tabIndex={-1} aria-labelledby="error-title" autofocus>
      <h2 id="error-title">{faults.title}</h2>
      <p>{faults.advice}</p>
      {faults.faults.length > 0 && (
        <ul>
          {faults.faults.map(({ at, label, text }) => (
            <li key={at + text}>
              <a href={`#${controlId(at)}`}>{say('form.fault', { field: label, fault: text })}</a>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** What is wrong with one control, before it. */
export function Faults({ at, texts }: { at: string; texts: readonly string[] }): JSX.Element | null {
  if (texts.length === 0) return null
  return (
    <p class="fault" id={`${controlId(at)}-fault`}>
      {texts.join(' ')}
    </p>
  )
}
