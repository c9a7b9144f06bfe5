import type { ComponentChild, JSX } from 'preact'
import type { ExplainedDecision } from '../../modules/audit/index.ts'
import { words } from '../../words/sentence.ts'
import { addresses, localised } from '../addresses.ts'
import { Fact } from '../fact.tsx'
import type { Frame } from '../frame.ts'
import { Listing } from '../log/listing.tsx'
import { Page, renderPage } from '../page.tsx'
import { Code, Moment, Say, Unfilled } from '../text.tsx'
import { About, Asked } from './asked.tsx'
import { Missing, Reasons } from './reasons.tsx'

export type DecisionPageData = {
  readonly decision: ExplainedDecision
  /** Nothing for whoever opened somebody else's: the receipt is theirs. */
  readonly receiptHref: string | null
  /** What to type to check the receipt without this server. */
  readonly command: string
}

/** Why something was allowed or refused, what is missing and who grants it, and how anybody checks that it is logged. */
export function decisionPage(frame: Frame, data: DecisionPageData): string {
  const { language } = frame
  const say = words(language)
  const { decision } = data
  const title = say(`decision.title.${decision.effect}`, { index: decision.index })
  return renderPage(
    <Page frame={frame} title={title} section="log">
      <p class="crumbs">
        <a href={localised(language, addresses.decisions)}>{say('decisions.title')}</a>
      </p>
      <h1>{title}</h1>
      {decision.opened ? (
        <p class="inset">
          <Say language={language} of="decision.opened" principal={<Code>{decision.opened.principal}</Code>} />
        </p>
      ) : (
        <p class="lead measure">{say(`decision.lead.${decision.effect}`)}</p>
      )}
      <Facts frame={frame} decision={decision} />
      {decision.concealed && !decision.opened && <p class="inset">{say('decision.concealed')}</p>}
      <Why frame={frame} decision={decision} />
      {decision.obligations.length > 0 && (
        <Section id="obligations" title={say('decision.obligations')}>
          <ul class="measure">
            {decision.obligations.map(({ rule, obligation, sentence }) => (
              <li key={`${rule} ${obligation}`}>
                <bdi>{sentence}</bdi>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Openings frame={frame} decision={decision} />
      <Proof frame={frame} data={data} />
    </Page>,
  )
}

function Section({ id, title, children }: { id: string; title: string; children: ComponentChild }): JSX.Element {
  return (
    <section aria-labelledby={id} class="mt6">
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  )
}

type Part = { frame: Frame; decision: ExplainedDecision }

function Facts({ frame: { language }, decision }: Part): JSX.Element {
  const say = words(language)
  return (
    <dl class="summary">
      <Fact language={language} of="decision.at">
        <Moment language={language} at={decision.at} />
      </Fact>
      <Fact language={language} of="decision.asked">
        <Asked language={language} operation={decision.operation} permission={decision.permission} />
      </Fact>
      <Fact language={language} of="decision.about">
        {decision.resource ? (
          <About language={language} resource={decision.resource} />
        ) : (
          <Unfilled>{say('decision.about-nothing')}</Unfilled>
        )}
      </Fact>
      <Fact language={language} of="decision.permit">
        <PermitOf language={language} decision={decision} />
      </Fact>
      {decision.effect === 'allow' && (
        <Fact language={language} of="decision.outcome">
          <Outcome language={language} outcome={decision.outcome} />
        </Fact>
      )}
    </dl>
  )
}

function PermitOf({
  language,
  decision: { permit, permitDigest },
}: {
  language: Frame['language']
  decision: ExplainedDecision
}): JSX.Element {
  const say = words(language)
  if (permit !== null) {
    return (
      <a href={localised(language, addresses.permit(permit))}>
        <Code>{permit}</Code>
      </a>
    )
  }
  if (permitDigest === 'unknown') return <>{say('decision.permit-unknown')}</>
  return <Unfilled>{say('decision.permit-none')}</Unfilled>
}

function Outcome({
  language,
  outcome,
}: {
  language: Frame['language']
  outcome: ExplainedDecision['outcome']
}): JSX.Element {
  const say = words(language)
  if (!outcome) return <Unfilled>{say('decision.outcome.pending')}</Unfilled>
  const { result, problem } = outcome
  if (result !== 'refused') return <>{say(`decision.outcome.${result}`)}</>
  const code = problem ?? ''
  const title = say.outline(`problem.${code}.title`) ?? code
  return (
    <Say
      language={language}
      of="decision.outcome.refused"
      problem={<a href={localised(language, addresses.problem(code))}>{title}</a>}
    />
  )
}

function Why({ frame: { language }, decision }: Part): JSX.Element {
  const say = words(language)
  const { effect, missing, resource } = decision
  const deciding = decision.reasons.filter((reason) => reason.effect === effect)
  const others = decision.reasons.filter((reason) => reason.effect !== effect)
  return (
    <>
      {deciding.length > 0 && (
        <Section id="why" title={say(`decision.why.${effect}`)}>
          <Reasons language={language} reasons={deciding} />
        </Section>
      )}
      {missing.length > 0 && (
        <Section id="missing" title={say('decision.missing')}>
          <Missing language={language} missing={missing} about={resource} />
        </Section>
      )}
      {others.length > 0 && (
        <Section id="also" title={say('decision.why.also')}>
          <Reasons language={language} reasons={others} />
        </Section>
      )}
    </>
  )
}

function Openings({ frame: { language }, decision: { openings } }: Part): JSX.Element {
  const say = words(language)
  return (
    <Section id="openings" title={say('decision.openings')}>
      {openings.length === 0 ? (
        <p>
          <Unfilled>{say('decision.openings.none')}</Unfilled>
        </p>
      ) : (
        <table class="stack">
          <caption class="vh">{say('decision.openings')}</caption>
          <thead>
            <tr>
              <th scope="col">{say('decision.openings.at')}</th>
              <th scope="col">{say('decision.openings.by')}</th>
              <th scope="col">{say('decision.openings.reason')}</th>
            </tr>
          </thead>
          <tbody>
            {openings.map(({ at, by, name, reason }) => (
              <tr key={`${at} ${by}`}>
                <th scope="row">
                  <Moment language={language} at={at} />
                </th>
                <td data-l={say('decision.openings.by')}>{name === null ? <Code>{by}</Code> : <bdi>{name}</bdi>}</td>
                <td data-l={say('decision.openings.reason')}>
                  <bdi>{reason}</bdi>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  )
}

function Proof({ frame: { language }, data }: { frame: Frame; data: DecisionPageData }): JSX.Element {
  const say = words(language)
  const { index, entry, packs, published } = data.decision
  return (
    <Section id="proof" title={say('decision.proof')}>
      <p class="measure">{say('decision.proof.what')}</p>
      <ul class="also">
        <li>
          {published ? (
            <a href={localised(language, addresses.logEntry(index))}>{say('decision.proof.entry', { index })}</a>
          ) : (
            <Unfilled>{say('decision.proof.not-yet')}</Unfilled>
          )}
        </li>
        {data.receiptHref !== null && (
          <li>
            <a href={data.receiptHref} download={`jazari-decision-${index}.json`}>
              {say('decision.proof.download')}
            </a>
          </li>
        )}
        <li>
          <a href={localised(language, addresses.rules)}>{say('decision.proof.packs')}</a>{' '}
          {packs.map(({ id, version }) => (
            <Code key={id}>{`${id} ${version}`}</Code>
          ))}
        </li>
      </ul>
      {data.receiptHref !== null && (
        <>
          <p class="hint">{say('decision.proof.opens')}</p>
          <Listing label={say('decision.proof.command')} text={data.command} />
        </>
      )}
      <details class="mt4">
        <summary>{say('decision.proof.text')}</summary>
        <Listing label={say('decision.proof.text')} text={entry} />
      </details>
    </Section>
  )
}
