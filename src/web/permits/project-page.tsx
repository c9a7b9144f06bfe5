import type { JSX } from 'preact'
import { inLanguage, type Language } from '../../kernel/language.ts'
import type { Assistant } from '../../modules/assistants/index.ts'
import {
  maxNameLength,
  maxWordsLength,
  type Permit,
  type PermitRequest,
  type Project,
} from '../../modules/permits/index.ts'
import { isolate } from '../../words/isolate.ts'
import { words } from '../../words/sentence.ts'
import { ActForm } from '../act-form.tsx'
import { addresses, localised } from '../addresses.ts'
import { ProjectPath, type ProjectPathState } from '../build/project-path.tsx'
import { Fact } from '../fact.tsx'
import { blank, CsrfField, ErrorSummary, type Filled, type Form, RadioField, TextArea, TextField } from '../forms.tsx'
import type { Frame } from '../frame.ts'
import { Page, renderPage } from '../page.tsx'
import { type MadeSecret, ShownOnce } from '../people/shown-once.tsx'
import { Words } from '../records/words.tsx'
import { Day, Say, Unfilled } from '../text.tsx'
import { PermitList, RequestList } from './permit-lists.tsx'
import { projectForm } from './project-form.tsx'

export type ProjectPageData = {
  readonly project: Project
  readonly permits: readonly Permit[]
  readonly requests: readonly PermitRequest[]
  /** How far it is from the problem to answers that anybody verifies. */
  readonly path: ProjectPathState
  readonly assistants: readonly Pick<Assistant, 'id' | 'names' | 'versions'>[]
  /** The reader may put an assistant together here. */
  readonly mayBuild: boolean
  readonly now: Date
  /** The address of an invitation that was just made. */
  readonly invitation: MadeSecret | null
  /** Who reads: everybody may leave a project. */
  readonly self: string | null
}

/** A project: the problem it hangs on, who is in it, what it may read and what it asks for. */
export function projectPage(frame: Frame, data: ProjectPageData, filled: Filled = blank): string {
  const { language } = frame
  const say = words(language)
  const { project, invitation } = data
  const form = projectForm(language, filled)
  const leads = project.own === 'lead' && project.endedAt === null
  return renderPage(
    <Page
      frame={frame}
      title={isolate(inLanguage(project.name, language).text)}
      section="workspace"
      failed={filled.problem !== null}
    >
      <p class="crumbs">
        <a href={localised(language, addresses.workspace)}>{say('workspace.title')}</a>
      </p>
      <ErrorSummary form={form} />
      {invitation && (
        <ShownOnce
          language={language}
          made={invitation}
          title="project.invited"
          once="project.invited.once"
          until="project.invited.until"
        />
      )}
      <h1>
        <Words language={language} text={project.name} />
      </h1>
      <p>
        <span class="tag info">{say(`project.kind.${project.kind}`)}</span>
        {project.endedAt === null ? (
          <span class="tag ok">{say('project.open')}</span>
        ) : (
          <>
            <span class="tag warn">{say('project.ended')}</span>
            <Say language={language} of="project.ended-on" day={<Day language={language} at={project.endedAt} />} />
          </>
        )}
      </p>
      {project.endReason !== null && (
        <p class="inset">
          <bdi>{project.endReason}</bdi>
        </p>
      )}
      <Facts language={language} project={project} />
      <ProjectPath language={language} state={data.path} />
      <section aria-labelledby="permits" class="mt6">
        <h2 id="permits">{say('project.permits')}</h2>
        <PermitList language={language} permits={data.permits} now={data.now} none="project.no-permit" />
        <JoinedSince language={language} project={project} permits={data.permits} />
      </section>
      <section aria-labelledby="requests" class="mt6">
        <h2 id="requests">{say('project.requests')}</h2>
        <RequestList language={language} requests={data.requests} none="project.no-request" />
        {leads && (
          <p class="mt4">
            <a class="btn" href={`${localised(language, addresses.newPermitRequest)}?project=${project.id}`}>
              {say('permit-request.new')}
            </a>
          </p>
        )}
      </section>
      <section aria-labelledby="assistants" class="mt6">
        <h2 id="assistants">{say('project.assistants')}</h2>
        <Assistants language={language} assistants={data.assistants} />
        {data.mayBuild && (
          <p class="mt4">
            <a class="btn" href={localised(language, addresses.newAssistant(project.id))}>
              {say('assistant.new')}
            </a>
          </p>
        )}
      </section>
      <Members frame={frame} project={project} leads={leads} self={data.self} />
      {leads && <Acts frame={frame} form={form} project={project} />}
    </Page>,
  )
}

function Assistants({
  language,
  assistants,
}: {
  language: Language
  assistants: ProjectPageData['assistants']
}): JSX.Element {
  const say = words(language)
  if (assistants.length === 0) return <p class="inset">{say('project.no-assistant')}</p>
  return (
    <ul class="plain-list">
      {assistants.map(({ id, names }) => (
        <li key={id}>
          <a href={localised(language, addresses.assistant(id))}>
            <Words language={language} text={names} />
          </a>
        </li>
      ))}
    </ul>
  )
}

function Facts({ language, project }: { language: Language; project: Project }): JSX.Element {
  const say = words(language)
  const { summary } = project
  const written = summary && inLanguage(summary, language)
  return (
    <dl class="summary">
      <Fact language={language} of="project.problem">
        <a href={localised(language, addresses.need(project.problem.id))}>
          <Words language={language} text={project.problem.title} />
        </a>
      </Fact>
      <Fact language={language} of="project.summary">
        {written ? (
          <div dir="auto" lang={written.language === language ? undefined : written.language}>
            {written.text.split(/\n+/).map((line, place) => (
              <p key={place}>{line}</p>
            ))}
          </div>
        ) : (
          <Unfilled>{say('state.unfilled')}</Unfilled>
        )}
      </Fact>
      <Fact language={language} of="project.organisations">
        <ul class="plain-list">
          {project.organisations.map(({ id, names, lead }) => (
            <li key={id}>
              <Words language={language} text={names} />
              {lead && <span class="mark">{say('project.organisation.lead')}</span>}
            </li>
          ))}
        </ul>
      </Fact>
      <Fact language={language} of="project.since">
        <Day language={language} at={project.createdAt} />
      </Fact>
    </dl>
  )
}

/** The organisations of the project that a permit in force does not name. */
function JoinedSince({
  language,
  project,
  permits,
}: {
  language: Language
  project: Project
  permits: readonly Permit[]
}): JSX.Element | null {
  const inForce = permits.filter(({ state }) => state === 'in-force')
  const unnamed = project.organisations.filter(({ id }) => inForce.some((permit) => !permit.organisations.includes(id)))
  if (unnamed.length === 0) return null
  return (
    <div class="inset mt4">
      <p>{words(language)('project.permits.named-organisations')}</p>
      <ul class="plain-list">
        {unnamed.map(({ id, names }) => (
          <li key={id}>
            <Words language={language} text={names} />
          </li>
        ))}
      </ul>
    </div>
  )
}

type MembersProps = { frame: Frame; project: Project; leads: boolean; self: string | null }

function Members({ frame, project, leads, self }: MembersProps): JSX.Element {
  const { language } = frame
  const say = words(language)
  const { members, organisations } = project
  const acts = project.endedAt === null && project.own !== null
  const named = new Map(organisations.map(({ id, names }) => [id, names]))
  return (
    <section aria-labelledby="members" class="mt6">
      <h2 id="members">{say('project.members')}</h2>
      {members.length === 0 ? (
        <p class="inset">{say('project.members.hidden')}</p>
      ) : (
        <table class="stack">
          <caption class="vh">{say('project.members')}</caption>
          <thead>
            <tr>
              <th scope="col">{say('project.member.name')}</th>
              <th scope="col">{say('project.member.organisation')}</th>
              <th scope="col">{say('project.member.role')}</th>
              <th scope="col">{say('project.member.since')}</th>
              {acts && (
                <th scope="col">
                  <span class="vh">{say('project.member.act')}</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {members.map(({ person, name, organisation, role, since }) => (
              <tr key={person}>
                <th scope="row" id={`member-${person}`}>
                  {name === null ? <Unfilled>{say('project.member.unnamed')}</Unfilled> : <bdi>{name}</bdi>}
                </th>
                <td data-l={say('project.member.organisation')}>
                  <Words language={language} text={named.get(organisation) ?? { en: organisation }} />
                </td>
                <td data-l={say('project.member.role')}>{say(`project.role.${role}`)}</td>
                <td data-l={say('project.member.since')}>
                  <Day language={language} at={since} />
                </td>
                {acts && (
                  <td>
                    {(leads || person === self) && (
                      <Removal frame={frame} project={project} person={person} leaves={person === self} />
                    )}
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

type RemovalProps = { frame: Frame; project: Project; person: string; leaves: boolean }

function Removal({ frame, project, person, leaves }: RemovalProps): JSX.Element {
  return (
    <ActForm
      frame={frame}
      address={addresses.projectAct(project.id, 'removal')}
      field="person"
      value={person}
      named={{ button: `remove-${person}`, heading: `member-${person}` }}
    >
      {words(frame.language)(leaves ? 'project.leave' : 'project.remove-member')}
    </ActForm>
  )
}

/** What the lead of a project does with it. */
function Acts({ frame, form, project }: { frame: Frame; form: Form; project: Project }): JSX.Element {
  const { language } = frame
  const say = words(language)
  const act = (name: string) => localised(language, addresses.projectAct(project.id, name))
  const roles = (['member', 'lead'] as const).map((role) => ({
    value: role,
    text: say(`project.role.${role}`),
    what: say(`project.role.${role}.meaning`),
  }))
  const kept = {
    name: form.values.name ?? inLanguage(project.name, language).text,
    summary: form.values.summary ?? (project.summary ? inLanguage(project.summary, language).text : ''),
  }
  return (
    <section aria-labelledby="acts" class="mt7 measure">
      <h2 id="acts">{say('need.act.title')}</h2>
      <form method="post" action={act('invitations')}>
        <CsrfField frame={frame} />
        <h3>{say('project.invite')}</h3>
        <p class="hint">{say('project.invite.how')}</p>
        <RadioField form={form} name="role" choices={roles} />
        <button type="submit" class="btn">
          {say('project.invite.submit')}
        </button>
      </form>
      <details class="mt5" open={form.problem !== null && form.values.name !== undefined}>
        <summary>{say('project.change')}</summary>
        <form method="post" action={act('words')}>
          <CsrfField frame={frame} />
          <TextField
            form={{ ...form, values: { ...form.values, ...kept } }}
            name="name"
            maxLength={maxNameLength}
            lang={language}
          />
          <TextArea
            form={{ ...form, values: { ...form.values, ...kept } }}
            name="summary"
            maxLength={maxWordsLength}
            lang={language}
            optional
          />
          <button type="submit" class="btn">
            {say('project.change.submit')}
          </button>
        </form>
      </details>
      <details class="mt5" open={form.problem !== null && form.values.reason !== undefined}>
        <summary>{say('project.end')}</summary>
        <form method="post" action={act('end')}>
          <CsrfField frame={frame} />
          <p>{say('project.end.what')}</p>
          <TextArea form={form} name="reason" hint="project.end.reason.hint" maxLength={maxWordsLength} />
          <button type="submit" class="btn sec">
            {say('project.end.submit')}
          </button>
        </form>
      </details>
    </section>
  )
}
