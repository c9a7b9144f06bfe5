import type { JSX } from 'preact'
import type { Language } from '../../kernel/language.ts'
import { words } from '../../words/sentence.ts'

const stages = ['details', 'files', 'findings', 'label', 'review'] as const

export type Stage = (typeof stages)[number]

/** Where the person stands between describing a data set and publishing it. */
export function StageList({ language, at }: { language: Language; at: Stage }): JSX.Element {
  const say = words(language)
  const reached = stages.indexOf(at)
  return (
    <nav aria-label={say('publish.stages')}>
      <ol class="stages">
        {stages.map((stage, place) => (
          <li
            key={stage}
            class={place < reached ? 'done' : place === reached ? 'now' : undefined}
            aria-current={place === reached ? 'step' : undefined}
          >
            {say(`publish.stage.${stage}`)}
          </li>
        ))}
      </ol>
    </nav>
  )
}
