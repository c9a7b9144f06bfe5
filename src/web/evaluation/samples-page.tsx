import type { JSX } from 'preact'
import type { z } from 'zod'
import type { Language } from '../../kernel/language.ts'
import type { listSamples, Plan, Run } from '../../modules/evaluation/index.ts'
import { words } from '../../words/sentence.ts'
import { addresses, localised } from '../addresses.ts'
import { FilterForm } from '../filter-form.tsx'
import type { Frame } from '../frame.ts'
import { Page, renderPage } from '../page.tsx'
import { Words } from '../records/words.tsx'
import { Code, Say } from '../text.tsx'
import { LaboratoryCrumbs } from './crumbs.tsx'
import { More } from './laboratory-page.tsx'
import { SystemName } from './plan-table.tsx'
import { itemLanguage, ownSlice } from './slice-words.ts'

export type ListedSample = z.output<typeof listSamples.output>['samples'][number]

export const sampleFilters = ['passed', 'language', 'slice', 'state'] as const
export type SampleFilters = Readonly<Partial<Record<(typeof sampleFilters)[number], string | undefined>>>

export type SamplesPageData = {
  readonly run: Run
  readonly plan: Plan
  readonly samples: readonly ListedSample[]
  readonly chosen: SampleFilters
  readonly nextHref: string | null
}

/** The samples of a run in their order, narrowed by what came of them, language or slice. */
export function samplesPage(frame: Frame, { run, plan, samples, chosen, nextHref }: SamplesPageData): string {
  const { language } = frame
  const say = words(language)
  const { task } = plan
  return renderPage(
    <Page frame={frame} title={say('samples.title')} section="workspace">
      <LaboratoryCrumbs language={language}>
        <a href={localised(language, addresses.task(task.digest))}>
          <Words language={language} text={task.names} />
        </a>
        <a href={localised(language, addresses.run(run.id))}>{say('run.title')}</a>
      </LaboratoryCrumbs>
      <h1>{say('samples.title')}</h1>
      <p>
        <Say language={language} of="plan.of-system" system={<SystemName system={plan.system} />} />
      </p>
      <FilterForm
        language={language}
        address={addresses.samples(run.id)}
        filters={[
          {
            name: 'passed',
            label: 'sample.passed',
            choices: [
              { value: 'true', text: say('sample.passed.true') },
              { value: 'false', text: say('sample.passed.false') },
            ],
            chosen: chosen.passed,
          },
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
          {
            name: 'state',
            label: 'sample.state',
            choices: (['done', 'error'] as const).map((state) => ({
              value: state,
              text: say(`sample.state.${state}`),
            })),
            chosen: chosen.state,
          },
        ]}
      />
      {samples.length === 0 ? (
        <p class="inset mt5">{say('samples.none')}</p>
      ) : (
        <SampleTable language={language} run={run.id} samples={samples} />
      )}
      <More language={language} href={nextHref} />
    </Page>,
  )
}

/** What came of a sample: whether it is on the right side of the bar, or that the system gave nothing. */
export function SampleTag({
  language,
  sample: { state, passed },
}: {
  language: Language
  sample: Pick<ListedSample, 'state' | 'passed'>
}): JSX.Element {
  const say = words(language)
  if (state === 'error') return <span class="tag bad">{say('sample.state.error')}</span>
  if (passed === null) return <span class="tag info">{say('sample.passed.null')}</span>
  return <span class={passed ? 'tag ok' : 'tag warn'}>{say(`sample.passed.${passed}`)}</span>
}

function SampleTable({
  language,
  run,
  samples,
}: {
  language: Language
  run: string
  samples: readonly ListedSample[]
}): JSX.Element {
  const say = words(language)
  return (
    <table class="stack mt5">
      <caption class="vh">{say('samples.title')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('sample.item')}</th>
          <th scope="col">{say('sample.language')}</th>
          <th scope="col">{say('sample.said')}</th>
          <th scope="col">{say('sample.outcome')}</th>
        </tr>
      </thead>
      <tbody>
        {samples.map((sample) => (
          <tr key={sample.place}>
            <th scope="row">
              <a href={localised(language, addresses.sample(run, sample.place))}>
                <Code>{sample.item}</Code>
              </a>
            </th>
            <td data-l={say('sample.language')}>
              <span>{itemLanguage(language, sample.language)}</span>
            </td>
            <td>
              {sample.said === '' ? <span class="nil">{say('sample.said-nothing')}</span> : <bdi>{sample.said}</bdi>}
            </td>
            <td data-l={say('sample.outcome')}>
              <SampleTag language={language} sample={sample} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
