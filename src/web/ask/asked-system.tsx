import type { JSX } from 'preact'
import type { Language, Multilingual } from '../../kernel/language.ts'
import type { StandingCondition, SystemStage } from '../../kernel/ports/systems.ts'
import { staffEvidence } from '../../modules/register/index.ts'
import { words } from '../../words/sentence.ts'
import { addresses, localised } from '../addresses.ts'
import { Words } from '../records/words.tsx'
import { Say } from '../text.tsx'

/** The registered system that a question goes to, or that answered. */
export type AskedSystem = {
  readonly slug: string
  readonly names: Multilingual
  readonly stage: SystemStage
}

type AskedSystemLineProps = {
  language: Language
  system: AskedSystem
  /** Whether it answers nobody now: then it is not said to serve anybody. */
  silent?: boolean
}

/** Which system is asked, with its entry in the register. */
export function AskedSystemLine({ language, system, silent = false }: AskedSystemLineProps): JSX.Element {
  const say = words(language)
  return (
    <p>
      <Say
        language={language}
        of="ask.system.question"
        system={
          <a href={localised(language, addresses.system(system.slug))}>
            <Words language={language} text={system.names} />
          </a>
        }
      />{' '}
      {!silent && (
        <span class={system.stage === 'production' ? 'tag ok' : 'tag warn'}>{say(`ask.system.${system.stage}`)}</span>
      )}
    </p>
  )
}

/** That a system answers nobody now, with each thing that is missing and who can give it. */
export function SilentSystem({
  language,
  missing,
}: {
  language: Language
  missing: readonly StandingCondition[]
}): JSX.Element {
  const say = words(language)
  return (
    <section class="inset" aria-labelledby="silent">
      <h2 id="silent">{say('ask.system.silent')}</h2>
      <ul>
        {missing.map((condition) => (
          <li key={condition}>
            {say(`register.condition.${condition}`, { count: staffEvidence })}{' '}
            <span class="weak">{say(`register.condition.${condition}.by`)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Which systems answer citizens here; nothing where none does. */
export function ServingSystems({
  language,
  systems,
}: {
  language: Language
  systems: readonly Pick<AskedSystem, 'slug' | 'names'>[]
}): JSX.Element | null {
  if (systems.length === 0) return null
  return (
    <section aria-labelledby="serving" class="mt6">
      <h2 id="serving">{words(language)('ask.systems')}</h2>
      <ul class="plain-list">
        {systems.map(({ slug, names }) => (
          <li key={slug}>
            <a href={`${localised(language, addresses.ask)}?${new URLSearchParams({ system: slug })}`}>
              <Words language={language} text={names} />
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
