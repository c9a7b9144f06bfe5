import type { JSX } from 'preact'
import type { Language } from '../kernel/language.ts'
import { type SentenceKey, words } from '../words/sentence.ts'
import { localised } from './addresses.ts'
import type { Choice } from './forms.tsx'

/** Something by which a list is narrowed: the name of its query field, its label, and what may be chosen. */
export type Filter = {
  readonly name: string
  readonly label: SentenceKey
  readonly choices: readonly Choice[]
  readonly chosen: string | undefined
}

type FilterFormProps = { language: Language; address: string; filters: readonly Filter[] }

/** Narrows a list; a form that asks for the same page. Open while it narrows. */
export function FilterForm({ language, address, filters }: FilterFormProps): JSX.Element {
  const say = words(language)
  const isActive = filters.some(({ chosen }) => chosen !== undefined)
  return (
    <details open={isActive}>
      <summary>{say('filter.title')}</summary>
      <form method="get" action={localised(language, address)} class="filters">
        <FilterFields language={language} filters={filters} />
        <div class="row">
          <button type="submit" class="btn sec">
            {say('filter.submit')}
          </button>{' '}
          {isActive && <a href={localised(language, address)}>{say('filter.clear')}</a>}
        </div>
      </form>
    </details>
  )
}

/** A choice for each filter; everything, until something is chosen. */
export function FilterFields({ language, filters }: Omit<FilterFormProps, 'address'>): JSX.Element {
  const say = words(language)
  return (
    <>
      {filters.map(({ name, label, choices, chosen }) => (
        <div key={name}>
          <label for={`filter-${name}`}>{say(label)}</label>
          <select id={`filter-${name}`} name={name}>
            <option value="">{say('filter.all')}</option>
            {choices.map(({ value, text }) => (
              <option key={value} value={value} selected={value === chosen}>
                {text}
              </option>
            ))}
          </select>
        </div>
      ))}
    </>
  )
}
