import type { JSX } from 'preact'
import { inLanguage } from '../../kernel/language.ts'
import type { Solution } from '../../modules/register/index.ts'
import { isolate } from '../../words/isolate.ts'
import { words } from '../../words/sentence.ts'
import { addresses, localised } from '../addresses.ts'
import { Fact } from '../fact.tsx'
import { blank, CsrfField, ErrorSummary, type Filled, type Form } from '../forms.tsx'
import type { Frame } from '../frame.ts'
import { Page, renderPage } from '../page.tsx'
import { OrganisationField, type OwnOrganisation, projectForm } from '../permits/project-form.tsx'
import { Words } from '../records/words.tsx'
import { Day, Unfilled } from '../text.tsx'
import type { Levels } from './level-words.ts'
import { MeasuredMark } from './marks.tsx'
import { LevelTag, StandingTag } from './system-tags.tsx'

export type SolutionPageData = {
  readonly solution: Solution
  readonly levels: Levels
  /** In whose name the reader may adopt it; none for those who may not. */
  readonly adopters: readonly OwnOrganisation[]
}

/** What answers a public problem: the systems of a solution, and how another administration takes it over. */
export function solutionPage(frame: Frame, data: SolutionPageData, filled: Filled = blank): string {
  const { language } = frame
  const say = words(language)
  const { solution, adopters } = data
  const form = projectForm(language, filled)
  return renderPage(
    <Page
      frame={frame}
      title={isolate(inLanguage(solution.names, language).text)}
      section="register"
      failed={filled.problem !== null}
    >
      <p class="crumbs">
        <a href={localised(language, addresses.register)}>{say('register.title')}</a>
      </p>
      <ErrorSummary form={form} />
      <h1>
        <Words language={language} text={solution.names} />
      </h1>
      <Facts frame={frame} solution={solution} />
      <section aria-labelledby="systems" class="mt6">
        <h2 id="systems">{say('solution.systems')}</h2>
        {solution.systems.length === 0 ? (
          <p class="inset">{say('solution.no-system')}</p>
        ) : (
          <ul class="links">
            {solution.systems.map((system) => (
              <li key={system.id}>
                <a href={localised(language, addresses.system(system.slug))}>
                  <Words language={language} text={system.names} />
                </a>
                <p>
                  <StandingTag language={language} system={system} />
                  <LevelTag language={language} levels={data.levels} level={system.level} />
                </p>
                <p>
                  {say('register.used', { count: system.answers90d })}
                  <MeasuredMark language={language} />
                </p>
              </li>
            ))}
          </ul>
        )}
        {solution.own && solution.project && (
          <p>
            <a
              class="btn sec"
              href={`${localised(language, addresses.newSystem)}?${new URLSearchParams({ project: solution.project.id })}`}
            >
              {say('register.enter')}
            </a>
          </p>
        )}
      </section>
      {adopters.length > 0 && <Adoption frame={frame} form={form} data={data} />}
    </Page>,
  )
}

function Facts({ frame: { language }, solution }: { frame: Frame; solution: Solution }): JSX.Element {
  const say = words(language)
  const { problem, project, owner, summary, adoptedFrom, createdAt } = solution
  return (
    <dl class="summary">
      <Fact language={language} of="solution.problem">
        <a href={localised(language, addresses.need(problem.id))}>
          <Words language={language} text={problem.title} />
        </a>
      </Fact>
      <Fact language={language} of="solution.summary">
        {summary ? <Words language={language} text={summary} /> : <Unfilled>{say('state.unfilled')}</Unfilled>}
      </Fact>
      <Fact language={language} of="solution.owner">
        <a href={localised(language, addresses.organisation(owner.id))}>
          <Words language={language} text={owner.names} />
        </a>
      </Fact>
      {project && (
        <Fact language={language} of="solution.project">
          {solution.own ? (
            <a href={localised(language, addresses.project(project.id))}>
              <Words language={language} text={project.name} />
            </a>
          ) : (
            <Words language={language} text={project.name} />
          )}
        </Fact>
      )}
      {adoptedFrom && (
        <Fact language={language} of="solution.adopted-from">
          <a href={localised(language, addresses.solution(adoptedFrom.slug))}>
            <Words language={language} text={adoptedFrom.names} />
          </a>
        </Fact>
      )}
      <Fact language={language} of="solution.since">
        <Day language={language} at={createdAt} />
      </Fact>
    </dl>
  )
}

function Adoption({ frame, form, data }: { frame: Frame; form: Form; data: SolutionPageData }): JSX.Element {
  const { language } = frame
  const say = words(language)
  const { solution, adopters } = data
  const [only] = adopters
  return (
    <section aria-labelledby="adopt" class="mt7 measure">
      <h2 id="adopt">{say('solution.adopt')}</h2>
      <p>{say('solution.adopt.what')}</p>
      <form method="post" action={localised(language, addresses.solutionAct(solution.slug, 'adoption'))}>
        <CsrfField frame={frame} />
        {adopters.length === 1 && <input type="hidden" name="organisation" value={only!.id} />}
        <OrganisationField form={form} organisations={adopters} />
        <button type="submit" class="btn">
          {say('solution.adopt')}
        </button>
      </form>
    </section>
  )
}
