import type { JSX } from 'preact'
import type { Language } from '../../kernel/language.ts'
import { words } from '../../words/sentence.ts'

/** Beside what is counted from what a system does; nobody can type it. */
export function MeasuredMark({ language }: { language: Language }): JSX.Element {
  return <Mark kind="mark m">{words(language)('register.measured')}</Mark>
}

/** Beside what people say of a system. */
export function DeclaredMark({ language }: { language: Language }): JSX.Element {
  return <Mark kind="mark">{words(language)('register.declared')}</Mark>
}

/** Behind a space: Arabic letters would join those of the word before it. */
function Mark({ kind, children }: { kind: string; children: string }): JSX.Element {
  return (
    <>
      {' '}
      <span class={kind}>{children}</span>
    </>
  )
}
