import type { ComponentChild, JSX } from 'preact'
import type { Language } from '../../kernel/language.ts'
import type { Permit, PermitRequest } from '../../modules/permits/index.ts'
import { type SentenceKey, words } from '../../words/sentence.ts'
import { addresses, localised } from '../addresses.ts'
import { countryNames } from '../country-names.ts'
import { LabelWords } from '../data-sets/label.tsx'
import { Words } from '../records/words.tsx'
import { Code, Day, List, Say, Unfilled } from '../text.tsx'
import { questionsOf, type RequestQuestion } from './request-questions.ts'

const answerLabels = {
  'data-sets': 'permit.data',
  purpose: 'permit.purpose',
  'legal-basis': 'permit.legal-basis',
  consents: 'permit-request.ask.consents',
  egress: 'permit.egress',
  models: 'permit.models',
  days: 'permit-request.duration',
  justification: 'permit-request.ask.justification',
} as const satisfies Readonly<Record<RequestQuestion, SentenceKey>>

/** Every answer of a request; each with a way back to its question, where the reader may change it. */
export function RequestSummary({
  language,
  request,
  changeable,
}: {
  language: Language
  request: PermitRequest
  changeable: boolean
}): JSX.Element {
  const say = words(language)
  return (
    <dl class="summary">
      {questionsOf(request).map((question) => (
        <div key={question}>
          <dt id={`label-${question}`}>{say(answerLabels[question])}</dt>
          <dd>
            {isAnswered(request, question) ? (
              <RequestAnswer language={language} request={request} question={question} />
            ) : (
              <p>
                <Unfilled>{say('state.unfilled')}</Unfilled>
              </p>
            )}
            {changeable && (
              <p>
                <a
                  href={`${localised(language, addresses.permitRequestStep(request.id, question))}?checking=yes`}
                  id={`change-${question}`}
                  aria-labelledby={`change-${question} label-${question}`}
                >
                  {say(isAnswered(request, question) ? 'need.check.change' : 'permit-request.answer')}
                </a>
              </p>
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** What was left open when a request was withdrawn stays open. */
function isAnswered(request: PermitRequest, question: RequestQuestion): boolean {
  switch (question) {
    case 'data-sets':
      return request.dataSets.length > 0
    case 'consents':
      return request.consents.length > 0
    case 'egress':
    case 'models':
      return true
    case 'purpose':
      return request.purpose !== null && request.purposeText !== null
    case 'legal-basis':
      return request.legalBasis !== null
    default:
      return request[question] !== null
  }
}

type AnswerProps = { language: Language; request: PermitRequest; question: RequestQuestion }

function RequestAnswer({ language, request, question }: AnswerProps): JSX.Element {
  const say = words(language)
  switch (question) {
    case 'data-sets':
      return <RequestedData language={language} request={request} />
    case 'purpose':
      return <PurposeWords language={language} purpose={request.purpose!} text={request.purposeText} />
    case 'legal-basis':
      return <p>{say(`legal-basis.${request.legalBasis!}`)}</p>
    case 'consents':
      return (
        <ul class="plain-list">
          {request.consentTerms.map((terms) => (
            <li key={terms.consent}>
              <ConsentWords language={language} terms={terms} />
            </li>
          ))}
        </ul>
      )
    case 'egress':
      return <EgressWords language={language} egress={request.egress} />
    case 'models':
      return <ModelWords language={language} of={request} />
    case 'days':
      return <p>{say('permit-request.days', { days: request.days! })}</p>
    case 'justification':
      return <Paragraphs text={request.justification!} />
  }
}

type ConsentTerms = PermitRequest['consentTerms'][number]

/** What a consent is for, and whether that is what the request is for. */
function ConsentWords({ language, terms }: { language: Language; terms: ConsentTerms }): JSX.Element {
  const say = words(language)
  const { consent, purpose, until, covers } = terms
  return (
    <>
      <Code>{consent}</Code>{' '}
      <span class={covers ? 'tag ok' : 'tag bad'}>
        {say(covers ? 'permit-request.consent.covers' : 'permit-request.consent.other')}
      </span>
      <p class="weak">
        {purpose === null || until === null ? (
          say('permit-request.consent.not-given')
        ) : (
          <Say
            language={language}
            of="permit-request.consent.for"
            purpose={say(`purpose.${purpose}`)}
            day={<Day language={language} at={until} />}
          />
        )}
      </p>
    </>
  )
}

/** The data asked for: whose they are, how sensitive, and what became of the request where that is known. */
function RequestedData({ language, request }: { language: Language; request: PermitRequest }): JSX.Element {
  const say = words(language)
  return (
    <ul class="plain-list changes">
      {request.dataSets.map(({ dataSet, title, publisher, label, decision, reason }) => (
        <li key={dataSet}>
          <a href={localised(language, addresses.dataSet(dataSet))}>
            <Words language={language} text={title} />
          </a>
          <p class="weak">
            <Words language={language} text={publisher.names} />
          </p>
          <LabelWords language={language} label={label} />
          {request.state !== 'draft' && request.state !== 'withdrawn' && (
            <p>
              <span class={decisionLooks[decision]}>{say(`permit-request.decision.${decision}`)}</span>
              {reason !== null && <Say language={language} of="permit-request.because" reason={<bdi>{reason}</bdi>} />}
            </p>
          )}
        </li>
      ))}
    </ul>
  )
}

const decisionLooks = { waiting: 'tag warn', granted: 'tag ok', refused: 'tag bad' } as const

export function PurposeWords({
  language,
  purpose,
  text,
}: {
  language: Language
  purpose: Permit['purpose']
  text: string | null
}): JSX.Element {
  return (
    <>
      <p>{words(language)(`purpose.${purpose}`)}</p>
      {text !== null && <Paragraphs text={text} />}
    </>
  )
}

/** What may leave the installation, to where, on what ground. */
export function EgressWords({ language, egress }: { language: Language; egress: Permit['egress'] }): JSX.Element {
  const say = words(language)
  if (egress.countries.length === 0) return <p>{say('permit.egress.nothing')}</p>
  return (
    <>
      <p>
        {say('permit.egress.to')} <List language={language} items={countryNames(language, egress.countries)} />
      </p>
      <p>{say(`transfer-basis.${egress.basis ?? 'none'}`)}</p>
    </>
  )
}

const secondsInHour = 3600

/** Which models may be used on the data, and how much of models and machines. */
export function ModelWords({
  language,
  of: { models, amounts },
}: {
  language: Language
  of: Pick<Permit, 'models' | 'amounts'>
}): JSX.Element {
  const say = words(language)
  const lines: ComponentChild[] = [
    models.length === 0 ? say('permit.models.none') : <Named key="models" language={language} models={models} />,
  ]
  if (amounts.tokens) lines.push(say('permit.tokens', { tokens: amounts.tokens }))
  if (amounts.gpuSeconds) {
    lines.push(say('permit.gpu-hours', { hours: amounts.gpuSeconds / secondsInHour }))
  }
  return (
    <>
      {lines.map((line, place) => (
        <p key={place}>{line}</p>
      ))}
    </>
  )
}

function Named({ language, models }: { language: Language; models: readonly string[] }): JSX.Element {
  return (
    <>
      {words(language)('permit.models.these')} <List language={language} items={models} />
    </>
  )
}

/** What somebody wrote, a paragraph a line. */
function Paragraphs({ text }: { text: string }): JSX.Element {
  return (
    <>
      {text.split(/\n+/).map((line, place) => (
        <p key={place} dir="auto">
          {line}
        </p>
      ))}
    </>
  )
}
