import type { JSX } from 'preact'
import { inLanguage, type Language, type Multilingual } from '../../kernel/language.ts'
import type { Item, Plan, Task } from '../../modules/evaluation/index.ts'
import { formatIn } from '../../words/format.ts'
import { isolate } from '../../words/isolate.ts'
import { words } from '../../words/sentence.ts'
import { addresses, localised } from '../addresses.ts'
import { Fact } from '../fact.tsx'
import { FilterForm } from '../filter-form.tsx'
import type { Frame } from '../frame.ts'
import { Page, renderPage } from '../page.tsx'
import { Words } from '../records/words.tsx'
import { Code, Day, List, Moment } from '../text.tsx'
import { LaboratoryCrumbs } from './crumbs.tsx'
import { ItemInput, TargetWords } from './item-words.tsx'
import { More } from './laboratory-page.tsx'
import { CriteriaList } from './measure-words.tsx'
import { metricWords } from './metric-words.ts'
import { type NamedRun, PlanTable, SystemName } from './plan-table.tsx'
import { itemLanguage, ownSlice } from './slice-words.ts'

/** The items of a test as far as this reader gets them. */
export type ShownItems =
  | { readonly state: 'hidden' | 'closed' }
  | { readonly state: 'shown'; readonly items: readonly Item[]; readonly next: string | null }

export type TaskPageData = {
  readonly task: Task
  /** Titles of its data, for whoever may know of them. */
  readonly titles: Readonly<Record<string, Multilingual>>
  readonly items: ShownItems
  readonly chosen: { readonly language: string | undefined; readonly slice: string | undefined }
  readonly plans: readonly Plan[]
  readonly morePlans: string | null
  /** Runs that have come to their end, newest first: those that can be compared. */
  readonly finished: readonly NamedRun[]
  readonly mayPlan: boolean
}

/** A test: what it measures and how, its items, the plans on it, and comparing what came of them. */
export function taskPage(frame: Frame, data: TaskPageData): string {
  const { language } = frame
  const say = words(language)
  const { task } = data
  return renderPage(
    <Page frame={frame} title={isolate(inLanguage(task.names, language).text)} section="workspace">
      <LaboratoryCrumbs language={language} />
      <h1>
        <Words language={language} text={task.names} />
      </h1>
      <p>
        <span class="tag info">{say(`task.kind.${task.kind}`)}</span>
        {task.hidden && <span class="tag warn">{say('task.hidden')}</span>}
      </p>
      <p class="lead measure">
        <Words language={language} text={task.description} />
      </p>
      <p class="measure">{say(`task.kind.${task.kind}.what`)}</p>
      <Header language={language} data={data} />
      <section aria-labelledby="metrics" class="mt6">
        <h2 id="metrics">{say('task.metrics')}</h2>
        <dl class="summary">
          {task.metrics.map((metric) => {
            const { name, what } = metricWords(language, metric)
            return (
              <div key={metric}>
                <dt>{name}</dt>
                <dd>{what}</dd>
              </div>
            )
          })}
        </dl>
      </section>
      <section aria-labelledby="bar" class="mt6">
        <h2 id="bar">{say('task.suggested')}</h2>
        {task.suggested.length === 0 ? (
          <p class="inset">{say('task.suggested.none')}</p>
        ) : (
          <CriteriaList language={language} criteria={task.suggested} />
        )}
        {data.mayPlan && (
          <p class="mt4">
            <a
              class="btn"
              href={`${localised(language, addresses.newPlan)}?${new URLSearchParams({ task: task.digest })}`}
            >
              {say('task.plan')}
            </a>
          </p>
        )}
      </section>
      <section aria-labelledby="plans" class="mt6">
        <h2 id="plans">{say('task.plans')}</h2>
        {data.plans.length === 0 ? (
          <p class="inset">{say('evaluation.no-plan')}</p>
        ) : (
          <PlanTable language={language} plans={data.plans} />
        )}
        <More language={language} href={data.morePlans} />
      </section>
      <Comparing language={language} finished={data.finished} />
      <Items frame={frame} data={data} />
    </Page>,
  )
}

function Header({ language, data: { task, titles } }: { language: Language; data: TaskPageData }): JSX.Element {
  const say = words(language)
  return (
    <dl class="summary">
      <Fact language={language} of="task.owner">
        <a href={localised(language, addresses.organisation(task.owner.id))}>
          <Words language={language} text={task.owner.names} />
        </a>
      </Fact>
      <Fact language={language} of="task.items">
        <bdi dir="ltr">{formatIn(language).number(task.items)}</bdi>
      </Fact>
      <Fact language={language} of="task.languages">
        <List language={language} items={task.languages.map((tag) => itemLanguage(language, tag))} />
      </Fact>
      {task.slices.length > 0 && (
        <Fact language={language} of="task.slices">
          <ul class="also">
            {task.slices.map(({ name, items }) => (
              <li key={name}>
                <bdi>{ownSlice(language, name)}</bdi> (<bdi dir="ltr">{formatIn(language).number(items)}</bdi>)
              </li>
            ))}
          </ul>
        </Fact>
      )}
      <Fact language={language} of="task.source">
        <bdi>{task.source}</bdi>
      </Fact>
      <Fact language={language} of="task.licence">
        <bdi>{task.licence}</bdi>
      </Fact>
      {task.dataSets.length > 0 && (
        <Fact language={language} of="task.data">
          <ul class="plain-list">
            {task.dataSets.map((id) => (
              <li key={id}>
                <a href={localised(language, addresses.dataSet(id))}>
                  {titles[id] ? <Words language={language} text={titles[id]} /> : <Code>{id}</Code>}
                </a>
              </li>
            ))}
          </ul>
        </Fact>
      )}
      <Fact language={language} of="task.added">
        <Day language={language} at={task.createdAt} />
      </Fact>
      <Fact language={language} of="task.digest">
        <p>
          <Code>{task.digest}</Code>
        </p>
        <p class="weak">{say('task.digest.what')}</p>
      </Fact>
    </dl>
  )
}

function Comparing({ language, finished }: { language: Language; finished: readonly NamedRun[] }): JSX.Element | null {
  const say = words(language)
  if (finished.length < 2) return null
  return (
    <section aria-labelledby="compare" class="mt6">
      <h2 id="compare">{say('task.compare')}</h2>
      <form method="get" action={localised(language, addresses.comparison)}>
        <fieldset class="choices">
          <legend>{say('task.compare.which')}</legend>
          {finished.map(({ run, plan }) => (
            <label key={run.id}>
              <input type="checkbox" name="run" value={run.id} />
              <span>
                {plan ? <SystemName system={plan.system} /> : <Code>{run.id}</Code>}
                <small class="what">
                  <Moment language={language} at={run.finishedAt ?? run.requestedAt} />
                </small>
              </span>
            </label>
          ))}
        </fieldset>
        <button type="submit" class="btn sec">
          {say('task.compare.submit')}
        </button>
      </form>
    </section>
  )
}

function Items({ frame: { language }, data }: { frame: Frame; data: TaskPageData }): JSX.Element {
  const say = words(language)
  const { task, items, chosen } = data
  return (
    <section aria-labelledby="items" class="mt6">
      <h2 id="items">{say('task.items.title')}</h2>
      {items.state === 'shown' ? (
        <>
          <FilterForm
            language={language}
            address={addresses.task(task.digest)}
            filters={[
              {
                name: 'language',
                label: 'sample.language',
                choices: task.languages.map((tag) => ({ value: tag, text: itemLanguage(language, tag) })),
                chosen: chosen.language,
              },
              {
                name: 'slice',
                label: 'sample.slice',
                choices: task.slices.map(({ name }) => ({ value: name, text: ownSlice(language, name) })),
                chosen: chosen.slice,
              },
            ]}
          />
          {items.items.length === 0 && <p class="inset">{say('task.items.none')}</p>}
          <ul class="plain-list changes">
            {items.items.map((item) => (
              <li key={item.id}>
                <p class="weak">
                  <Code>{item.id}</Code> {itemLanguage(language, item.language)}
                </p>
                <ItemInput item={item} />
                <details>
                  <summary>{say('item.expected')}</summary>
                  <TargetWords language={language} item={item} />
                </details>
              </li>
            ))}
          </ul>
          <More language={language} href={items.next} />
        </>
      ) : (
        <p class="inset">{say(`task.items.${items.state}`)}</p>
      )}
    </section>
  )
}
