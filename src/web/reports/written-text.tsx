import type { JSX } from 'preact'
import type { Language, Multilingual } from '../../kernel/language.ts'
import { inLanguage } from '../../kernel/language.ts'
import { htmlLanguage } from '../../words/locale.ts'

/** What somebody wrote, in its paragraphs and its own direction. */
export function WrittenText({ text, lang }: { text: string; lang?: string | undefined }): JSX.Element {
  return (
    <div dir="auto" lang={lang}>
      {text.split(/\n+/).map((line, place) => (
        <p key={place}>{line}</p>
      ))}
    </div>
  )
}

/** The same in the reader's language where it was written in it. */
export function WrittenWords({ language, text }: { language: Language; text: Multilingual }): JSX.Element {
  const said = inLanguage(text, language)
  return <WrittenText text={said.text} lang={said.language === language ? undefined : htmlLanguage[said.language]} />
}
