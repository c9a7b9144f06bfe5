import { inLanguage, type Multilingual } from '../../kernel/language.ts'
import type { Project } from '../../modules/permits/index.ts'
import { words } from '../../words/sentence.ts'
import { addresses, localised } from '../addresses.ts'
import { blank, CsrfField, ErrorSummary, type Filled, formOf, RadioField } from '../forms.tsx'
import type { Frame } from '../frame.ts'
import { Page, renderPage } from '../page.tsx'
import { Words } from '../records/words.tsx'
import { Code, Say } from '../text.tsx'

export type StartRequestData = {
  /** Projects that the reader leads and that have not ended. */
  readonly projects: readonly Pick<Project, 'id' | 'name' | 'kind' | 'problem'>[]
  /** The data that the reader comes from. */
  readonly dataSet: { readonly id: string; readonly title: Multilingual | null } | null
  readonly newProjectHref: string
}

/** For which project a permit is asked. Nothing is stored before the button is pressed. */
export function startRequestPage(frame: Frame, data: StartRequestData, filled: Filled = blank): string {
  const { language } = frame
  const say = words(language)
  const form = formOf(language, filled, { project: 'permit-request.ask.project' })
  return renderPage(
    <Page frame={frame} title={say('permit-request.new')} section="workspace" failed={filled.problem !== null}>
      <p class="crumbs">
        <a href={localised(language, addresses.workspace)}>{say('workspace.title')}</a>
      </p>
      <ErrorSummary form={form} />
      <h1>{say('permit-request.new')}</h1>
      <p class="measure">{say('permit-request.what')}</p>
      {data.dataSet && (
        <p>
          <Say
            language={language}
            of="permit-request.for-data"
            title={
              <a href={localised(language, addresses.dataSet(data.dataSet.id))}>
                {data.dataSet.title ? (
                  <Words language={language} text={data.dataSet.title} />
                ) : (
                  <Code>{data.dataSet.id}</Code>
                )}
              </a>
            }
          />
        </p>
      )}
      {data.projects.length === 0 ? (
        <>
          <p class="inset">{say('permit-request.needs-project')}</p>
          <p>
            <a class="btn" href={data.newProjectHref}>
              {say('workspace.start-project')}
            </a>
          </p>
        </>
      ) : (
        <form class="measure" method="post" action={localised(language, addresses.newPermitRequest)}>
          <CsrfField frame={frame} />
          {data.dataSet && <input type="hidden" name="data-set" value={data.dataSet.id} />}
          <RadioField
            form={form}
            name="project"
            choices={data.projects.map(({ id, name, kind }) => ({
              value: id,
              text: inLanguage(name, language).text,
              what: say(`project.kind.${kind}`),
            }))}
          />
          <button type="submit" class="btn">
            {say('need.propose.continue')}
          </button>
          <p class="mt4">
            <a href={data.newProjectHref}>{say('permit-request.other-project')}</a>
          </p>
        </form>
      )}
    </Page>,
  )
}
