import type { JSX } from 'preact'
import type { z } from 'zod'
import type { listPeople } from '../../modules/identity/index.ts'
import { words } from '../../words/sentence.ts'
import { addresses, localised } from '../addresses.ts'
import { blank, CsrfField, ErrorSummary, type Filled, type Form, formOf, TextField, TicksField } from '../forms.tsx'
import type { Frame } from '../frame.ts'
import { Page, renderPage } from '../page.tsx'
import { Words } from '../records/words.tsx'
import { Day, Unfilled } from '../text.tsx'
import { RoleList } from './role-list.tsx'
import { type MadeSecret, ShownOnce } from './shown-once.tsx'

const labels = { name: 'person.name', organisation: 'person.organisation', roles: 'person.roles' } as const

/** What somebody may be given when they are entered. */
const enteredRoles = ['administrator', 'manager', 'data-officer', 'evaluator', 'approver'] as const

type Listed = z.output<typeof listPeople.output>['people'][number]

export type PeoplePageData = {
  readonly people: readonly Listed[]
  readonly nextHref: string | null
  /** The address with which somebody who was just entered signs in. */
  readonly entered: MadeSecret | null
}

/** Who is here, for administrators. */
export function peoplePage(frame: Frame, data: PeoplePageData, filled: Filled = blank): string {
  const { language } = frame
  const say = words(language)
  const form = formOf(language, filled, labels)
  return renderPage(
    <Page frame={frame} title={say('people.title')} section="organisations" failed={filled.problem !== null}>
      <p class="crumbs">
        <a href={localised(language, addresses.organisations)}>{say('organisations.title')}</a>
      </p>
      <ErrorSummary form={form} />
      {data.entered && (
        <ShownOnce language={language} made={data.entered} title="person.link-made" until="secret.address-until" />
      )}
      <h1>{say('people.title')}</h1>
      <p class="measure">{say('people.what')}</p>
      <PeopleTable frame={frame} people={data.people} />
      {data.nextHref && (
        <p>
          <a href={data.nextHref} rel="next">
            {say('people.next')}
          </a>
        </p>
      )}
      <EnterForm frame={frame} form={form} />
    </Page>,
  )
}

function PeopleTable({ frame: { language }, people }: { frame: Frame; people: readonly Listed[] }): JSX.Element {
  const say = words(language)
  return (
    <table class="stack">
      <caption class="vh">{say('people.title')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('person.name')}</th>
          <th scope="col">{say('person.organisation')}</th>
          <th scope="col">{say('person.roles')}</th>
          <th scope="col">{say('person.since')}</th>
        </tr>
      </thead>
      <tbody>
        {people.map((person) => (
          <tr key={person.id}>
            <th scope="row">
              <a href={localised(language, addresses.person(person.id))}>
                <bdi>{person.name}</bdi>
              </a>
              {person.state === 'removed' && <span class="mark">{say('person.state.removed')}</span>}
            </th>
            <td data-l={say('person.organisation')}>
              {person.organisation ? (
                <Words language={language} text={person.organisation.names} />
              ) : (
                <Unfilled>{say('person.organisation.none')}</Unfilled>
              )}
            </td>
            <td data-l={say('person.roles')}>
              <RoleList
                language={language}
                roles={[...new Set([...person.roles, ...person.memberships.flatMap(({ roles }) => roles)])]}
              />
            </td>
            <td data-l={say('person.since')}>
              <Day language={language} at={person.createdAt} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function EnterForm({ frame, form }: { frame: Frame; form: Form }): JSX.Element {
  const { language } = frame
  const say = words(language)
  const choices = enteredRoles.map((role) => ({
    value: role,
    text: say(`role.${role}`),
    what: say(`role.${role}.meaning`),
  }))
  return (
    <section aria-labelledby="enter" class="mt7 measure">
      <h2 id="enter">{say('people.enter')}</h2>
      <form method="post" action={localised(language, addresses.people)}>
        <CsrfField frame={frame} />
        <p class="hint">{say('people.enter.what')}</p>
        <TextField form={form} name="name" maxLength={120} />
        <TextField form={form} name="organisation" hint="person.organisation.hint" maxLength={300} optional />
        <TicksField form={form} name="roles" hint="organisation.invite.roles.hint" choices={choices} />
        <button type="submit" class="btn">
          {say('people.enter.submit')}
        </button>
      </form>
    </section>
  )
}
