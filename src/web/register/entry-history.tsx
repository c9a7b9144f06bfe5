import type { JSX } from 'preact'
import { inLanguage, type Language, Multilingual } from '../../kernel/language.ts'
import { riskLevels } from '../../kernel/ports/risk-questionnaire.ts'
import { standingConditions, systemStages } from '../../kernel/ports/systems.ts'
import type { Entry } from '../../modules/register/index.ts'
import { formatIn } from '../../words/format.ts'
import { words } from '../../words/sentence.ts'
import { addresses, localised } from '../addresses.ts'
import { Day } from '../text.tsx'
import { declaredOrder } from './declaration-steps.ts'
import { type Levels, levelName } from './level-words.ts'
import { ShortDigest } from './short-digest.tsx'

type Event = Entry['history'][number]
type HistoryProps = { language: Language; entry: Pick<Entry, 'history' | 'stages' | 'state'>; levels: Levels }

/** As many as are in sight; those before them unfold. */
const inSight = 8

/** From the first event to the last, then what has not been done yet for the system to answer citizens. */
export function EntryHistory({ language, entry, levels }: HistoryProps): JSX.Element {
  const say = words(language)
  const events = [...entry.history].reverse()
  const older = events.slice(0, Math.max(0, events.length - inSight))
  const newer = events.slice(older.length)
  const list = (shown: readonly Event[], isLast: boolean) =>
    shown.map((event, place) => (
      <li key={place} class={isLast && place === shown.length - 1 ? 'now' : 'done'}>
        <Happened language={language} event={event} levels={levels} />
      </li>
    ))
  return (
    <section aria-labelledby="history">
      <h2 id="history">{say('register.section.history')}</h2>
      {older.length > 0 && (
        <details>
          <summary>{say('register.history.older', { count: older.length })}</summary>
          <ol class="steps">{list(older, false)}</ol>
        </details>
      )}
      <ol class="steps">
        {list(newer, true)}
        {pendingOf(entry).map((step) => (
          <li key={step}>
            <strong>{say(`register.pending.${step}`)}</strong>
            <br />
            {say('register.pending')}
          </li>
        ))}
      </ol>
    </section>
  )
}

/** What citizens wait for, in the order in which it is done. */
function pendingOf({ state, stages }: HistoryProps['entry']) {
  if (state === 'withdrawn') return []
  const { missing } = stages.production
  const steps = {
    assess: missing.includes('risk-assessed'),
    evaluate: missing.includes('duties-met') || missing.includes('results-in-date'),
    try: missing.includes('staff-evidence'),
    approve: missing.includes('two-approvals'),
    publish: missing.includes('entry-live'),
  } as const
  return (Object.keys(steps) as (keyof typeof steps)[]).filter((step) => steps[step])
}

function Happened({ language, event, levels }: { language: Language; event: Event; levels: Levels }): JSX.Element {
  const say = words(language)
  return (
    <>
      <strong>{say(`register.event.${event.kind}`)}</strong>
      <br />
      <Day language={language} at={event.at} />
      <Details language={language} event={event} levels={levels} />
      {event.log !== null && (
        <p>
          <a href={localised(language, addresses.logEntry(event.log))}>
            {say('register.log-entry', { index: event.log })}
          </a>
        </p>
      )}
    </>
  )
}

/** What the event says of itself, as far as pages have words for it. */
function Details({ language, event, levels }: { language: Language; event: Event; levels: Levels }): JSX.Element {
  const say = words(language)
  const { detail } = event
  const stage = systemStages.find((one) => one === detail.stage)
  const level = riskLevels.find((one) => one === detail.level)
  const fields = declaredOrder.filter((field) => listed(detail.fields).includes(field))
  const missing = standingConditions.filter((condition) => listed(detail.missing).includes(condition))
  const said = [detail.reason, detail.outcome].flatMap((one) => textOf(one, language))
  return (
    <>
      {stage && (
        <p>
          {say(`register.stage.${stage}`)}{' '}
          {typeof detail.version === 'string' && <ShortDigest digest={detail.version} />}
        </p>
      )}
      {level && <p>{levelName(levels, level, language)}</p>}
      {fields.length > 0 && (
        <p>
          {joined(
            language,
            fields.map((field) => say(`register.field.${field}`)),
          )}
        </p>
      )}
      {missing.length > 0 && (
        <p>
          {joined(
            language,
            missing.map((condition) => say(`register.condition.${condition}.name`)),
          )}
        </p>
      )}
      {event.kind === 'contest-settled' && (
        <p>{say(detail.upheld === true ? 'register.event.contest.upheld' : 'register.event.contest.rejected')}</p>
      )}
      {said.map((text) => (
        <p key={text}>
          <bdi>{text}</bdi>
        </p>
      ))}
    </>
  )
}

function listed(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

/** Reasons are in several languages, those of withdrawn approvals in one. */
function textOf(value: unknown, language: Language): string[] {
  if (typeof value === 'string') return [value]
  const several = Multilingual.safeParse(value)
  return several.success ? [inLanguage(several.data, language).text] : []
}

function joined(language: Language, items: readonly string[]): string {
  return formatIn(language)
    .list(items)
    .map(({ text }) => text)
    .join('')
}
