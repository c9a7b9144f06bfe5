import type { OwnContest } from '../../modules/register/index.ts'
import { words } from '../../words/sentence.ts'
import { addresses, localised } from '../addresses.ts'
import type { Frame } from '../frame.ts'
import { Page, renderPage } from '../page.tsx'
import { ContestFacts, ContestStanding } from './contest-facts.tsx'

/** What became of a contested answer, for whoever has the contest's secret. */
export function ownContestPage(frame: Frame, contest: OwnContest): string {
  const { language } = frame
  const say = words(language)
  return renderPage(
    <Page frame={frame} title={say('contest.own')} section="ask">
      <h1>{say('contest.own')}</h1>
      <ContestStanding language={language} contest={contest} />
      {contest.taught && <p class="inset">{say('contest.taught')}</p>}
      <ContestFacts language={language} contest={contest} />
      <p class="mt5">
        {contest.answer === null ? (
          say('contest.answer.forgotten')
        ) : (
          <a href={localised(language, addresses.answer(contest.answer))}>{say('contest.back')}</a>
        )}
      </p>
    </Page>,
  )
}
