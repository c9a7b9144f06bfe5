import type { JSX } from 'preact'
import type { Language } from '../../kernel/language.ts'
import type { Decision, ResourceFacts } from '../../kernel/ports/decider.ts'
import type { PermitRequest, Project } from '../../modules/permits/index.ts'
import type { Explanation } from '../../modules/policy/index.ts'
import { words } from '../../words/sentence.ts'
import { ActForm } from '../act-form.tsx'
import { addresses, localised } from '../addresses.ts'
import { PurposeWords, ReferenceWords } from '../data-sets/reference-words.tsx'
import { Missing, Reasons } from '../decisions/reasons.tsx'
import { blank, CsrfField, ErrorSummary, type Filled } from '../forms.tsx'
import type { Frame } from '../frame.ts'
import { Page, renderPage } from '../page.tsx'
import { typeWords } from '../publishing/findings-page.tsx'
import { Words } from '../records/words.tsx'
import { Day, List, Say, Unfilled } from '../text.tsx'
import { DecisionForm, decisionForm } from './decision-form.tsx'
import { RequestSummary } from './request-summary.tsx'
import { Awaited, RequestStateTag } from './state-tags.tsx'

/** What the rules say of granting a request now, and what they are told of its data. */
export type LawOnRequest = Pick<Explanation, 'reasons' | 'missing'> & {
  readonly effect: Decision['effect']
  readonly data: Pick<ResourceFacts, 'identifiers' | 'cndp' | 'purposes'>
}

export type RequestPageData = {
  readonly request: PermitRequest
  /** Who asks; nothing where the reader may not know. */
  readonly project: Pick<Project, 'id' | 'name' | 'kind' | 'problem' | 'organisations' | 'summary'> | null
  /** For those who decide. */
  readonly law: LawOnRequest | null
  /** The reader would decide in the name of an owner, but has part in the project that asks. */
  readonly isOwnDecision: boolean
}

/** One request: the answers to check before it is asked, what became of it, and for whoever decides, the decision. */
export function requestPage(frame: Frame, data: RequestPageData, filled: Filled = blank): string {
  const { language } = frame
  const say = words(language)
  const { request } = data
  const isDraft = request.state === 'draft'
  const changeable = isDraft && request.lead
  const title = say(changeable ? 'need.check.title' : 'permit-request.title')
  const form = decisionForm(language, filled)
  return renderPage(
    <Page frame={frame} title={title} section={request.own ? 'workspace' : 'inbox'} failed={filled.problem !== null}>
      <p class="crumbs">
        {request.own ? (
          <a href={localised(language, addresses.workspace)}>{say('workspace.title')}</a>
        ) : (
          <a href={localised(language, addresses.inbox)}>{say('inbox.title')}</a>
        )}
      </p>
      <ErrorSummary form={form} />
      <h1>{title}</h1>
      <Outcome language={language} request={request} />
      <Asker language={language} data={data} />
      <section aria-labelledby="asked" class="mt6">
        <h2 id="asked">{say('permit-request.asked-for')}</h2>
        <RequestSummary language={language} request={request} changeable={changeable} />
      </section>
      {changeable && <Asking frame={frame} request={request} />}
      {data.law && <Law language={language} law={data.law} />}
      {data.isOwnDecision && request.state === 'asked' && <p class="inset mt6">{say('inbox.another-person')}</p>}
      {request.mayDecide && request.state === 'asked' && <DecisionForm frame={frame} form={form} request={request} />}
      {request.lead && (isDraft || request.state === 'asked') && <Withdrawal frame={frame} request={request} />}
    </Page>,
  )
}

/** How far it is, and what comes next. */
function Outcome({ language, request }: { language: Language; request: PermitRequest }): JSX.Element {
  const say = words(language)
  const { state, permit, askedAt } = request
  // What a rule granted has no reason of a person.
  const atOnce = state === 'granted' && request.dataSets.every(({ reason }) => reason === null)
  return (
    <>
      <p>
        <RequestStateTag language={language} state={state} />
        {say(atOnce ? 'permit-request.granted-at-once' : `permit-request.state.${state}.meaning`)}
      </p>
      <Awaited language={language} request={request} />
      {askedAt !== null && (
        <p>
          <Say language={language} of="permit-request.asked-on" day={<Day language={language} at={askedAt} />} />
        </p>
      )}
      {permit !== null && (
        <p>
          <a class="btn" href={localised(language, addresses.permit(permit))}>
            {say('permit-request.see-permit')}
          </a>
        </p>
      )}
    </>
  )
}

function Asker({ language, data }: { language: Language; data: RequestPageData }): JSX.Element {
  const say = words(language)
  const { project, request } = data
  return (
    <section aria-labelledby="asker" class="mt6">
      <h2 id="asker">{say('permit-request.who-asks')}</h2>
      <dl class="summary">
        <div>
          <dt>{say('permit.project')}</dt>
          <dd>
            <p>
              {project ? (
                <a href={localised(language, addresses.project(project.id))}>
                  <Words language={language} text={request.project.name} />
                </a>
              ) : (
                <Words language={language} text={request.project.name} />
              )}{' '}
              <span class="tag info">{say(`project.kind.${request.project.kind}`)}</span>
            </p>
            {project?.summary && (
              <p>
                <Words language={language} text={project.summary} />
              </p>
            )}
          </dd>
        </div>
        {project && (
          <>
            <div>
              <dt>{say('project.problem')}</dt>
              <dd>
                <a href={localised(language, addresses.need(project.problem.id))}>
                  <Words language={language} text={project.problem.title} />
                </a>
              </dd>
            </div>
            <div>
              <dt>{say('project.organisations')}</dt>
              <dd>
                <ul class="plain-list">
                  {project.organisations.map(({ id, names, lead }) => (
                    <li key={id}>
                      <Words language={language} text={names} />
                      {lead && <span class="mark">{say('project.organisation.lead')}</span>}
                    </li>
                  ))}
                </ul>
              </dd>
            </div>
          </>
        )}
      </dl>
    </section>
  )
}

function Asking({ frame, request }: { frame: Frame; request: PermitRequest }): JSX.Element {
  const { language } = frame
  const say = words(language)
  if (request.missing.length > 0) {
    return <p class="inset mt6">{say('permit-request.awaits-answers', { count: request.missing.length })}</p>
  }
  return (
    <form class="mt6" method="post" action={localised(language, addresses.permitRequestStep(request.id, 'asking'))}>
      <CsrfField frame={frame} />
      <p class="measure">{say('permit-request.then')}</p>
      <button type="submit" class="btn">
        {say('permit-request.ask')}
      </button>
    </form>
  )
}

function Withdrawal({ frame, request }: { frame: Frame; request: PermitRequest }): JSX.Element {
  return (
    <ActForm frame={frame} address={addresses.permitRequestStep(request.id, 'withdrawal')} class="mt5">
      {words(frame.language)('permit-request.withdraw')}
    </ActForm>
  )
}

/** What the rules say about granting it now. A citation that nobody has checked is said to be one. */
function Law({ language, law }: { language: Language; law: LawOnRequest }): JSX.Element {
  const say = words(language)
  const { reasons, missing, effect, data } = law
  return (
    <section aria-labelledby="law" class="mt6">
      <h2 id="law">{say('inbox.law')}</h2>
      <p>
        <span class={effect === 'allow' ? 'tag ok' : 'tag bad'}>{say(`inbox.law.${effect}`)}</span>
        {say('inbox.law.what')}
      </p>
      <dl class="summary">
        <div>
          <dt>{say('inbox.law.identifiers')}</dt>
          <dd>
            {data.identifiers && data.identifiers.length > 0 ? (
              <List language={language} items={data.identifiers.map((type) => typeWords(language, type))} />
            ) : (
              <Unfilled>{say('inbox.law.no-identifiers')}</Unfilled>
            )}
          </dd>
        </div>
        {data.purposes && (
          <div>
            <dt>{say('data-set.purposes')}</dt>
            <dd>
              <PurposeWords language={language} purposes={data.purposes} />
            </dd>
          </div>
        )}
        {data.cndp && (
          <div>
            <dt>{say('data-set.cndp')}</dt>
            <dd>
              <ReferenceWords language={language} cndp={data.cndp} />
            </dd>
          </div>
        )}
      </dl>
      <div class="mt5">
        <Reasons language={language} reasons={reasons.filter((reason) => reason.effect === effect)} />
      </div>
      {missing.length > 0 && (
        <>
          <h3>{say('decision.missing')}</h3>
          <Missing language={language} missing={missing} about={null} />
        </>
      )}
    </section>
  )
}
