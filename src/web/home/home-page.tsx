import type { JSX } from 'preact'
import { formatIn } from '../../words/format.ts'
import { words } from '../../words/sentence.ts'
import { addresses, localised } from '../addresses.ts'
import type { Restated } from '../ask/answer.ts'
import { questionMaxLength } from '../ask/question-form.tsx'
import { SourceChip } from '../ask/source-chip.tsx'
import { CsrfField } from '../forms.tsx'
import type { Frame } from '../frame.ts'
import { CrossSection } from '../khettara.tsx'
import { Page, renderPage } from '../page.tsx'
import { Day, Say } from '../text.tsx'
import { type DoorLinks, Doors } from './doors.tsx'
import { Path, type PathState } from './path.tsx'

export type ExampleQuestion = {
  /** In the language of the page. */
  readonly question: string
  /** One that the documents do not answer is offered as such. */
  readonly expected: 'answer' | 'abstain'
  /** Its answer is in another language than the question: not offered until search crosses languages. */
  readonly crossLanguage: boolean
}

export type HomePageData = {
  readonly examples: readonly ExampleQuestion[]
  /** What this installation holds of the path, computed. */
  readonly path: PathState
  readonly doors: DoorLinks
  /** The source that describes the four doors, when it is in the corpus. */
  readonly doorsSource: Restated | null
  /** What was counted here since a day; nothing when nothing counts. */
  readonly counters: { readonly since: string; readonly answered: number; readonly abstained: number } | null
}

/** The question first, then what this installation has of the path and what it does not have yet. */
export function homePage(frame: Frame, data: HomePageData): string {
  const { language } = frame
  const say = words(language)
  return renderPage(
    <Page frame={frame} title={say('home.title')} hero={<AskHero frame={frame} examples={data.examples} />}>
      <section aria-labelledby="promise">
        <h1 id="promise">{say('home.heading')}</h1>
        <p class="measure">{say('home.promise')}</p>
        <h2 class="mt6" id="path">
          {say('home.path')}
        </h2>
        <Path language={language} state={data.path} />
      </section>
      <section aria-labelledby="doors" class="mt7">
        <h2 id="doors">{say('home.doors')}</h2>
        <Doors language={language} links={data.doors} />
        {data.doorsSource && <DoorsSource frame={frame} source={data.doorsSource} />}
      </section>
      {data.counters && <Counters frame={frame} counters={data.counters} />}
    </Page>,
  )
}

function AskHero({ frame, examples }: { frame: Frame; examples: readonly ExampleQuestion[] }): JSX.Element {
  const { language } = frame
  const say = words(language)
  const action = localised(language, addresses.ask)
  const offered = examples.filter(({ crossLanguage }) => !crossLanguage)
  return (
    <div class="ask-hero">
      <div class="wrap">
        <form method="post" action={action}>
          <CsrfField frame={frame} />
          <label for="question">{say('home.question')}</label>
          <p class="hint" id="question-hint">
            {say('ask.hint')}
          </p>
          <div class="row">
            <input
              type="search"
              id="question"
              name="question"
              dir="auto"
              required
              maxLength={questionMaxLength}
              aria-describedby="question-hint"
              autocomplete="off"
            />
            <button type="submit" class="btn">
              {say('ask.submit')}
            </button>
          </div>
        </form>
        {offered.length > 0 && (
          <form method="post" action={action}>
            <CsrfField frame={frame} />
            <p class="eg-h" id="examples">
              {say('home.examples')}
            </p>
            <ul class="eg" aria-labelledby="examples">
              {offered.map((example) => (
                <li key={example.question}>
                  {example.expected === 'abstain' && `${say('home.unanswerable')} `}
                  <button type="submit" class="plain" name="question" value={example.question} dir="auto">
                    {example.question}
                  </button>
                </li>
              ))}
            </ul>
          </form>
        )}
      </div>
      <CrossSection />
    </div>
  )
}

function DoorsSource({ frame: { language }, source }: { frame: Frame; source: Restated }): JSX.Element {
  return (
    <p class="mt4">
      <Say
        language={language}
        of="home.doors-source"
        chip={<SourceChip language={language} of={source} />}
        title={source.title}
        date={source.dateAsStated}
      />
    </p>
  )
}

type CountersProps = { frame: Frame; counters: NonNullable<HomePageData['counters']> }

function Counters({ frame: { language }, counters }: CountersProps): JSX.Element {
  const say = words(language)
  return (
    <section aria-labelledby="counters" class="mt7">
      <h2 id="counters">{say('home.counters')}</h2>
      <dl class="facts">
        {(['answered', 'abstained'] as const).map((counter) => (
          <div key={counter}>
            <dt>{say(`home.counter.${counter}`)}</dt>
            <dd>
              {formatIn(language).number(counters[counter])}{' '}
              <small>
                {say('home.since')} <Day language={language} at={counters.since} />
              </small>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
