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
      <h3>{words.report.limits}</h3>
      <ul class="limits">
        <li>{words.report.limitSources}</li>
        <li>{words.report.limitManifest}</li>
        <li>{words.report.limitWitnesses}</li>
      </ul>
    </>
  )
}

function CheckItem({ words, check }: { words: Words; check: Check }) {
  const { id, status, reason, detail } = check
  const found = Object.entries(detail ?? {})
  return (
    <li data-check={id} data-status={status}>
      <span class={`tag ${status}`}>{words.status[status]}</span>
      <div>
        <p>{words.checks[id]}</p>
        {reason && <p class="reason">{words.reasons[reason]}</p>}
        {found.length > 0 && (
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
        )}
      </div>
    </li>
  )
}
