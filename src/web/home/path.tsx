import type { JSX } from 'preact'
import type { Language } from '../../kernel/language.ts'
import { words } from '../../words/sentence.ts'
import { PathChannel } from '../khettara.tsx'

export const pathSteps = ['problem', 'permit', 'build', 'prove', 'deploy', 'answer', 'verify'] as const

export type PathStep = (typeof pathSteps)[number]

/** Which steps exist here, and where each one leads. Computed from what the installation holds, never written by hand. */
export type PathState = Readonly<Record<PathStep, { readonly available: boolean; readonly href: string | null }>>

/** From a problem to an answer that can be checked: seven wells on one channel, filled where the step exists. */
export function Path({ language, state }: { language: Language; state: PathState }): JSX.Element {
  const say = words(language)
  return (
    <div class="path">
      <PathChannel />
      <ol aria-labelledby="path">
        {pathSteps.map((step) => {
          const { available, href } = state[step]
          return (
            <li key={step} class={available ? 'on' : undefined}>
              <h3>{say(`path.${step}`)}</h3>
              <span class={available ? 'tag ok' : 'tag info'}>
                {say(available ? 'state.available' : 'state.not-yet')}
              </span>
              <p>
                {say(`path.${step}.what`)} {available && href && <a href={href}>{say(`path.${step}.link`)}</a>}
              </p>
            </li>
          )
        })}
      </ol>
    </div>
  )
}
