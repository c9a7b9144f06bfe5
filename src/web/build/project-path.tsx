import type { JSX } from 'preact'
import type { Language } from '../../kernel/language.ts'
import { words } from '../../words/sentence.ts'
import { type PathStep, pathSteps } from '../home/path.tsx'
import { PathChannel } from '../khettara.tsx'

/** What a project has done of a step; `next` is the first that is not done. */
type StepState = 'done' | 'next' | 'later'

export type ProjectPathState = Readonly<Record<PathStep, { readonly done: boolean; readonly href: string | null }>>

/** From the problem to an answer that anybody verifies: what this project has done, and what is next. */
export function ProjectPath({ language, state }: { language: Language; state: ProjectPathState }): JSX.Element {
  const say = words(language)
  const next = pathSteps.find((step) => !state[step].done)
  const stateOf = (step: PathStep): StepState => (state[step].done ? 'done' : step === next ? 'next' : 'later')
  return (
    <section aria-labelledby="project-path" class="mt6">
      <h2 id="project-path">{say('project.path')}</h2>
      <div class="path">
        <PathChannel />
        <ol aria-labelledby="project-path">
          {pathSteps.map((step) => {
            const here = stateOf(step)
            const { href } = state[step]
            return (
              <li key={step} class={here === 'done' ? 'on' : undefined}>
                <h3>{say(`path.${step}`)}</h3>
                <span class={here === 'done' ? 'tag ok' : here === 'next' ? 'tag warn' : 'tag info'}>
                  {say(`project.path.${here}`)}
                </span>
                <p>
                  {say(`project.path.${step}.${here === 'done' ? 'done' : 'to-do'}`)}{' '}
                  {href !== null && here !== 'later' && <a href={href}>{say(`project.path.${step}.link`)}</a>}
                </p>
              </li>
            )
          })}
        </ol>
      </div>
    </section>
  )
}
