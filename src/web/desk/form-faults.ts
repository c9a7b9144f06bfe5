import type { Language } from '../../kernel/language.ts'
import type { Problem } from '../../kernel/problem.ts'
import type { RecordKind } from '../../modules/programmes/index.ts'
import { type ProblemWords, problemWords, words } from '../../words/sentence.ts'
import { fieldLabel } from '../records/field-words.ts'
import type { RecordDraft } from './record-draft.ts'

/** What is wrong with a form, in words: of its own fields by name, of values by `<field>.<place>`. */
export type FormFaults = {
  readonly title: string
  readonly advice: string
  readonly faults: readonly { readonly at: string; readonly label: string; readonly text: string }[]
}

const ownFields = ['slug', 'code', 'note', 'reason', 'by', 'change'] as const

/** The words of a refused proposal, each fault with the control that it is about, as far as the refusal says. */
export function faultsOf(language: Language, kind: RecordKind, draft: RecordDraft, problem: Problem): FormFaults {
  const say = words(language)
  const { field, type, slug } = problem.values
  const label = (name: string) => fieldLabel(language, kind.kind, name)
  const values = {
    ...problem.values,
    ...(typeof field === 'string' && { field: label(field) }),
    ...(typeof type === 'string' && { type: say.find(`desk.type.${type}`) ?? type }),
  }
  const said: ProblemWords = problemWords(language, { ...problem, values } as Problem)
  const faults = said.fields.map(({ path, text }) => {
    const [first = '', name = '', place = '0'] = path.split('.')
    if (first === 'fields' && kind.fields[name]) return { at: `${name}.${place}`, label: label(name), text }
    const own = ownFields.find((one) => one === first)
    return { at: first, label: own ? say(`desk.field.${own}`) : path, text }
  })
  if (typeof field === 'string' && kind.fields[field]) {
    const place = placeOf(problem, draft.fields[field] ?? [])
    faults.push({ at: `${field}.${place}`, label: label(field), text: said.title })
  } else if (slug !== undefined) faults.push({ at: 'slug', label: say('desk.field.slug'), text: said.title })
  return { title: said.title, advice: said.advice, faults }
}

/** Which value it is, where the refusal names it by what it leads to, or not at all. */
function placeOf({ values }: Problem, draft: RecordDraft['fields'][string]): number {
  if (typeof values.place === 'number') return values.place
  return Math.max(
    0,
    draft.findIndex(({ is }) => is !== '' && is === values.record),
  )
}

/** Beside the control they are about. */
export function faultTexts(faults: FormFaults | null, at: string): string[] {
  return faults?.faults.filter((fault) => fault.at === at).map(({ text }) => text) ?? []
}

/** The id of the control that a fault is about, and of its words. */
export function controlId(at: string): string {
  return `at-${at.replaceAll('.', '-')}`
}
