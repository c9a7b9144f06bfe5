import type { JSX } from 'preact'
import type { Language } from '../../kernel/language.ts'
import { inLanguage, type Multilingual } from '../../kernel/language.ts'
import { projectKinds } from '../../modules/permits/index.ts'
import { words } from '../../words/sentence.ts'
import { type Choice, type Filled, type Form, formOf, SelectField } from '../forms.tsx'

/** An organisation that the reader belongs to. */
export type OwnOrganisation = { readonly id: string; readonly names: Multilingual }

const labels = {
  kind: 'project.kind',
  name: 'project.name',
  summary: 'project.summary',
  organisation: 'project.organisation',
  role: 'project.invite.role',
  reason: 'project.end.reason',
} as const

export function projectForm(language: Language, filled: Filled): Form {
  return formOf(language, filled, labels)
}

export function kindChoices(language: Language): readonly Choice[] {
  const say = words(language)
  return projectKinds.map((kind) => ({
    value: kind,
    text: say(`project.kind.${kind}`),
    what: say(`project.kind.${kind}.meaning`),
  }))
}

/** In whose name somebody acts; only asked of those who belong to several organisations. */
export function OrganisationField({
  form,
  organisations,
}: {
  form: Form
  organisations: readonly OwnOrganisation[]
}): JSX.Element | null {
  if (organisations.length < 2) return null
  const choices = organisations.map(({ id, names }) => ({ value: id, text: inLanguage(names, form.language).text }))
  return <SelectField form={form} name="organisation" hint="project.organisation.hint" choices={choices} />
}
