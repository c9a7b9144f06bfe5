import type { JSX } from 'preact'
import type { Language } from '../../kernel/language.ts'
import { systemStages } from '../../kernel/ports/systems.ts'
import { type Declared, type Entry, staffEvidence } from '../../modules/register/index.ts'
import { words } from '../../words/sentence.ts'
import { Say } from '../text.tsx'
import { declaredOrder } from './declaration-steps.ts'
import { MeasuredMark } from './marks.tsx'
import { VersionWords } from './measured-facts.tsx'

type Duties = readonly Pick<Entry['risk']['duties'][number], 'id' | 'name'>[]

/** For each stage: whether the system answers now, and otherwise each thing that is missing and who can give it. */
export function StandingOfStages({ language, entry }: { language: Language; entry: Entry }): JSX.Element {
  const say = words(language)
  return (
    <section aria-labelledby="standing" class="mt6">
      <h2 id="standing">{say('register.section.standing')}</h2>
      <p class="measure">{say('register.standing.what')}</p>
      {systemStages.map((stage) => {
        const { version, resolves, missing, beforeApproval } = entry.stages[stage]
        return (
          <section key={stage} aria-labelledby={`stage-${stage}`} class="mt5">
            <h3 id={`stage-${stage}`}>
              {say(`register.stage.${stage}`)}{' '}
              <span class={resolves ? 'tag ok' : 'tag warn'}>
                {say(resolves ? 'register.standing.resolves' : 'register.standing.silent')}
              </span>
              <MeasuredMark language={language} />
            </h3>
            {version && (
              <p>
                <Say
                  language={language}
                  of="register.standing.version"
                  version={<VersionWords language={language} digest={version.digest} number={version.number} />}
                />
              </p>
            )}
            {missing.length > 0 && (
              <ul>
                {missing.map((condition) => (
                  <li key={condition}>
                    {say(`register.condition.${condition}`, { count: staffEvidence })}{' '}
                    <span class="weak">{say(`register.condition.${condition}.by`)}</span>
                    {condition === 'two-approvals' && beforeApproval.length > 0 && (
                      <BeforeApproval language={language} lacking={beforeApproval} duties={entry.risk.duties} />
                    )}
                  </li>
                ))}
              </ul>
            )}
          </section>
        )
      })}
    </section>
  )
}

/** What has to be there before anybody can approve: `version-named`, `risk-assessed`, `duty:golden`, `declared:purpose`. */
export function BeforeApproval({
  language,
  lacking,
  duties,
}: {
  language: Language
  lacking: readonly string[]
  duties: Duties
}): JSX.Element {
  const say = words(language)
  return (
    <>
      <p>{say('register.before')}</p>
      <ul>
        {lacking.map((one) => (
          <li key={one}>{lackingWords(language, one, duties)}</li>
        ))}
      </ul>
    </>
  )
}

/** One of what is missing before an approval, in words. */
export function lackingWords(language: Language, lacking: string, duties: Duties): string {
  const say = words(language)
  const [kind, name = ''] = lacking.split(':')
  if (kind === 'duty') {
    const duty = duties.find(({ id }) => id === name)?.name[language] ?? name
    return say('register.before.duty', { duty })
  }
  if (kind === 'declared' && isDeclared(name)) {
    return say('register.before.declared', { field: say(`register.field.${name}`) })
  }
  return say.find(`register.before.${lacking}`) ?? lacking
}

function isDeclared(name: string): name is keyof Declared {
  return (declaredOrder as readonly string[]).includes(name)
}
