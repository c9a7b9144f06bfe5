import type { JSX } from 'preact'
import { inLanguage, type Multilingual } from '../../kernel/language.ts'
import { maxNameLength } from '../../modules/register/index.ts'
import { words } from '../../words/sentence.ts'
import { addresses, localised } from '../addresses.ts'
import { CsrfField, ErrorSummary, type Filled, formOf, SelectField, TextField } from '../forms.tsx'
import type { Frame } from '../frame.ts'
import { Page, renderPage } from '../page.tsx'
import { Words } from '../records/words.tsx'
import { Say } from '../text.tsx'

export type NewSystemData = {
  readonly project: { readonly id: string; readonly name: Multilingual; readonly problem: Multilingual }
  /** Of the project, the newest first. */
  readonly assistants: readonly { readonly id: string; readonly names: Multilingual }[]
  /** What the project has entered already. With none, the first is entered together with the system. */
  readonly solutions: readonly { readonly slug: string; readonly names: Multilingual }[]
}

/** The first step into the register: of which solution the system is, what it is called and where its entry will be. */
export function newSystemPage(frame: Frame, data: NewSystemData, filled: Filled): string {
  const { language } = frame
  const say = words(language)
  const { project, assistants, solutions } = data
  const form = formOf(language, filled, {
    solution: 'register.new.solution',
    solutionName: 'register.new.solution-name',
    assistant: 'register.new.assistant',
    name: 'register.new.name',
    slug: 'register.new.slug',
  })
  const named = (items: readonly { readonly value: string; readonly names: Multilingual }[]) =>
    items.map(({ value, names }) => ({ value, text: inLanguage(names, language).text }))
  return renderPage(
    <Page frame={frame} title={say('register.new.title')} section="register" failed={filled.problem !== null}>
      <p class="crumbs">
        <a href={localised(language, addresses.register)}>{say('register.title')}</a> /{' '}
        <a href={localised(language, addresses.project(project.id))}>
          <Words language={language} text={project.name} />
        </a>
      </p>
      <ErrorSummary form={form} />
      <h1>{say('register.new.title')}</h1>
      <p class="measure">{say('register.new.what')}</p>
      <p>
        <Say
          language={language}
          of="register.new.problem"
          problem={<Words language={language} text={project.problem} />}
        />
      </p>
      <form class="measure" method="post" action={localised(language, addresses.newSystem)}>
        <CsrfField frame={frame} />
        <input type="hidden" name="project" value={project.id} />
        {solutions.length === 0 ? (
          <TextField
            form={form}
            name="solutionName"
            hint="register.new.solution-name.hint"
            maxLength={maxNameLength}
            lang={language}
          />
        ) : (
          <SelectField
            form={form}
            name="solution"
            hint="register.new.solution.hint"
            choices={named(solutions.map(({ slug, names }) => ({ value: slug, names })))}
          />
        )}
        {assistants.length === 0 ? (
          <p class="inset">{say('register.new.no-assistant')}</p>
        ) : (
          <SelectField
            form={form}
            name="assistant"
            choices={named(assistants.map(({ id, names }) => ({ value: id, names })))}
          />
        )}
        <TextField form={form} name="name" hint="register.new.name.hint" maxLength={maxNameLength} lang={language} />
        <TextField form={form} name="slug" hint="register.new.slug.hint" maxLength={60} direction="ltr" />
        <button type="submit" class="btn">
          {say('register.new.submit')}
        </button>
      </form>
    </Page>,
  )
}

export type ChooseProjectData = {
  readonly projects: readonly { readonly id: string; readonly name: Multilingual }[]
}

/** From which project the system comes, where no link says it. */
export function chooseProjectPage(frame: Frame, { projects }: ChooseProjectData): string {
  const { language } = frame
  const say = words(language)
  return renderPage(
    <Page frame={frame} title={say('register.new.title')} section="register">
      <p class="crumbs">
        <a href={localised(language, addresses.register)}>{say('register.title')}</a>
      </p>
      <h1>{say('register.new.title')}</h1>
      <p class="measure">{say('register.new.choose')}</p>
      {projects.length === 0 ? <NoProject frame={frame} /> : <Projects frame={frame} projects={projects} />}
    </Page>,
  )
}

function NoProject({ frame: { language } }: { frame: Frame }): JSX.Element {
  const say = words(language)
  return (
    <p class="inset">
      {say('register.new.no-project')} <a href={localised(language, addresses.workspace)}>{say('workspace.title')}</a>
    </p>
  )
}

function Projects({ frame: { language }, projects }: { frame: Frame } & ChooseProjectData): JSX.Element {
  return (
    <ul class="plain-list changes">
      {projects.map(({ id, name }) => (
        <li key={id}>
          <a href={`${localised(language, addresses.newSystem)}?${new URLSearchParams({ project: id })}`}>
            <Words language={language} text={name} />
          </a>
        </li>
      ))}
    </ul>
  )
}
