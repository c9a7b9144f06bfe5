import type { JSX } from 'preact'
import type { Language } from '../../kernel/language.ts'
import type { Permit, PermitRequest } from '../../modules/permits/index.ts'
import { words } from '../../words/sentence.ts'
import { Day, Say } from '../text.tsx'

const permitLooks = {
  'in-force': 'tag ok',
  'not-yet': 'tag info',
  expired: 'tag warn',
  revoked: 'tag bad',
} as const satisfies Readonly<Record<Permit['state'], string>>

const requestLooks = {
  draft: 'tag info',
  asked: 'tag warn',
  granted: 'tag ok',
  refused: 'tag bad',
  withdrawn: 'tag',
} as const satisfies Readonly<Record<PermitRequest['state'], string>>

/** Whether a permit counts now, in words. */
export function PermitStateTag({ language, state }: { language: Language; state: Permit['state'] }): JSX.Element {
  return <span class={permitLooks[state]}>{words(language)(`permit.state.${state}`)}</span>
}

export function RequestStateTag({
  language,
  state,
}: {
  language: Language
  state: PermitRequest['state']
}): JSX.Element {
  return <span class={requestLooks[state]}>{words(language)(`permit-request.state.${state}`)}</span>
}

const dayMs = 86_400_000

/** Until when a permit holds, and how long that is; for one that has ended, when it did. */
export function PermitEnd({
  language,
  permit,
  now,
}: {
  language: Language
  permit: Pick<Permit, 'state' | 'from' | 'until' | 'revokedAt'>
  now: Date
}): JSX.Element {
  const { state, from, until, revokedAt } = permit
  if (state === 'revoked' && revokedAt !== null) {
    return <Say language={language} of="permit.revoked-on" day={<Day language={language} at={revokedAt} />} />
  }
  if (state === 'expired') {
    return <Say language={language} of="permit.ended-on" day={<Day language={language} at={until} />} />
  }
  if (state === 'not-yet') {
    return <Say language={language} of="permit.begins-on" day={<Day language={language} at={from} />} />
  }
  const days = Math.max(0, Math.floor((Date.parse(until) - now.getTime()) / dayMs))
  return (
    <>
      <Say language={language} of="permit.until" day={<Day language={language} at={until} />} />{' '}
      <span class="weak">{words(language)('permit.days-left', { days })}</span>
    </>
  )
}

/** What a request waits for, and until when. */
export function Awaited({
  language,
  request,
}: {
  language: Language
  request: Pick<PermitRequest, 'state' | 'answerDue' | 'overdue' | 'missing'>
}): JSX.Element | null {
  const say = words(language)
  const { state, answerDue, overdue, missing } = request
  if (state === 'draft') {
    const count = missing.length
    return <p>{count > 0 ? say('permit-request.awaits-answers', { count }) : say('permit-request.awaits-asking')}</p>
  }
  if (state !== 'asked' || answerDue === null) return null
  const due = <Day language={language} at={answerDue} />
  return overdue ? (
    <p>
      <span class="tag bad">{say('permit-request.overdue')}</span>
      <Say language={language} of="permit-request.answer-was-due" day={due} />
    </p>
  ) : (
    <p>
      <Say language={language} of="permit-request.answer-due" day={due} />
    </p>
  )
}
