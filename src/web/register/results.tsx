import type { JSX } from 'preact'
import type { Language } from '../../kernel/language.ts'
import type { Entry } from '../../modules/register/index.ts'
import { words } from '../../words/sentence.ts'
import { addresses, localised } from '../addresses.ts'
import { Asked, Interval, Value } from '../evaluation/measure-words.tsx'
import { metricWords } from '../evaluation/metric-words.ts'
import { sliceName } from '../evaluation/slice-words.ts'
import { Day, Say } from '../text.tsx'
import { MeasuredMark } from './marks.tsx'
import { ShortDigest } from './short-digest.tsx'

type Result = Entry['measured']['results'][number]
type ResultsProps = {
  language: Language
  results: readonly Result[]
  duties: Entry['risk']['duties']
}

/** What came of each attempt: every criterion with its value, interval and bar, and where plan and run can be looked into. */
export function Results({ language, results, duties }: ResultsProps): JSX.Element {
  return (
    <>
      {results.map((result) => (
        <OneResult key={result.run} language={language} result={result} duties={duties} />
      ))}
    </>
  )
}

function OneResult({
  language,
  result,
  duties,
}: Omit<ResultsProps, 'results'> & { readonly result: Result }): JSX.Element {
  const say = words(language)
  const { duty, run, plan, passed, finishedAt, expiresAt, criteria, log } = result
  const name = duties.find(({ id }) => id === duty)?.name[language] ?? duty
  return (
    <section aria-labelledby={`result-${run}`} class="mt5">
      <h3 id={`result-${run}`}>
        {name}{' '}
        <span class={passed ? 'tag ok' : 'tag bad'}>
          {say(passed ? 'register.result.passed' : 'register.result.failed')}
        </span>
        <MeasuredMark language={language} />
      </h3>
      <p class="weak">
        <Say
          language={language}
          of="register.result.when"
          day={<Day language={language} at={finishedAt} />}
          until={<Day language={language} at={expiresAt} />}
        />{' '}
        <Say language={language} of="register.result.version" version={<ShortDigest digest={result.version} />} />
      </p>
      <table class="stack">
        <caption class="vh">{say('register.result.criteria', { duty: name })}</caption>
        <thead>
          <tr>
            <th scope="col">{say('register.result.metric')}</th>
            <th scope="col">{say('register.result.value')}</th>
            <th scope="col">{say('register.result.interval')}</th>
            <th scope="col">{say('register.result.bar')}</th>
            <th scope="col">{say('register.result.held')}</th>
          </tr>
        </thead>
        <tbody>
          {criteria.map((criterion) => {
            const { metric, slice, value, held } = criterion
            return (
              <tr key={`${metric} ${slice} ${criterion.comparator}`}>
                <th scope="row">
                  {metricWords(language, metric).name}{' '}
                  {slice !== null && <span class="mark">{sliceName(language, slice)}</span>}
                </th>
                <td data-l={say('register.result.value')}>
                  <Value language={language} metric={metric} value={value} />
                </td>
                <td data-l={say('register.result.interval')}>
                  <span>
                    <Interval language={language} metric={metric} bounds={criterion} />
                  </span>
                </td>
                <td data-l={say('register.result.bar')}>
                  <span>
                    <Asked language={language} criterion={criterion} />
                  </span>
                </td>
                <td data-l={say('register.result.held')}>{say(held ? 'register.yes' : 'register.no')}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
      <ul class="also">
        <li>
          <a href={localised(language, addresses.plan(plan))}>{say('register.result.plan')}</a>
        </li>
        <li>
          <a href={localised(language, addresses.run(run))}>{say('register.result.run')}</a>
        </li>
        <li>
          <a href={localised(language, addresses.logEntry(log.plan))}>{say('register.result.log-plan')}</a>
        </li>
        <li>
          <a href={localised(language, addresses.logEntry(log.result))}>{say('register.result.log-result')}</a>
        </li>
      </ul>
    </section>
  )
}
