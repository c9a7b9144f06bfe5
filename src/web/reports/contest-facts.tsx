import type { JSX } from 'preact'
import type { Language } from '../../kernel/language.ts'
import type { Contest, OwnContest } from '../../modules/register/index.ts'
import { words } from '../../words/sentence.ts'
import { addresses, localised } from '../addresses.ts'
import { Fact } from '../fact.tsx'
import { Words } from '../records/words.tsx'
import { Day, Unfilled } from '../text.tsx'
import { ContestState } from './state-tags.tsx'
import { WrittenText, WrittenWords } from './written-text.tsx'

/** What whoever contested an answer and whoever settles it both read. */
type SharedContest = Pick<Contest & OwnContest, 'system' | 'state' | 'why' | 'outcome' | 'openedAt' | 'settledAt'>

type ContestProps = { language: Language; contest: SharedContest }

export function ContestStanding({ language, contest: { state } }: ContestProps): JSX.Element {
  return (
    <p>
      <ContestState language={language} of={state} /> {words(language)(`contest.state.${state}.meaning`)}
    </p>
  )
}

export function ContestFacts({ language, contest }: ContestProps): JSX.Element {
  const say = words(language)
  const { system, why, outcome, openedAt, settledAt } = contest
  return (
    <dl class="summary">
      <Fact language={language} of="incident.system">
        {system === null ? (
          say('contest.no-system')
        ) : (
          <a href={localised(language, addresses.system(system.slug))}>
            <Words language={language} text={system.names} />
          </a>
        )}
      </Fact>
      <Fact language={language} of="contest.why">
        {why === null ? <Unfilled>{say('contest.why.forgotten')}</Unfilled> : <WrittenText text={why} />}
      </Fact>
      <Fact language={language} of="contest.opened">
        <Day language={language} at={openedAt} />
      </Fact>
      <Fact language={language} of="contest.outcome">
        {outcome === null ? (
          <Unfilled>{say('contest.outcome.none')}</Unfilled>
        ) : (
          <WrittenWords language={language} text={outcome} />
        )}
      </Fact>
      {settledAt !== null && (
        <Fact language={language} of="contest.settled">
          <Day language={language} at={settledAt} />
        </Fact>
      )}
    </dl>
  )
}
