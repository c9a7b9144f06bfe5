import type { ComponentChildren, JSX } from 'preact'
import type { Language } from '../../kernel/language.ts'
import { type SystemStage, systemStages } from '../../kernel/ports/systems.ts'
import { type Entry, maxWordsLength } from '../../modules/register/index.ts'
import { formatIn } from '../../words/format.ts'
import { type SentenceKey, words } from '../../words/sentence.ts'
import { addresses, localised } from '../addresses.ts'
import { CsrfField, type Filled, type Form, formOf, RadioField, SelectField, TextArea } from '../forms.tsx'
import type { Frame } from '../frame.ts'
import { lackingWords } from './stage-standing.tsx'

/** What the reader may do with a system, and what they need to choose from. */
export type EntryActsData = {
  /** Of the system's assistant, the newest first; none for those who name none. */
  readonly versions: readonly { readonly digest: string; readonly number: number; readonly madeAt: string }[]
  /** Approvals that the reader may withdraw. */
  readonly withdrawable: Entry['approvals']
}

const labels = {
  staffVersion: 'register.act.version',
  productionVersion: 'register.act.version',
  stopReason: 'register.act.stop.reason',
  liftReason: 'register.act.lift.reason',
  withdrawReason: 'register.act.withdraw.reason',
  approval: 'register.act.withdraw-approval.which',
  approvalReason: 'register.act.withdraw-approval.reason',
} as const satisfies Readonly<Record<string, SentenceKey>>

export function actsForm(language: Language, filled: Filled): Form {
  return formOf(language, filled, labels)
}

type ActsProps = { frame: Frame; form: Form; entry: Entry; data: EntryActsData }

/** A form or a link for each thing that the reader may do now; nothing for those who may do nothing. */
export function EntryActs({ frame, form, entry, data }: ActsProps): JSX.Element | null {
  const { language } = frame
  const say = words(language)
  const { mayWrite, mayStop, mayLift, state } = entry
  const approves = systemStages.filter((stage) => mayApproveNow(entry, stage))
  if (!mayWrite && !mayStop && !mayLift && approves.length === 0 && data.withdrawable.length === 0) return null
  return (
    <section aria-labelledby="acts" class="mt7 measure">
      <h2 id="acts">{say('register.section.acts')}</h2>
      {mayWrite && (
        <ul class="plain-list">
          <li>
            <a href={localised(language, addresses.systemAct(entry.slug, 'declaration'))}>
              {say('register.act.declare')}
            </a>{' '}
            <span class="weak">{say('register.completeness', { percent: entry.completeness })}</span>
          </li>
          <li>
            <a href={localised(language, addresses.systemAct(entry.slug, 'risk'))}>{say('register.act.assess')}</a>
          </li>
          {entry.assistant !== null && (
            <li>
              <a href={localised(language, addresses.assistant(entry.assistant))}>{say('register.act.assistant')}</a>
            </li>
          )}
        </ul>
      )}
      {approves.map((stage) => (
        <p key={stage} class="mt4">
          <a class="btn" href={localised(language, addresses.systemApproval(entry.slug, stage))}>
            {say(`register.act.approve.${stage}`)}
          </a>
        </p>
      ))}
      {mayWrite && data.versions.length > 0 && (
        <NamingForms frame={frame} form={form} entry={entry} versions={data.versions} />
      )}
      {mayWrite && state === 'draft' && <PuttingLive frame={frame} entry={entry} />}
      {mayStop && state !== 'withdrawn' && (
        <Act frame={frame} slug={entry.slug} name="stop" title="register.act.stop" submit="register.act.stop.submit">
          <p class="hint">{say('register.act.stop.what')}</p>
          <TextArea form={form} name="stopReason" hint="register.act.reason.hint" maxLength={maxWordsLength} />
        </Act>
      )}
      {mayLift && (
        <Act frame={frame} slug={entry.slug} name="lifting" title="register.act.lift" submit="register.act.lift.submit">
          <p class="hint">{say('register.act.lift.what')}</p>
          <TextArea form={form} name="liftReason" hint="register.act.reason.hint" maxLength={maxWordsLength} />
        </Act>
      )}
      {data.withdrawable.length > 0 && (
        <details class="mt5" open={isRefused(form, 'approvalReason')}>
          <summary>{say('register.act.withdraw-approval')}</summary>
          <Act
            frame={frame}
            slug={entry.slug}
            name="approval-withdrawal"
            submit="register.act.withdraw-approval.submit"
            quiet
          >
            <RadioField
              form={form}
              name="approval"
              open
              choices={data.withdrawable.map(({ id, stage, at }) => ({
                value: id,
                text: `${say(`register.stage.${stage}`)}, ${formatIn(language).dateTime(at)}`,
              }))}
            />
            <TextArea form={form} name="approvalReason" hint="register.act.reason.hint" maxLength={maxWordsLength} />
          </Act>
        </details>
      )}
      {mayWrite && (
        <details class="mt5" open={isRefused(form, 'withdrawReason')}>
          <summary>{say('register.act.withdraw')}</summary>
          <Act frame={frame} slug={entry.slug} name="withdrawal" submit="register.act.withdraw.submit" quiet>
            <p class="hint">{say('register.act.withdraw.what')}</p>
            <TextArea form={form} name="withdrawReason" hint="register.act.reason.hint" maxLength={maxWordsLength} />
          </Act>
        </details>
      )}
    </section>
  )
}

/** There is something to approve: a version that lacks approvals and nothing before them. */
function mayApproveNow({ mayApprove, stages }: Entry, stage: SystemStage): boolean {
  const { version, missing } = stages[stage]
  return mayApprove[stage] && version !== null && missing.includes('two-approvals')
}

/** The way to the public; before it, what is missing for it. */
function PuttingLive({ frame, entry }: { frame: Frame; entry: Entry }): JSX.Element {
  const { language } = frame
  const say = words(language)
  const lacking = entry.stages.production.beforeApproval.filter(
    (one) => one === 'risk-assessed' || one.startsWith('declared:'),
  )
  if (entry.assistant === null || lacking.length > 0) {
    return (
      <section class="mt5" aria-labelledby="put-live">
        <h3 id="put-live">{say('register.act.put-live')}</h3>
        <p>{say('register.act.put-live.missing')}</p>
        <ul>
          {entry.assistant === null && <li>{say('register.before.assistant')}</li>}
          {lacking.map((one) => (
            <li key={one}>{lackingWords(language, one, entry.risk.duties)}</li>
          ))}
        </ul>
      </section>
    )
  }
  return (
    <Act frame={frame} slug={entry.slug} name="live" title="register.act.put-live" submit="register.act.put-live">
      <p class="hint">{say('register.act.put-live.what')}</p>
    </Act>
  )
}

function isRefused(form: Form, field: keyof typeof labels): boolean {
  return form.problem !== null && form.values[field] !== undefined
}

function NamingForms({
  frame,
  form,
  entry,
  versions,
}: {
  frame: Frame
  form: Form
  entry: Entry
  versions: EntryActsData['versions']
}): JSX.Element {
  const { language } = frame
  const say = words(language)
  const choices = versions.map(({ digest, number, madeAt }) => ({
    value: digest,
    text: say('register.act.version.choice', { number, day: formatIn(language).dateTime(madeAt) }),
  }))
  return (
    <>
      {systemStages.map((stage) => {
        const name = `${stage}Version` as const
        const named = entry.stages[stage].version?.digest ?? versions[0]!.digest
        const filled = { ...form, values: { [name]: named, ...form.values } }
        return (
          <Act
            key={stage}
            frame={frame}
            slug={entry.slug}
            name={`version-${stage}`}
            title={`register.act.name.${stage}`}
            submit="register.act.name.submit"
            quiet
          >
            <SelectField form={filled} name={name} hint="register.act.version.hint" choices={choices} />
          </Act>
        )
      })}
    </>
  )
}

type ActProps = {
  frame: Frame
  slug: string
  name: string
  title?: SentenceKey
  submit: SentenceKey
  quiet?: boolean
  children: ComponentChildren
}

function Act({ frame, slug, name, title, submit, quiet, children }: ActProps): JSX.Element {
  const { language } = frame
  const say = words(language)
  return (
    <form class="mt5" method="post" action={localised(language, addresses.systemAct(slug, name))}>
      <CsrfField frame={frame} />
      {title && <h3>{say(title)}</h3>}
      {children}
      <button type="submit" class={quiet ? 'btn sec' : 'btn'}>
        {say(submit)}
      </button>
    </form>
  )
}
