import type { JSX } from 'preact'
import type { Language } from '../../kernel/language.ts'
import type { Plan, Task } from '../../modules/evaluation/index.ts'
import { formatIn } from '../../words/format.ts'
import { words } from '../../words/sentence.ts'
import { addresses, localised } from '../addresses.ts'
import type { Frame } from '../frame.ts'
import { Page, renderPage } from '../page.tsx'
import { Words } from '../records/words.tsx'
import { List } from '../text.tsx'
import { type NamedRun, PlanTable, RunTable } from './plan-table.tsx'
import { itemLanguage } from './slice-words.ts'

export type LaboratoryData = {
  readonly tasks: readonly Task[]
  readonly plans: readonly Plan[]
  readonly runs: readonly NamedRun[]
  /** Where the next page of each list is. */
  readonly moreTasks: string | null
  readonly morePlans: string | null
  readonly moreRuns: string | null
  /** The reader writes tests and fixes bars. */
  readonly mayWrite: boolean
  /** Samples may wait for the reader's rating. */
  readonly mayRate: boolean
  readonly mayAdminister: boolean
}

/** The laboratory: tests, registered plans and what came of them, and for whoever evaluates the way in. */
export function laboratoryPage(frame: Frame, data: LaboratoryData): string {
  const { language } = frame
  const say = words(language)
  return renderPage(
    <Page frame={frame} title={say('evaluation.title')} section="workspace">
      <h1>{say('evaluation.title')}</h1>
      <p class="lead measure">{say('evaluation.what')}</p>
      <details class="measure">
        <summary>{say('evaluation.why-first')}</summary>
        <p>{say('evaluation.why-first.bar')}</p>
        <p>{say('evaluation.why-first.log')}</p>
        <p>{say('evaluation.why-first.attempts')}</p>
      </details>
      <Entrances language={language} data={data} />
      <section aria-labelledby="tasks" class="mt6">
        <h2 id="tasks">{say('evaluation.tasks')}</h2>
        <TaskList language={language} tasks={data.tasks} />
        <More language={language} href={data.moreTasks} />
      </section>
      <section aria-labelledby="plans" class="mt6">
        <h2 id="plans">{say('evaluation.plans')}</h2>
        {data.plans.length === 0 ? (
          <p class="inset">{say('evaluation.no-plan')}</p>
        ) : (
          <PlanTable language={language} plans={data.plans} withTask />
        )}
        <More language={language} href={data.morePlans} />
      </section>
      <section aria-labelledby="runs" class="mt6">
        <h2 id="runs">{say('evaluation.runs')}</h2>
        {data.runs.length === 0 ? (
          <p class="inset">{say('evaluation.no-run')}</p>
        ) : (
          <RunTable language={language} runs={data.runs} withTask />
        )}
        <More language={language} href={data.moreRuns} />
      </section>
    </Page>,
  )
}

function Entrances({ language, data }: { language: Language; data: LaboratoryData }): JSX.Element | null {
  const say = words(language)
  if (!data.mayWrite && !data.mayRate && !data.mayAdminister) return null
  return (
    <ul class="links mt5">
      {data.mayWrite && (
        <>
          <li>
            <a href={localised(language, addresses.newTask)}>{say('new-task.title')}</a>
            <p>{say('new-task.short')}</p>
          </li>
          <li>
            <a href={localised(language, addresses.newPlan)}>{say('new-plan.title')}</a>
            <p>{say('new-plan.short')}</p>
          </li>
        </>
      )}
      {data.mayRate && (
        <li>
          <a href={localised(language, addresses.reviews)}>{say('reviews.title')}</a>
          <p>{say('reviews.short')}</p>
        </li>
      )}
      {data.mayAdminister && (
        <li>
          <a href={localised(language, addresses.endpoints)}>{say('endpoints.title')}</a>
          <p>{say('endpoints.short')}</p>
        </li>
      )}
    </ul>
  )
}

function TaskList({ language, tasks }: { language: Language; tasks: readonly Task[] }): JSX.Element {
  const say = words(language)
  if (tasks.length === 0) return <p class="inset">{say('evaluation.no-task')}</p>
  return (
    <table class="stack">
      <caption class="vh">{say('evaluation.tasks')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('task.kind-of-thing')}</th>
          <th scope="col">{say('task.kind')}</th>
          <th scope="col">{say('task.languages')}</th>
          <th scope="col" class="n">
            {say('task.items')}
          </th>
          <th scope="col">{say('task.owner')}</th>
        </tr>
      </thead>
      <tbody>
        {tasks.map((task) => (
          <tr key={task.digest}>
            <th scope="row">
              <a href={localised(language, addresses.task(task.digest))}>
                <Words language={language} text={task.names} />
              </a>{' '}
              {task.hidden && <span class="tag warn">{say('task.hidden')}</span>}
            </th>
            <td data-l={say('task.kind')}>{say(`task.kind.${task.kind}`)}</td>
            <td data-l={say('task.languages')}>
              <span>
                <List language={language} items={task.languages.map((tag) => itemLanguage(language, tag))} />
              </span>
            </td>
            <td data-l={say('task.items')} class="n">
              <bdi dir="ltr">{formatIn(language).number(task.items)}</bdi>
            </td>
            <td data-l={say('task.owner')}>
              <Words language={language} text={task.owner.names} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

export function More({ language, href }: { language: Language; href: string | null }): JSX.Element | null {
  return href === null ? null : (
    <p class="mt4">
      <a href={href} rel="next">
        {words(language)('evaluation.more')}
      </a>
    </p>
  )
}
