import type { JSX } from 'preact'
import type { Language } from '../../kernel/language.ts'
import type { ShownRecord } from '../../modules/programmes/index.ts'
import { formatIn } from '../../words/format.ts'
import { words } from '../../words/sentence.ts'
import { addresses, localised } from '../addresses.ts'
import { questionMaxLength } from '../ask/question-form.tsx'
import { CsrfField } from '../forms.tsx'
import type { Frame } from '../frame.ts'
import { CrossSection } from '../khettara.tsx'
import { Page, renderPage } from '../page.tsx'
import { SourceList } from '../records/cited-sources.tsx'
import { wellOf } from '../records/network-page.tsx'
import type { Region } from '../records/setting.ts'
import type { SpaceItems } from '../spaces/audience.ts'
import { PathLink } from '../spaces/space-page.tsx'
import { Day, Say } from '../text.tsx'
import { Doors } from './doors.tsx'
import { Network, type NetworkData } from './network.tsx'
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
  /** The records of the four spaces. */
  readonly spaces: readonly ShownRecord[]
  /** What is behind their doors here. */
  readonly items: SpaceItems
  readonly network: NetworkData
  readonly regions: readonly Region[]
  /** What was counted here, and since when. */
  readonly counters: { readonly since: string; readonly answered: number; readonly abstained: number }
}

/** The question first, then what this installation has of the path and what it does not have yet. */
export function homePage(frame: Frame, data: HomePageData): string {
  const { language } = frame
  const { spaces, network, regions } = data
  const say = words(language)
  const setting = { language, regions }
  const cited = [...spaces, ...(network.network ? [network.network] : []), ...network.institutes]
  return renderPage(
    <Page frame={frame} title={say('home.title')} hero={<AskHero frame={frame} data={data} />}>
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
        {spaces.length === 0 && <p class="measure">{say('home.doors-nowhere')}</p>}
        <Doors setting={setting} spaces={spaces} items={data.items} />
        <p class="mt4">
          <Say language={language} of="home.not-yet" path={<PathLink language={language} />} />
        </p>
      </section>
      <Network setting={setting} data={network} />
      <Counters language={language} counters={data.counters} />
      <SourceList language={language} records={cited} />
    </Page>,
  )
}

function AskHero({ frame, data }: { frame: Frame; data: HomePageData }): JSX.Element {
  const { language } = frame
  const { examples, network } = data
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
      <CrossSection wells={network.institutes.map(wellOf)} />
    </div>
  )
}

type CountersProps = { language: Language; counters: HomePageData['counters'] }

function Counters({ language, counters }: CountersProps): JSX.Element {
  const say = words(language)
  const at = (address: string) => localised(language, address)
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
      <ul class="also mt5">
        <li>
          <a href={at(addresses.indicators)}>{say('home.all-counters')}</a>
        </li>
        <li>
          <a href={at(addresses.log)}>{say('nav.log')}</a>
        </li>
        <li>
          <a href={at(addresses.changes)}>{say('nav.changes')}</a>
        </li>
      </ul>
    </section>
  )
}
