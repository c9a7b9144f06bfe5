import type { JSX } from 'preact'
import type { Language, Multilingual } from '../../kernel/language.ts'
import { inLanguage } from '../../kernel/language.ts'
import { htmlLanguage } from '../../words/locale.ts'

/** What people wrote, in the reader's language where they did; in another it says in which. */
export function Words({ language, text }: { language: Language; text: Multilingual }): JSX.Element {
  const said = inLanguage(text, language)
  return <bdi lang={said.language === language ? undefined : htmlLanguage[said.language]}>{said.text}</bdi>
}
