import type { JSX } from 'preact'
import type * as z from 'zod/v4/core'
import type { Language } from '../../kernel/language.ts'
import type { RiskQuestionnaire } from '../../kernel/ports/risk-questionnaire.ts'
import type { listApprovals } from '../../modules/register/index.ts'
import { words } from '../../words/sentence.ts'
import { addresses, localised } from '../addresses.ts'
import type { Frame } from '../frame.ts'
import { Page, renderPage } from '../page.tsx'
import { Words } from '../records/words.tsx'
import { Day, Say } from '../text.tsx'
import { VersionWords } from './measured-facts.tsx'
import { BeforeApproval } from './stage-standing.tsx'
import { LevelTag } from './system-tags.tsx'

type WaitingApproval = z.output<typeof listApprovals.output>['waiting'][number]

export type ApprovalsPageData = {
  readonly waiting: readonly WaitingApproval[]
  readonly questionnaire: Pick<RiskQuestionnaire, 'levels' | 'duties'>
  readonly nextHref: string | null
}

/** What waits for an approver, who made nothing of it: a version at a stage, with what is before them. */
export function approvalsPage(frame: Frame, data: ApprovalsPageData): string {
  const { language } = frame
  const say = words(language)
  return renderPage(
    <Page frame={frame} title={say('approvals.title')} section="workspace">
      <p class="crumbs">
        <a href={localised(language, addresses.workspace)}>{say('workspace.title')}</a>
      </p>
      <h1>{say('approvals.title')}</h1>
      <p class="measure">{say('approvals.what')}</p>
      {data.waiting.length === 0 ? (
        <p class="inset">{say('approvals.none')}</p>
      ) : (
        <ul class="plain-list changes">
          {data.waiting.map((waiting) => (
            <Waiting key={`${waiting.system.id} ${waiting.stage}`} language={language} waiting={waiting} data={data} />
          ))}
        </ul>
      )}
      {data.nextHref && (
        <p>
          <a href={data.nextHref} rel="next">
            {say('approvals.next')}
          </a>
        </p>
      )}
    </Page>,
  )
}

type WaitingProps = { language: Language; waiting: WaitingApproval; data: ApprovalsPageData }

function Waiting({ language, waiting, data: { questionnaire } }: WaitingProps): JSX.Element {
  const say = words(language)
  const { system, stage, version, level, missing, approvals, namedAt } = waiting
  return (
    <li>
      <h2 class="step">
        <a href={localised(language, addresses.systemApproval(system.slug, stage))}>
          <Words language={language} text={system.names} />
        </a>
      </h2>
      <p>
        <span class="tag info">{say(`register.stage.${stage}`)}</span>
        <LevelTag language={language} levels={questionnaire.levels} level={level} />
        <span class={missing.length === 0 ? 'tag ok' : 'tag warn'}>
          {say(missing.length === 0 ? 'approvals.ready' : 'approvals.not-ready')}
        </span>
      </p>
      <p>
        <VersionWords language={language} digest={version.digest} number={version.number} />{' '}
        <span class="weak">
          <Say language={language} of="approvals.named" day={<Day language={language} at={namedAt} />} />
        </span>
      </p>
      <p>{say('approvals.given', { count: approvals })}</p>
      {missing.length > 0 && <BeforeApproval language={language} lacking={missing} duties={questionnaire.duties} />}
    </li>
  )
}
