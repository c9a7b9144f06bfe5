import type { JSX } from 'preact'
import type { Language } from '../../kernel/language.ts'
import type { Plan, Run } from '../../modules/evaluation/index.ts'
import { words } from '../../words/sentence.ts'
import { addresses, localised } from '../addresses.ts'
import { Words } from '../records/words.tsx'
import { Code, Day, Moment, Say, Unfilled } from '../text.tsx'
import { RunTag } from './run-state.tsx'

/** What is put to the test, by the name that people know it by; one that is not there any more by its id. */
export function SystemName({ system }: { system: Plan['system'] }): JSX.Element {
  return system.name === null ? <Code>{system.id}</Code> : <bdi>{system.name}</bdi>
}

/** How many of the attempts that a plan allows have begun. */
export function Attempts({ language, plan }: { language: Language; plan: Pick<Plan, 'attempts'> }): JSX.Element {
  const { used, allowed } = plan.attempts
  return <Say language={language} of="plan.attempts.used" used={used} allowed={allowed} />
}

type PlanTableProps = {
  language: Language
  plans: readonly Plan[]
  /** Of one test the test need not be named. */
  withTask?: boolean
}

/** Plans, newest first, each with the last of its runs. */
export function PlanTable({ language, plans, withTask }: PlanTableProps): JSX.Element {
  const say = words(language)
  return (
    <table class="stack">
      <caption class="vh">{say('evaluation.plans')}</caption>
      <thead>
        <tr>
          {withTask && <th scope="col">{say('task.kind-of-thing')}</th>}
          <th scope="col">{say('plan.system')}</th>
          <th scope="col">{say('plan.registered')}</th>
          <th scope="col">{say('plan.attempts')}</th>
          <th scope="col">{say('plan.last-run')}</th>
        </tr>
      </thead>
      <tbody>
        {plans.map((plan) => (
          <tr key={plan.id}>
            {withTask && (
              <th scope="row">
                <a href={localised(language, addresses.plan(plan.id))}>
                  <Words language={language} text={plan.task.names} />
                </a>
              </th>
            )}
            {withTask ? (
              <td data-l={say('plan.system')}>
                <SystemName system={plan.system} />
              </td>
            ) : (
              <th scope="row">
                <a href={localised(language, addresses.plan(plan.id))}>
                  <SystemName system={plan.system} />
                </a>
              </th>
            )}
            <td data-l={say('plan.registered')}>
              <Day language={language} at={plan.registeredAt} />
            </td>
            <td data-l={say('plan.attempts')}>
              <span>
                <Attempts language={language} plan={plan} />
              </span>
            </td>
            <td data-l={say('plan.last-run')}>
              <LastRun language={language} run={plan.runs[0]} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function LastRun({ language, run }: { language: Language; run: Run | undefined }): JSX.Element {
  if (!run) return <Unfilled>{words(language)('plan.no-run')}</Unfilled>
  return (
    <a href={localised(language, addresses.run(run.id))}>
      <RunTag language={language} run={run} />
    </a>
  )
}

/** A run with what it is an attempt of; the plan is not there for whoever may not read it. */
export type NamedRun = { readonly run: Run; readonly plan: Plan | undefined }

/** Runs, newest first. */
export function RunTable({
  language,
  runs,
  withTask,
}: {
  language: Language
  runs: readonly NamedRun[]
  withTask?: boolean
}): JSX.Element {
  const say = words(language)
  return (
    <table class="stack">
      <caption class="vh">{say('evaluation.runs')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('plan.system')}</th>
          {withTask && <th scope="col">{say('task.kind-of-thing')}</th>}
          <th scope="col">{say('run.attempt')}</th>
          <th scope="col">{say('run.requested')}</th>
          <th scope="col">{say('run.outcome')}</th>
        </tr>
      </thead>
      <tbody>
        {runs.map(({ run, plan }) => (
          <tr key={run.id}>
            <th scope="row">
              <a href={localised(language, addresses.run(run.id))}>
                {plan ? <SystemName system={plan.system} /> : <Code>{run.id}</Code>}
              </a>
            </th>
            {withTask && (
              <td data-l={say('task.kind-of-thing')}>{plan && <Words language={language} text={plan.task.names} />}</td>
            )}
            <td data-l={say('run.attempt')}>
              <bdi dir="ltr">{run.attempt}</bdi>
            </td>
            <td data-l={say('run.requested')}>
              <Moment language={language} at={run.requestedAt} />
            </td>
            <td data-l={say('run.outcome')}>
              <RunTag language={language} run={run} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
