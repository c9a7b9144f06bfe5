import type { JSX } from 'preact'
import { inLanguage } from '../../kernel/language.ts'
import { type Form, SelectField } from '../forms.tsx'
import type { OwnOrganisation } from '../permits/project-form.tsx'

/** In whose name something is made; not asked where there is no choice. */
export function OrganisationField({
  form,
  organisations,
}: {
  form: Form
  organisations: readonly OwnOrganisation[]
}): JSX.Element | null {
  if (organisations.length === 0) return null
  if (organisations.length === 1) return <input type="hidden" name="organisation" value={organisations[0]!.id} />
  return (
    <SelectField
      form={form}
      name="organisation"
      choices={organisations.map(({ id, names }) => ({ value: id, text: inLanguage(names, form.language).text }))}
    />
  )
}
