import type { ComponentChildren } from 'preact'
import type { StatedDecision, StatedRule, Verdict } from '../index.ts'
import { formatInstant } from './answer-view.tsx'
import type { DecisionWords, Language, Words } from './words.ts'

/** The decision as its receipt tells it: who, what, when, by which rules of which law, and what came of it. */
export function DecisionView(props: {
  words: Words
  says: DecisionWords
  language: Language
  decision: StatedDecision
  verdict: Verdict
}) {
  const { words, language, decision, verdict } = props
  const { says } = props.says
  const { about, permit, outcome, missing } = decision
  const results: Readonly<Record<string, string>> = says
  const named = about === null ? says.nothing : about === 'hidden' ? says.hidden : <Id>{about}</Id>
  const permitted =
    permit === null ? says['no-permit'] : permit === 'unknown' ? says['unknown-permit'] : <Id>{permit}</Id>
  return (
    <section class="answer" aria-labelledby="answer">
      <h2 id="answer">{words.answer.heading}</h2>
      {verdict === 'failed' && <p class="error">{words.answer.doNotRely}</p>}
      <dl class="prov">
        <Row name={says.index}>{decision.index}</Row>
        <Row name={says.at}>
          <time datetime={decision.at}>{formatInstant(decision.at, language)}</time>
        </Row>
        <Row name={says.who}>
          <Id>{decision.who}</Id>
        </Row>
        <Row name={says.operation}>
          <Id>{decision.operation}</Id>
        </Row>
        <Row name={says.about}>{named}</Row>
        <Row name={says.effect}>{says[decision.effect]}</Row>
        <Row name={says.permit}>{permitted}</Row>
        {missing.length > 0 && (
          <Row name={says.missing}>
            <Id>{missing.join(' ')}</Id>
          </Row>
        )}
        {outcome && <Row name={says.outcome}>{results[outcome.result] ?? outcome.result}</Row>}
      </dl>
      <h3>{says.rules}</h3>
      <ul>
        {decision.rules.map((rule) => (
          <li key={rule.rule}>
            <RuleText says={says} rule={rule} language={language} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function RuleText({
  says,
  rule: { rule, effect, sentence, law, article, status },
  language,
}: {
  says: DecisionWords['says']
  rule: StatedRule
  language: Language
}) {
  const cited = [
    ...(law === null ? [] : [`${says.law} ${law}`]),
    ...(article === null ? [] : [`${says.article} ${article}`]),
    ...(status === 'unverified' ? [says.unverified] : []),
  ]
  return (
    <>
      <p>
        {says[effect]}: {sentence?.[language] && <bdi>{sentence[language]}</bdi>}
      </p>
      <p class="hint">
        {cited.map((part) => (
          <bdi key={part}>{part} </bdi>
        ))}
        <Id>{rule}</Id>
      </p>
    </>
  )
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
