import type { ComponentChildren, JSX } from 'preact'
import type { Language } from '../../kernel/language.ts'
import { type SentenceKey, words } from '../../words/sentence.ts'

/** Where the island asks for what a browser needs. */
const optionsHref = {
  add: '/api/credentials/passkeys/options',
  'sign-in': '/api/sessions/passkey/options',
} as const

/**
 * A form that a passkey fills in: the island adds its button, asks the browser for a passkey, and sends the answer in the
 * hidden field. Without script it says that it needs script.
 */
export function PasskeyForm({
  language,
  act,
  action,
  submit,
  failed,
  children,
}: {
  language: Language
  act: keyof typeof optionsHref
  action: string
  submit: SentenceKey
  failed: SentenceKey
  children: ComponentChildren
}): JSX.Element {
  const say = words(language)
  return (
    <form
      class="measure"
      method="post"
      action={action}
      data-island="passkey"
      data-act={act}
      data-options={optionsHref[act]}
      data-submit={say(submit)}
      data-failed={say(failed)}
    >
      {children}
      <input type="hidden" name="response" value="" />
      <p class="hint" data-without-script>
        {say('sign-in.passkey.script')}
      </p>
    </form>
  )
}
