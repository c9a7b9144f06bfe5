import type { ComponentChildren, JSX } from 'preact'
import type { Language } from '../../kernel/language.ts'
import { words } from '../../words/sentence.ts'
import { addresses, localised } from '../addresses.ts'

/** The way from the laboratory's first page to this one; each step between is a link. */
export function LaboratoryCrumbs({
  language,
  children,
}: {
  language: Language
  children?: ComponentChildren
}): JSX.Element {
  const steps = (Array.isArray(children) ? children : [children]).filter(Boolean)
  return (
    <p class="crumbs">
      <a href={localised(language, addresses.evaluation)}>{words(language)('evaluation.title')}</a>
      {steps.map((step, place) => (
        <span key={place}> / {step}</span>
      ))}
    </p>
  )
}
