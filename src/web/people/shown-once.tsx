import type { JSX } from 'preact'
import type { Language } from '../../kernel/language.ts'
import { type SentenceKey, words } from '../../words/sentence.ts'
import { Code, Moment, Say } from '../text.tsx'

/** A secret that was just made, and until when it is good. */
export type MadeSecret = { readonly secret: string; readonly expiresAt: string }

type ShownOnceProps = {
  language: Language
  made: MadeSecret
  title: SentenceKey
  /** Why to copy it now. */
  once?: SentenceKey
  until: 'secret.address-until' | 'secret.key-until' | 'project.invited.until'
}

/** A secret, this once: nobody can show it again. */
export function ShownOnce({ language, made, title, once = 'secret.once', until }: ShownOnceProps): JSX.Element {
  const say = words(language)
  return (
    <div class="inset" role="status">
      <p>
        <strong>{say(title)}</strong> {say(once)}
      </p>
      <p>
        <Code>{made.secret}</Code>
      </p>
      <p>
        <Say language={language} of={until} moment={<Moment language={language} at={made.expiresAt} />} />
      </p>
    </div>
  )
}
