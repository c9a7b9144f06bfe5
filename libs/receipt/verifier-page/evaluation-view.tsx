import type { ComponentChildren } from 'preact'
import type { Criterion, EvaluationResult, StatedEvaluation, Verdict } from '../index.ts'
import { formatInstant } from './answer-view.tsx'
import type { EvaluationWords, Language, Words } from './words.ts'

/** The evaluation as its file tells it: the bar, since when it stands in the log, and what came of it. */
export function EvaluationView(props: {
  words: Words
  says: EvaluationWords['says']
  language: Language
  evaluation: StatedEvaluation
  verdict: Verdict
}) {
  const { words, says, language, evaluation, verdict } = props
  const { plan, result } = evaluation
  const { id, task, items, criteria, registeredAt, system, attempts } = plan.document
  return (
    <section class="answer" aria-labelledby="answer">
      <h2 id="answer">{words.answer.heading}</h2>
      {verdict === 'failed' && <p class="error">{words.answer.doNotRely}</p>}
      <dl class="prov">
        <Row name={says.plan}>
          <Id>{id}</Id>
        </Row>
        <Row name={says.registered}>{plan.index}</Row>
        <Row name={says['registered-at']}>
          <time datetime={registeredAt}>{formatInstant(registeredAt, language)}</time>
        </Row>
        <Row name={says.task}>
          <Id>{task.slug}</Id>
          {task.hidden && <span class="tag">{says.hidden}</span>}
        </Row>
        <Row name={says.items}>{items}</Row>
        <Row name={says.system}>
          <Id>{`${system.kind}/${system.id}`}</Id> <Id>{system.version}</Id>
        </Row>
      </dl>
      <h3>{says.bar}</h3>
      <ul>
        {criteria.map((criterion) => (
          <li key={JSON.stringify(criterion)}>
            <Measured of={criterion} says={says} />: {says[criterion.comparator]} <Id>{String(criterion.threshold)}</Id>{' '}
            ({says[`on-${criterion.on}`]})
          </li>
        ))}
      </ul>
      <h3>{says.result}</h3>
      {result ? (
        <ResultView says={says} language={language} result={result.document} attempts={attempts} />
      ) : (
        <p>{says['no-result']}</p>
      )}
    </section>
  )
}

function ResultView(props: {
  says: EvaluationWords['says']
  language: Language
  result: EvaluationResult
  attempts: number
}) {
  const { says, language, result, attempts } = props
  const { run, attempt, finishedAt, errors, canaryLeaks, criteria, passed, expiresAt } = result
  return (
    <>
      <p>
        <strong>{says[passed ? 'passed' : 'not-passed']}</strong> <Id>{run}</Id>
      </p>
      <dl class="prov">
        <Row name={says.attempt}>
          <Id>{`${attempt}/${attempts}`}</Id>
        </Row>
        <Row name={says.finished}>
          <time datetime={finishedAt}>{formatInstant(finishedAt, language)}</time>
        </Row>
        <Row name={says.errors}>{errors}</Row>
        <Row name={says.leaks}>{canaryLeaks}</Row>
        <Row name={says.expires}>
          <time datetime={expiresAt}>{formatInstant(expiresAt, language)}</time>
        </Row>
      </dl>
      <ul>
        {criteria.map(({ held, ...judged }) => (
          <li key={JSON.stringify(judged)}>
            <Measured of={judged} says={says} />:{' '}
            <Id>{`${rounded(judged.value)} [${rounded(judged.low)}, ${rounded(judged.high)}]`}</Id>{' '}
            {says[held ? 'held' : 'not-held']}
          </li>
        ))}
      </ul>
    </>
  )
}

/** What is measured, and over which items. */
function Measured({ of, says }: { of: Pick<Criterion, 'metric' | 'slice'>; says: EvaluationWords['says'] }) {
  return (
    <>
      <Id>{of.metric}</Id> ({of.slice === null ? says['all-items'] : <Id>{of.slice}</Id>})
    </>
  )
}

/** For reading: the file has every digit. */
function rounded(value: number): number {
  return Number(value.toPrecision(4))
}

function Row({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Id({ children }: { children: string }) {
  return <bdi dir="ltr">{children}</bdi>
}
