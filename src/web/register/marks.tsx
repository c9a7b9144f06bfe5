import type { JSX } from 'preact'
import type { Language } from '../../kernel/language.ts'
import { words } from '../../words/sentence.ts'

/** Beside what is counted from what a system does; nobody can type it. */
export function MeasuredMark({ language }: { language: Language }): JSX.Element {
  return <span class="mark m">{words(language)('register.measured')}</span>
}

/** Beside what people say of a system. */
export function DeclaredMark({ language }: { language: Language }): JSX.Element {
  return <span class="mark">{words(language)('register.declared')}</span>
}
