import type { Check, Report } from '../index.ts'
import type { Words } from './words.ts'

/** What was found: the verdict in words, every check, and what none of them can show. */
export function ReportView({ words, report }: { words: Words; report: Report }) {
  return (
    <>
      <div class={`verdict ${report.verdict}`} role="status">
        <p class="says">{words.verdict[report.verdict]}</p>
        <p>{words.meaning[report.verdict]}</p>
      </div>
      <h3>{words.report.checks}</h3>
      <ul class="checks">
        {report.checks.map((check) => (
          <CheckItem key={check.id} words={words} check={check} />
        ))}
      </ul>
      <Details words={words} checks={report.checks} />
      <h3>{words.report.limits}</h3>
      <ul class="limits">
        <li>{words.report.limitSources}</li>
        <li>{words.report.limitManifest}</li>
        <li>{words.report.limitWitnesses}</li>
      </ul>
    </>
  )
}

function CheckItem({ words, check: { id, status, reason } }: { words: Words; check: Check }) {
  return (
    <li data-check={id} data-status={status}>
      <span class={`tag ${status}`}>{words.status[status]}</span>
      <div>
        <p>{words.checks[id]}</p>
        {reason && <p class="reason">{words.reasons[reason]}</p>}
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
