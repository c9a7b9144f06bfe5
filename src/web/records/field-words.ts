import type { Language } from '../../kernel/language.ts'
import { words } from '../../words/sentence.ts'

/** What a field is called on pages: its name in this kind, else its name in all. An unworded one shows as it is declared. */
export function fieldLabel(language: Language, kind: string, field: string): string {
  const say = words(language)
  return say.find(`record.field.${kind}.${field}`) ?? say.find(`record.field.${field}`) ?? field
}

/** The words of a term of a field's list. */
export function termWords(language: Language, field: string, term: string): string {
  return words(language).find(`record.term.${field}.${term}`) ?? term
}

/** What records of a kind are called, all together. */
export function kindPlural(language: Language, kind: string): string {
  return words(language).find(`record.kinds.${kind}`) ?? kind
}

/** What leads to a page of this installation is called: by the page, or by what part of the site it is in. */
export function addressWords(language: Language, address: string): string {
  const say = words(language)
  const [part = ''] = address.split('/').filter(Boolean)
  return say.find(`record.address.${address.slice(1)}`) ?? say.find(`record.address.${part}.one`) ?? address
}
