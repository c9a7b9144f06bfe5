import type { JSX } from 'preact'
import type { PublicProblem } from '../../modules/calls/index.ts'
import { maxNameLength, maxWordsLength } from '../../modules/permits/index.ts'
import { words } from '../../words/sentence.ts'
import { addresses, localised } from '../addresses.ts'
import { blank, CsrfField, ErrorSummary, type Filled, RadioField, TextArea, TextField } from '../forms.tsx'
import type { Frame } from '../frame.ts'
import { Page, renderPage } from '../page.tsx'
import { Words } from '../records/words.tsx'
import { Say } from '../text.tsx'
import { kindChoices, OrganisationField, type OwnOrganisation, projectForm } from './project-form.tsx'

type Problem = Pick<PublicProblem, 'id' | 'title'>

/** Which public problem a project is to hang on. `carried`: what the answer leads on with. */
export function chooseProblemPage(
  frame: Frame,
  data: {
    readonly problems: readonly (Problem & { readonly code: string | null })[]
    readonly nextHref: string | null
    hrefOf(problem: string): string
  },
): string {
  const { language } = frame
  const say = words(language)
  return renderPage(
    <Page frame={frame} title={say('project.choose-problem')} section="workspace">
      <Crumbs frame={frame} />
      <h1>{say('project.choose-problem')}</h1>
      <p class="measure">{say('project.choose-problem.why')}</p>
      {data.problems.length === 0 ? (
        <p class="inset">
          {say('project.no-problem')} <a href={localised(language, addresses.proposeNeed)}>{say('need.propose')}</a>
        </p>
      ) : (
        <ul class="plain-list changes">
          {data.problems.map(({ id, code, title }) => (
            <li key={id}>
              <a href={data.hrefOf(id)}>
                {code !== null && <bdi>{`${code} `}</bdi>}
                <Words language={language} text={title} />
              </a>
            </li>
          ))}
        </ul>
      )}
      {data.nextHref && (
        <p class="mt4">
          <a href={data.nextHref} rel="next">
            {say('project.more-problems')}
          </a>
        </p>
      )}
    </Page>,
  )
}

export type NewProjectData = {
  readonly problem: Problem
  readonly organisations: readonly OwnOrganisation[]
  /** Data that a permit is to be asked for, once there is a project. */
  readonly dataSet: string | null
}

/** A project on a public problem: of which kind, and what it is called. */
export function newProjectPage(frame: Frame, data: NewProjectData, filled: Filled = blank): string {
  const { language } = frame
  const say = words(language)
  const form = projectForm(language, filled)
  return renderPage(
    <Page frame={frame} title={say('project.new')} section="workspace" failed={filled.problem !== null}>
      <Crumbs frame={frame} />
      <ErrorSummary form={form} />
      <h1>{say('project.new')}</h1>
      <p class="lead">
        <Say
          language={language}
          of="project.on-problem"
          problem={
            <a href={localised(language, addresses.need(data.problem.id))}>
              <Words language={language} text={data.problem.title} />
            </a>
          }
        />
      </p>
      <form class="measure" method="post" action={localised(language, addresses.newProject)}>
        <CsrfField frame={frame} />
        <input type="hidden" name="need" value={data.problem.id} />
        {data.dataSet && <input type="hidden" name="data-set" value={data.dataSet} />}
        <RadioField form={form} name="kind" open choices={kindChoices(language)} />
        <TextField form={form} name="name" hint="project.name.hint" maxLength={maxNameLength} lang={language} />
        <TextArea
          form={form}
          name="summary"
          hint="project.summary.hint"
          maxLength={maxWordsLength}
          lang={language}
          optional
        />
        <OrganisationField form={form} organisations={data.organisations} />
        <button type="submit" class="btn">
          {say('project.create')}
        </button>
      </form>
    </Page>,
  )
}

function Crumbs({ frame: { language } }: { frame: Frame }): JSX.Element {
  return (
    <p class="crumbs">
      <a href={localised(language, addresses.workspace)}>{words(language)('workspace.title')}</a>
    </p>
  )
}
