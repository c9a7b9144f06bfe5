import type { JSX } from 'preact'
import { isolate } from '../../words/isolate.ts'
import { words } from '../../words/sentence.ts'
import { addresses, localised } from '../addresses.ts'
import { blank } from '../forms.tsx'
import type { Frame } from '../frame.ts'
import { Contact, Page, renderFragment, renderPage } from '../page.tsx'
import { type ActingPermit, ActingUnder } from '../permits/acting-permit.tsx'
import { Code, Day, Say } from '../text.tsx'
import type { Answer } from './answer.ts'
import { type AskedSystem, AskedSystemLine } from './asked-system.tsx'
import { QuestionForm } from './question-form.tsx'
import { Quotes } from './quotes.tsx'
import { SourceKinds } from './source-chip.tsx'

export type AnswerPageData = {
  readonly answer: Answer
  /** How much was searched, and where that is listed. */
  readonly searched: { readonly documents: number; readonly href: string }
  /** The receipt's file, and the page that checks it without us. */
  readonly receipt: { readonly downloadHref: string; readonly verifierHref: string }
  /** Where to contest it. */
  readonly contestHref: string
  /** The registered system that gave it. */
  readonly system: AskedSystem | null
  /** The permit that it is read under. */
  readonly permit: ActingPermit | null
}

/** The answer or the abstention, whole, as it comes without script. */
export function answerPage(frame: Frame, data: AnswerPageData): string {
  return renderPage(
    <Page frame={frame} title={answerTitle(frame, data.answer)} section="ask">
      <Answered frame={frame} data={data} />
    </Page>,
  )
}

/** The same inside `main > .wrap`, for the streaming island to put in place. */
export function answerFragment(frame: Frame, data: AnswerPageData): string {
  return renderFragment(<Answered frame={frame} data={data} />)
}

/** What stands before the site's name in the title; the island sets it after a stream. */
export function answerTitle(frame: Frame, answer: Answer): string {
  return answer.abstained ? words(frame.language)('ask.abstained') : isolate(answer.question)
}

function Answered({ frame, data }: { frame: Frame; data: AnswerPageData }): JSX.Element {
  const { language } = frame
  const say = words(language)
  const { answer } = data
  return (
    <div class="two" data-answer>
      <div>
        <p class="crumbs">
          <a href={localised(language, addresses.ask)}>{say('nav.ask')}</a>
        </p>
        <h1 dir="auto">{answer.question}</h1>
        {data.permit && <ActingUnder language={language} permit={data.permit} />}
        {data.system ? (
          <AskedSystemLine language={language} system={data.system} />
        ) : (
          <p class="hint">{say('answer.no-system')}</p>
        )}
        <Masked frame={frame} answer={answer} />
        {answer.abstained ? <Abstention frame={frame} data={data} /> : <Found frame={frame} answer={answer} />}
        <ReceiptLine frame={frame} data={data} />
        {answer.quotes.concat(answer.nearby).some(({ provenance }) => provenance === 'restated') && (
          <p>{say('answer.restated-receipt')}</p>
        )}
        {!answer.abstained && (
          <section aria-labelledby="contest" class="mt6">
            <h2 id="contest">{say('contest.title')}</h2>
            <Contest frame={frame} href={data.contestHref} label="contest.answer" />
          </section>
        )}
        <SourceKinds language={language} />
      </div>
      <aside aria-labelledby="help">
        <h2 id="help">{say(answer.abstained ? 'ask.where-else' : 'ask.person')}</h2>
        <p>
          <Contact frame={frame} />
        </p>
        {answer.abstained && <Contest frame={frame} href={data.contestHref} label="contest.abstention" />}
        <hr class="rule" />
        <h3>{say('ask.new-question')}</h3>
        <QuestionForm frame={frame} filled={blank} main={false} permit={data.permit} system={data.system} />
      </aside>
    </div>
  )
}

/** That something which identifies a person was taken out before anything was stored. */
function Masked({ frame, answer }: { frame: Frame; answer: Answer }): JSX.Element | null {
  if (answer.masked.length === 0) return null
  const { language } = frame
  const say = words(language)
  return (
    <div class="inset" role="note">
      <p>{say('masked.title')}</p>
      <ul>
        {answer.masked.map(({ type, count }) => (
          <li key={type}>
            {say('masked.item', { what: say.find(`personal-data.${type}`) ?? say('masked.other'), count })}
          </li>
        ))}
      </ul>
    </div>
  )
}

function Found({ frame, answer }: { frame: Frame; answer: Answer }): JSX.Element {
  const { language } = frame
  const say = words(language)
  const documents = new Set(answer.quotes.map(({ document }) => document.digest)).size
  return (
    <>
      <p>
        <span class="tag info">{say('answer.by-quotes')}</span>
        {say('answer.without-model', { documents })} <Day language={language} at={answer.answeredAt} />.
      </p>
      <section class="answer" aria-labelledby="answer">
        <h2 id="answer">{say('answer.title')}</h2>
        {answer.differ && (
          <p>
            <strong>{say('answer.differ')}</strong> {say('answer.differ-why')}
          </p>
        )}
        <Quotes language={language} quotes={answer.quotes} />
      </section>
    </>
  )
}

function Abstention({ frame, data }: { frame: Frame; data: AnswerPageData }): JSX.Element {
  const { language } = frame
  const say = words(language)
  const { answer, searched } = data
  return (
    <>
      <p>
        <span class="tag warn">{say('ask.abstained')}</span> <Day language={language} at={answer.answeredAt} />
      </p>
      <div class="inset">
        <p class="lead">
          <strong>{say('abstention.title')}</strong> {say(`abstention.${answer.reason ?? 'no-evidence'}`)}
        </p>
      </div>
      {searched.documents > 0 && (
        <p>
          {say('abstention.searched', { documents: searched.documents })}{' '}
          <a href={searched.href}>{say('abstention.documents')}</a>
        </p>
      )}
      {answer.nearby.length > 0 && (
        <section class="answer" aria-labelledby="nearby">
          <h2 id="nearby">{say('abstention.nearby')}</h2>
          <p>{say('abstention.not-an-answer', { quotes: answer.nearby.length })}</p>
          <Quotes language={language} quotes={answer.nearby} />
        </section>
      )}
    </>
  )
}

function ReceiptLine({ frame, data }: { frame: Frame; data: AnswerPageData }): JSX.Element {
  const { language } = frame
  const say = words(language)
  const { answerer, receiptId } = data.answer
  return (
    <>
      <div class="receipt" data-island="copy-id" data-copy={say('receipt.copy')} data-copied={say('receipt.copied')}>
        <p>
          {say('receipt.number')} <Code>{receiptId}</Code>
        </p>
        <p>
          <a href={localised(language, addresses.checkReceipt)}>{say('receipt.check')}</a>
        </p>
        <p>
          <a href={data.receipt.downloadHref} download>
            {say('receipt.download')}
          </a>
        </p>
        <p>
          <a href={data.receipt.verifierHref}>{say('receipt.offline')}</a>
        </p>
      </div>
      <p class="hint">
        <Say language={language} of="answer.answerer" name={answerer.name} version={answerer.version} />
      </p>
    </>
  )
}

type ContestProps = { frame: Frame; href: string; label: 'contest.answer' | 'contest.abstention' }

function Contest({ frame, href, label }: ContestProps): JSX.Element {
  const say = words(frame.language)
  return (
    <>
      <p>{say(`${label}.why`)}</p>
      <p>
        <a class="btn sec" href={href}>
          {say(label)}
        </a>
      </p>
    </>
  )
}
