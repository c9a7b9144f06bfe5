import type { JSX } from 'preact'
import type { Language } from '../../kernel/language.ts'
import { missesOf, type Plan, type Run, type Sample } from '../../modules/evaluation/index.ts'
import { formatIn } from '../../words/format.ts'
import { isolate } from '../../words/isolate.ts'
import { words } from '../../words/sentence.ts'
import { addresses, localised } from '../addresses.ts'
import type { Frame } from '../frame.ts'
import { Page, renderPage } from '../page.tsx'
import { Words } from '../records/words.tsx'
import { Code, Say } from '../text.tsx'
import { LaboratoryCrumbs } from './crumbs.tsx'
import { ItemInput, OwnText, TargetWords } from './item-words.tsx'
import { Value } from './measure-words.tsx'
import { isAmount, metricWords } from './metric-words.ts'
import { SystemName } from './plan-table.tsx'
import { SampleTag } from './samples-page.tsx'
import { itemLanguage, ownSlice } from './slice-words.ts'

/** A sample with the run and the plan that it is of. */
export type SampleOfRun = { readonly sample: Sample; readonly run: Run; readonly plan: Plan }

export type SamplePageData = SampleOfRun & {
  /** The same item as other runs answered it. */
  readonly others: readonly SampleOfRun[]
  readonly previousHref: string | null
  readonly nextHref: string | null
  /** Runs of the same test that this one could stand beside. */
  readonly comparable: readonly { readonly run: Run; readonly plan: Plan }[]
}

/** One sample: what was asked, what is right, what the system gave, why it was scored so; and the same of other runs. */
export function samplePage(frame: Frame, data: SamplePageData): string {
  const { language } = frame
  const say = words(language)
  const { sample, run, plan, others } = data
  return renderPage(
    <Page frame={frame} title={say('sample.title', { item: isolate(sample.item) })} section="workspace">
      <LaboratoryCrumbs language={language}>
        <a href={localised(language, addresses.task(plan.task.digest))}>
          <Words language={language} text={plan.task.names} />
        </a>
        <a href={localised(language, addresses.run(run.id))}>{say('run.title')}</a>
        <a href={localised(language, addresses.samples(run.id))}>{say('samples.title')}</a>
      </LaboratoryCrumbs>
      <h1>
        <Say language={language} of="sample.title" item={<Code>{sample.item}</Code>} />
      </h1>
      <p class="weak">
        {itemLanguage(language, sample.language)}
        {sample.slices.map((slice) => (
          <span key={slice} class="mark">
            {ownSlice(language, slice)}
          </span>
        ))}
      </p>
      <section aria-labelledby="asked" class="mt5 measure">
        <h2 id="asked">{say('sample.asked')}</h2>
        <ItemInput item={sample.asked} />
        <h3>{say('item.expected')}</h3>
        <TargetWords language={language} item={sample.asked} />
      </section>
      {others.length === 0 ? (
        <GivenBy language={language} of={data} />
      ) : (
        <div class="beside">
          {[data, ...others].map((one) => (
            <GivenBy key={one.run.id} language={language} of={one} />
          ))}
        </div>
      )}
      <Beside language={language} data={data} />
      <ul class="also mt6">
        {data.previousHref !== null && (
          <li>
            <a href={data.previousHref} rel="prev">
              {say('sample.previous')}
            </a>
          </li>
        )}
        {data.nextHref !== null && (
          <li>
            <a href={data.nextHref} rel="next">
              {say('sample.next')}
            </a>
          </li>
        )}
      </ul>
    </Page>,
  )
}

function GivenBy({ language, of: { sample, run, plan } }: { language: Language; of: SampleOfRun }): JSX.Element {
  const say = words(language)
  return (
    <div class="mt6">
      <h2>
        <SystemName system={plan.system} />
      </h2>
      <p>
        <SampleTag language={language} sample={sample} />
        <Say language={language} of="sample.took" milliseconds={sample.milliseconds} />
      </p>
      {sample.output ? (
        <Given language={language} output={sample.output} />
      ) : (
        <Nothing language={language} sample={sample} />
      )}
      <ScoreTable language={language} sample={sample} run={run.id} />
      {sample.ratings.length > 0 && (
        <>
          <h3>{say('sample.ratings')}</h3>
          <ul class="plain-list">
            {sample.ratings.map(({ metric, byModel, value, note }, place) => (
              <li key={place}>
                <span class="mark">{say(byModel ? 'rating.by-model' : 'rating.by-person')}</span>{' '}
                {metricWords(language, metric).name}: <Value language={language} metric={metric} value={value} />
                {note !== null && <OwnText>{note}</OwnText>}
              </li>
            ))}
          </ul>
        </>
      )}
      {sample.output && <TraceDetails language={language} output={sample.output} />}
    </div>
  )
}

type Output = NonNullable<Sample['output']>

/** An answer as a person would get it: its words, or that it declined; its quotes; what it offered nearby. */
export function Given({
  language,
  output: { text, abstained, citations, nearby },
}: {
  language: Language
  output: Pick<Output, 'text' | 'abstained' | 'citations' | 'nearby'>
}): JSX.Element {
  const say = words(language)
  const isQuotesAlone = text === citations.map((citation) => citation.text).join('\n')
  return (
    <>
      {abstained && (
        <p>
          <span class="tag info">{say('sample.abstained')}</span>
        </p>
      )}
      {text !== '' && !isQuotesAlone && <OwnText>{text}</OwnText>}
      <Quotes language={language} title={say('sample.citations')} quotes={citations} />
      <Quotes language={language} title={say('sample.nearby')} quotes={nearby} />
      {text === '' && !abstained && citations.length === 0 && <p class="nil">{say('sample.said-nothing')}</p>}
    </>
  )
}

function Quotes({
  language,
  title,
  quotes,
}: {
  language: Language
  title: string
  quotes: Output['citations']
}): JSX.Element | null {
  const say = words(language)
  if (quotes.length === 0) return null
  return (
    <>
      <p class="weak">{title}</p>
      <ul class="quotes">
        {quotes.map(({ text, document, verbatim }, place) => (
          <li key={place}>
            <blockquote>
              <p dir="auto">{text}</p>
            </blockquote>
            <p>
              <bdi>{document.title}</bdi>{' '}
              <span class={verbatim ? 'tag ok' : 'tag bad'}>
                {say(verbatim ? 'sample.verbatim' : 'sample.not-verbatim')}
              </span>
            </p>
          </li>
        ))}
      </ul>
    </>
  )
}

function Nothing({ language, sample: { failed } }: { language: Language; sample: Sample }): JSX.Element {
  const say = words(language)
  const status = /^http-(\d{3})$/.exec(failed ?? '')?.[1]
  const why = status
    ? say('sample.failed.http', { status })
    : ((failed && say.find(`sample.failed.${failed}`)) ?? say('sample.failed.fault'))
  return <p class="inset">{why}</p>
}

/** What each metric says of this item, and where it says that something is wrong, why. */
function ScoreTable({ language, sample, run }: { language: Language; sample: Sample; run: string }): JSX.Element {
  const say = words(language)
  const scores = Object.entries(sample.scores).filter((entry): entry is [string, number] => entry[1] !== null)
  const missed = whyMissed(language, sample)
  if (scores.length === 0) return <p class="nil">{say('sample.no-score')}</p>
  return (
    <table class="stack mt4" id={`scores-${run}`}>
      <caption>{say('sample.scores')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('run.metric')}</th>
          <th scope="col">{say('sample.score')}</th>
          <th scope="col">{say('sample.why')}</th>
        </tr>
      </thead>
      <tbody>
        {scores.map(([metric, score]) => {
          const { name, what } = metricWords(language, metric)
          const isMissed = !isAmount(metric) && score < 1
          return (
            <tr key={metric}>
              <th scope="row">{name}</th>
              <td data-l={say('sample.score')}>
                <Score language={language} metric={metric} score={score} />
              </td>
              <td>
                {isMissed && (
                  <span>
                    {(missed[metric] ?? [say('sample.missed', { what })]).map((why) => (
                      <p key={why}>{why}</p>
                    ))}
                  </span>
                )}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

function Score({ language, metric, score }: { language: Language; metric: string; score: number }): JSX.Element {
  const say = words(language)
  if (isAmount(metric) || (score > 0 && score < 1)) return <Value language={language} metric={metric} value={score} />
  return (
    <span class={score === 1 ? 'tag ok' : 'tag bad'}>{say(score === 1 ? 'criterion.held' : 'criterion.missed')}</span>
  )
}

/** Of a golden question, what exactly is wrong, by the metric that says so. */
function whyMissed(language: Language, { asked, output }: Sample): Readonly<Record<string, readonly string[]>> {
  const say = words(language)
  const { golden } = asked.target
  if (!golden || !output) return {}
  const why: Record<string, string[]> = {}
  const add = (metric: string, sentence: string) => {
    why[metric] = [...(why[metric] ?? []), sentence]
  }
  for (const miss of missesOf(golden, output)) {
    switch (miss.kind) {
      case 'answered':
        add('abstained', say('miss.answered'))
        break
      case 'declined':
        add('answered', say('miss.declined'))
        break
      case 'not-shown':
        add('answered', say('miss.not-shown', { wanted: miss.wanted }))
        break
      case 'never':
        add('never-shown', say('miss.never', { shown: miss.shown }))
        break
      case 'not-verbatim':
        add('verbatim', say('miss.not-verbatim', { quote: miss.quote.slice(0, 300) }))
        break
    }
  }
  return why
}

function TraceDetails({ language, output }: { language: Language; output: Output }): JSX.Element | null {
  const say = words(language)
  const { messages, usage, documents } = output
  if (messages.length === 0 && usage === null && documents.length === 0) return null
  const format = formatIn(language)
  return (
    <details class="mt4">
      <summary>{say('sample.trace')}</summary>
      {messages.map(({ role, content }, place) => (
        <div key={place}>
          <p class="weak">{say(`trace.role.${role}`)}</p>
          <OwnText>{content}</OwnText>
        </div>
      ))}
      {documents.length > 0 && (
        <>
          <p class="weak">{say('trace.documents')}</p>
          <ul class="plain-list">
            {documents.map((document) => (
              <li key={document}>
                <Code>{document}</Code>
              </li>
            ))}
          </ul>
        </>
      )}
      {usage && (
        <p>
          <Say
            language={language}
            of="trace.usage"
            prompt={<bdi dir="ltr">{format.number(usage.promptTokens)}</bdi>}
            completion={<bdi dir="ltr">{format.number(usage.completionTokens)}</bdi>}
          />
        </p>
      )}
    </details>
  )
}

function Beside({ language, data }: { language: Language; data: SamplePageData }): JSX.Element | null {
  const say = words(language)
  const { sample, run, comparable, others } = data
  if (comparable.length === 0) return null
  const shown = new Set(others.map((other) => other.run.id))
  return (
    <form class="mt6" method="get" action={localised(language, addresses.sample(run.id, sample.place))}>
      <fieldset class="choices">
        <legend>{say('sample.beside')}</legend>
        {comparable.map((other) => (
          <label key={other.run.id}>
            <input type="checkbox" name="with" value={other.run.id} checked={shown.has(other.run.id)} />
            <span>
              <SystemName system={other.plan.system} />
              <small class="what">
                <Code>{other.run.id}</Code>
              </small>
            </span>
          </label>
        ))}
      </fieldset>
      <button type="submit" class="btn sec">
        {say('sample.beside.submit')}
      </button>
    </form>
  )
}
