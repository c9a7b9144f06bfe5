import type { JSX } from 'preact'
import type { Language } from '../../kernel/language.ts'
import type { Entry } from '../../modules/register/index.ts'
import { words } from '../../words/sentence.ts'
import { addresses, localised } from '../addresses.ts'
import { Moment, Say } from '../text.tsx'
import { ShortDigest } from './short-digest.tsx'

type Approval = Entry['approvals'][number]

/** Who approved is in the log under a pseudonym; here stands what was approved, when, and whether it counts now. */
export function Approvals({
  language,
  approvals,
}: {
  language: Language
  approvals: readonly Approval[]
}): JSX.Element {
  const say = words(language)
  return (
    <section aria-labelledby="approvals" class="mt6">
      <h2 id="approvals">{say('register.section.approvals')}</h2>
      <p class="measure">{say('register.approvals.what')}</p>
      {approvals.length === 0 ? (
        <p class="inset">{say('register.approvals.none')}</p>
      ) : (
        <ul class="plain-list changes">
          {approvals.map((approval) => (
            <OneApproval key={approval.id} language={language} approval={approval} />
          ))}
        </ul>
      )}
    </section>
  )
}

function OneApproval({ language, approval }: { language: Language; approval: Approval }): JSX.Element {
  const say = words(language)
  const { id, stage, version, at, note, counts, withdrawnAt, reason, log, own } = approval
  const state = withdrawnAt !== null ? 'withdrawn' : counts ? 'counts' : 'past'
  const looks = { counts: 'tag ok', past: 'tag info', withdrawn: 'tag bad' } as const
  return (
    <li id={id}>
      <strong>{say(`register.stage.${stage}`)}</strong>{' '}
      <span class={looks[state]}>{say(`register.approval.${state}`)}</span>{' '}
      {own && <span class="mark">{say('register.approval.own')}</span>}
      <p>
        <Say language={language} of="register.approval.of" version={<ShortDigest digest={version} />} />{' '}
        <Moment language={language} at={at} />{' '}
        <a href={localised(language, addresses.logEntry(log))}>{say('register.log-entry', { index: log })}</a>
      </p>
      {note !== null && (
        <p>
          <bdi>{note}</bdi>
        </p>
      )}
      {withdrawnAt !== null && (
        <p class="weak">
          <Say
            language={language}
            of="register.approval.withdrawn-at"
            at={<Moment language={language} at={withdrawnAt} />}
          />{' '}
          {reason !== null && <bdi>{reason}</bdi>}
        </p>
      )}
    </li>
  )
}
