import type { JSX } from 'preact'
import type { Language } from '../../kernel/language.ts'
import type { Entry } from '../../modules/register/index.ts'
import { formatIn } from '../../words/format.ts'
import { type SentenceKey, words } from '../../words/sentence.ts'
import { addresses, localised } from '../addresses.ts'
import { LabelWords } from '../data-sets/label.tsx'
import { itemLanguage } from '../evaluation/slice-words.ts'
import { Words } from '../records/words.tsx'
import { Code, Day, List, Moment, Say, Unfilled } from '../text.tsx'
import { MeasuredMark } from './marks.tsx'
import { ShortDigest } from './short-digest.tsx'

type Measured = Entry['measured']

/** The numbers that stand first: nobody types them, and they say since when. */
export function MeasuredCounts({ language, measured }: { language: Language; measured: Measured }): JSX.Element {
  const say = words(language)
  const { answers, abstentions, incidents, contests, since } = measured
  const counts = {
    'register.answered': answers.production - abstentions.production,
    'register.abstained': abstentions.production,
    'register.contests.open': contests.open,
    'register.incidents.open': incidents.reported + incidents.confirmed,
  } as const
  return (
    <>
      <dl class="facts mt5">
        {Object.entries(counts).map(([key, count]) => (
          <div key={key}>
            <dt>
              {say(key as keyof typeof counts)}
              <MeasuredMark language={language} />
            </dt>
            <dd>
              <bdi dir="ltr">{formatIn(language).number(count)}</bdi>
            </dd>
          </div>
        ))}
      </dl>
      <p class="weak mt4">
        {since === null ? (
          say('register.since.never')
        ) : (
          <Say language={language} of="register.since" day={<Day language={language} at={since} />} />
        )}
      </p>
    </>
  )
}

type FactsProps = {
  language: Language
  measured: Measured
  /** Sentences of rules by their names, in the reader's language. */
  rules: Readonly<Record<string, string>>
}

/** What was seen of the system while it ran, each line marked as counted. */
export function MeasuredFacts({ language, measured, rules }: FactsProps): JSX.Element {
  const say = words(language)
  const nothing = <Unfilled>{say('register.measured.nothing')}</Unfilled>
  const { answers, lately, denied } = measured
  return (
    <dl class="summary">
      <MeasuredFact language={language} of="register.measured.answerers">
        {measured.answerers.length === 0 ? (
          nothing
        ) : (
          <ul class="plain-list">
            {measured.answerers.map(({ name, version }) => (
              <li key={`${name} ${version}`}>
                {name === 'extractive' ? say('register.measured.extractive') : <Code>{name}</Code>}{' '}
                <span class="weak">({say('register.measured.answerer-version', { version })})</span>
              </li>
            ))}
          </ul>
        )}
      </MeasuredFact>
      <MeasuredFact language={language} of="register.measured.models">
        {measured.answerers.length === 0 ? (
          nothing
        ) : measured.models.length === 0 ? (
          say('register.measured.no-model')
        ) : (
          <List language={language} items={measured.models} />
        )}
      </MeasuredFact>
      <MeasuredFact language={language} of="register.measured.versions">
        {measured.versions.length === 0 ? (
          nothing
        ) : (
          <ul class="plain-list">
            {measured.versions.map(({ version, number, stage, first, last }) => (
              <li key={`${version} ${stage}`}>
                <VersionWords language={language} digest={version} number={number} />{' '}
                <span class="weak">
                  ({say(`register.stage.${stage}`)}{' '}
                  <Say
                    language={language}
                    of="register.measured.from-to"
                    first={<Day language={language} at={first} />}
                    last={<Day language={language} at={last} />}
                  />
                  )
                </span>
              </li>
            ))}
          </ul>
        )}
      </MeasuredFact>
      <MeasuredFact language={language} of="register.measured.data-sets">
        {measured.dataSets.length === 0 ? (
          nothing
        ) : (
          <ul class="plain-list">
            {measured.dataSets.map(({ dataSet, version, title, last }) => (
              <li key={`${dataSet} ${version}`}>
                {title === null ? (
                  <Unfilled>{say('register.measured.data-set-closed')}</Unfilled>
                ) : (
                  <a href={localised(language, addresses.dataSet(dataSet))}>
                    <Words language={language} text={title} />
                  </a>
                )}{' '}
                <ShortDigest digest={version} />{' '}
                <span class="weak">
                  (
                  <Say
                    language={language}
                    of="register.measured.last-quoted"
                    day={<Day language={language} at={last} />}
                  />
                  )
                </span>
              </li>
            ))}
          </ul>
        )}
      </MeasuredFact>
      <MeasuredFact language={language} of="register.measured.label">
        {measured.label === null ? nothing : <LabelWords language={language} label={measured.label} />}
      </MeasuredFact>
      <MeasuredFact language={language} of="register.measured.languages">
        {measured.languages.length === 0 ? (
          nothing
        ) : (
          <List language={language} items={measured.languages.map((tag) => itemLanguage(language, tag))} />
        )}
      </MeasuredFact>
      <MeasuredFact language={language} of="register.measured.asked">
        {say('register.measured.by-stage', { staff: answers.staff, production: answers.production })}
      </MeasuredFact>
      <MeasuredFact language={language} of="register.measured.lately">
        {say('register.measured.lately.counts', { answers: lately.answers, abstentions: lately.abstentions })}
      </MeasuredFact>
      <MeasuredFact language={language} of="register.measured.volume">
        {measured.volumeBand === null ? nothing : say(`register.band.${measured.volumeBand}`)}
      </MeasuredFact>
      <MeasuredFact language={language} of="register.measured.last-answered">
        {measured.lastAnswered === null ? nothing : <Moment language={language} at={measured.lastAnswered} />}
      </MeasuredFact>
      <MeasuredFact language={language} of="register.measured.last-verified">
        {measured.lastVerified === null ? (
          <Unfilled>{say('register.measured.not-verified')}</Unfilled>
        ) : (
          <Moment language={language} at={measured.lastVerified} />
        )}
      </MeasuredFact>
      <MeasuredFact language={language} of="register.measured.denied">
        {denied.length === 0 ? (
          say('register.measured.none-denied')
        ) : (
          <ul class="plain-list">
            {denied.map(({ rule, count }) => (
              <li key={rule}>
                {rules[rule] !== undefined && <bdi>{rules[rule]} </bdi>}
                <a href={`${localised(language, addresses.rules)}#${rule}`}>
                  <Code>{rule}</Code>
                </a>{' '}
                <span class="weak">({say('register.measured.denied-at-least', { count })})</span>
              </li>
            ))}
          </ul>
        )}
      </MeasuredFact>
    </dl>
  )
}

function MeasuredFact({
  language,
  of,
  children,
}: {
  language: Language
  of: SentenceKey
  children: JSX.Element | string
}): JSX.Element {
  return (
    <div>
      <dt>{words(language)(of)}</dt>
      <dd>
        {children}
        <MeasuredMark language={language} />
      </dd>
    </div>
  )
}

/** A version of the assistant by its number, and the beginning of what names it. */
export function VersionWords({
  language,
  digest,
  number,
}: {
  language: Language
  digest: string
  number: number | null
}): JSX.Element {
  return (
    <>
      {number !== null && words(language)('register.version', { number })} <ShortDigest digest={digest} />
    </>
  )
}
