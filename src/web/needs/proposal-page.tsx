import type { Multilingual } from '../../kernel/language.ts'
import type { StateChange } from '../../modules/calls/index.ts'
import { words } from '../../words/sentence.ts'
import { addresses, localised } from '../addresses.ts'
import type { Frame } from '../frame.ts'
import { Page, renderPage } from '../page.tsx'
import { Words } from '../records/words.tsx'
import { Code } from '../text.tsx'
import { needAddress } from './needs-page.tsx'
import { StateHistory } from './state-history.tsx'
import { StateTag } from './state-tag.tsx'

export type ProposalPageData = {
  readonly title: Multilingual
  readonly state: StateChange['state']
  readonly history: readonly StateChange[]
  readonly problem: { readonly id: string; readonly code: string | null } | null
  /** The whole address of this page: the only way back to it. */
  readonly address: string
}

/** What became of a proposal, for whoever has its secret. */
export function proposalPage(frame: Frame, data: ProposalPageData): string {
  const { language } = frame
  const say = words(language)
  return renderPage(
    <Page frame={frame} title={say('need.proposal.title')} section="needs">
      <p class="crumbs">
        <a href={localised(language, addresses.needs)}>{say('need.title')}</a>
      </p>
      <h1>{say('need.proposal.title')}</h1>
      <p class="lead">
        <Words language={language} text={data.title} />
      </p>
      <p>
        <StateTag language={language} state={data.state} />
        {say(`need.state.${data.state}.meaning`)}
      </p>
      {data.problem && (
        <p>
          <a href={localised(language, needAddress(data.problem))}>{say('need.proposal.read-it')}</a>
        </p>
      )}
      <div class="inset">
        <p>{say('need.proposal.keep')}</p>
        <p>
          <Code>{data.address}</Code>
        </p>
      </div>
      <StateHistory language={language} history={data.history} />
    </Page>,
  )
}
