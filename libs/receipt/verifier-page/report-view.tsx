import type { DecisionReport, EvaluationReport, Report, Status, Verdict } from '../index.ts'
import type { Words } from './words.ts'

type Check = (Report | DecisionReport | EvaluationReport)['checks'][number]

/** The sentences of one kind of receipt. */
export type ReportWords = {
  readonly verdict: Readonly<Record<Verdict, string>>
  readonly meaning: Readonly<Record<Verdict, string>>
  readonly status: Readonly<Record<Status, string>>
  readonly checks: Readonly<Record<string, string>>
  readonly reasons: Readonly<Record<string, string>>
}

/** What was found: the verdict in words, every check, and what none of them can show. */
export function ReportView(props: {
  words: Words
  says: ReportWords
  report: { readonly verdict: Verdict; readonly checks: readonly Check[] }
  limits: readonly string[]
}) {
  const { words, says, report, limits } = props
  return (
    <>
      <div class={`verdict ${report.verdict}`} role="status">
        <p class="says">{says.verdict[report.verdict]}</p>
        <p>{says.meaning[report.verdict]}</p>
      </div>
      <h3>{words.report.checks}</h3>
      <ul class="checks">
        {report.checks.map((check) => (
          <CheckItem key={check.id} says={says} check={check} />
        ))}
      </ul>
      <Details words={words} checks={report.checks} />
      <h3>{words.report.limits}</h3>
      <ul class="limits">
        {limits.map((limit) => (
          <li key={limit}>{limit}</li>
        ))}
      </ul>
    </>
  )
}

function CheckItem({ says, check: { id, status, reason } }: { says: ReportWords; check: Check }) {
  return (
    <li data-check={id} data-status={status}>
      <span class={`tag ${status}`}>{says.status[status]}</span>
      <div>
        <p>{says.checks[id]}</p>
        {reason && <p class="reason">{says.reasons[reason]}</p>}
      </div>
    </li>
  )
}

/** Names, numbers and digests for those who look closer: the same in every language. */
function Details({ words, checks }: { words: Words; checks: readonly Check[] }) {
  const found = checks.flatMap(({ id, reason, detail }) =>
    Object.entries({ ...(reason && { reason }), ...detail }).map(([name, value]) => [`${id}.${name}`, value] as const),
  )
  if (found.length === 0) return null
  return (
    <details>
      <summary>{words.report.detail}</summary>
      <dl class="facts" dir="ltr">
        {found.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <bdi>{value}</bdi>
            </dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
