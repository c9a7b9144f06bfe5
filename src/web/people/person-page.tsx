import type { JSX } from 'preact'
import type { z } from 'zod'
import type { readPerson } from '../../modules/identity/index.ts'
import { isolate } from '../../words/isolate.ts'
import { words } from '../../words/sentence.ts'
import { addresses, localised } from '../addresses.ts'
import {
  blank,
  CsrfField,
  ErrorSummary,
  type Filled,
  type Form,
  formOf,
  TextArea,
  TextField,
  TicksField,
} from '../forms.tsx'
import type { Frame } from '../frame.ts'
import { Page, renderPage } from '../page.tsx'
import { Words } from '../records/words.tsx'
import { Code, Day, Moment, Say, Unfilled } from '../text.tsx'
import { RoleList } from './role-list.tsx'
import { type MadeSecret, ShownOnce } from './shown-once.tsx'

type Read = z.output<typeof readPerson.output>

const labels = { roles: 'person.roles-everywhere', reason: 'person.reason', word: 'person.erasure.word' } as const
const rolesEverywhere = ['administrator', 'data-officer', 'member'] as const

export type PersonPageData = {
  readonly person: Read
  /** The reader: nobody changes their own roles. */
  readonly isSelf: boolean
  /** The address of a one-time link that was just made. */
  readonly link: MadeSecret | null
}

/** Who somebody is here, for administrators: what they may do where, and ending it. */
export function personPage(frame: Frame, data: PersonPageData, filled: Filled = blank): string {
  const { language } = frame
  const say = words(language)
  const { person } = data
  const form = formOf(language, filled, labels)
  const title = person.state === 'erased' ? say('person.state.erased') : isolate(person.name)
  return renderPage(
    <Page frame={frame} title={title} section="organisations" failed={filled.problem !== null}>
      <p class="crumbs">
        <a href={localised(language, addresses.people)}>{say('people.title')}</a>
      </p>
      <ErrorSummary form={form} />
      {data.link && (
        <ShownOnce language={language} made={data.link} title="person.link-made" until="secret.address-until" />
      )}
      <h1>{person.state === 'erased' ? say('person.state.erased') : <bdi>{person.name}</bdi>}</h1>
      <p>
        <Code>{person.id}</Code>
        {person.state === 'removed' && <span class="tag warn">{say('person.state.removed')}</span>}
      </p>
      <Particulars frame={frame} person={person} />
      {person.state === 'active' && <Acts frame={frame} form={form} data={data} />}
      {person.state !== 'erased' && (
        <section aria-labelledby="erasure" class="mt6 measure">
          <h2 id="erasure">{say('person.erasure')}</h2>
          <p>{say('person.erasure.what')}</p>
          <p>
            <a class="btn sec" href={localised(language, addresses.personAct(person.id, 'erasure'))}>
              {say('person.erasure.start')}
            </a>
          </p>
        </section>
      )}
    </Page>,
  )
}

function Particulars({ frame: { language }, person }: { frame: Frame; person: Read }): JSX.Element {
  const say = words(language)
  return (
    <dl class="summary">
      <div>
        <dt>{say('person.roles-everywhere')}</dt>
        <dd>
          <RoleList language={language} roles={person.roles} />
        </dd>
      </div>
      <div>
        <dt>{say('person.memberships')}</dt>
        <dd>
          {person.memberships.length === 0 ? (
            <Unfilled>{say('person.organisation.none')}</Unfilled>
          ) : (
            <ul class="plain-list">
              {person.memberships.map(({ organisation, roles }) => (
                <li key={organisation.id}>
                  <a href={localised(language, addresses.organisation(organisation.id))}>
                    <Words language={language} text={organisation.names} />
                  </a>
                  {': '}
                  <RoleList language={language} roles={roles} />
                </li>
              ))}
            </ul>
          )}
        </dd>
      </div>
      <div>
        <dt>{say('person.since')}</dt>
        <dd>
          <Day language={language} at={person.createdAt} />
        </dd>
      </div>
      {person.removedAt !== null && (
        <div>
          <dt>{say('person.removed-at')}</dt>
          <dd>
            <Moment language={language} at={person.removedAt} />
          </dd>
        </div>
      )}
    </dl>
  )
}

function Acts({ frame, form, data }: { frame: Frame; form: Form; data: PersonPageData }): JSX.Element {
  const { language } = frame
  const say = words(language)
  const { person, isSelf } = data
  const act = (name: string) => localised(language, addresses.personAct(person.id, name))
  const choices = rolesEverywhere.map((role) => ({
    value: role,
    text: say(`role.${role}`),
    what: say(`role.${role}.everywhere`),
  }))
  return (
    <>
      <section aria-labelledby="roles" class="mt6 measure">
        <h2 id="roles">{say('person.roles.change')}</h2>
        {isSelf ? (
          <p class="inset">{say('person.roles.self')}</p>
        ) : (
          <form method="post" action={act('roles')}>
            <CsrfField frame={frame} />
            <TicksField
              form={{ ...form, values: { roles: person.roles.join(' '), ...form.values } }}
              name="roles"
              hint="person.roles.hint"
              choices={choices}
            />
            <button type="submit" class="btn">
              {say('organisation.member.submit')}
            </button>
          </form>
        )}
      </section>
      <section aria-labelledby="link" class="mt6 measure">
        <h2 id="link">{say('person.link')}</h2>
        <p>{say('person.link.what')}</p>
        <form method="post" action={act('link')}>
          <CsrfField frame={frame} />
          <button type="submit" class="btn sec">
            {say('person.link.submit')}
          </button>
        </form>
      </section>
      <section aria-labelledby="removal" class="mt6 measure">
        <h2 id="removal">{say('person.removal')}</h2>
        <p>{say('person.removal.what')}</p>
        <form method="post" action={act('removal')}>
          <CsrfField frame={frame} />
          <TextArea form={form} name="reason" hint="person.reason.hint" maxLength={1_000} />
          <button type="submit" class="btn sec">
            {say('person.removal.submit')}
          </button>
        </form>
      </section>
    </>
  )
}

/** Asks for the person's id, typed, before anybody forgets who they were: nobody brings it back. */
export function erasurePage(frame: Frame, person: Read, filled: Filled = blank): string {
  const { language } = frame
  const say = words(language)
  const form = formOf(language, filled, labels)
  return renderPage(
    <Page frame={frame} title={say('person.erasure')} section="organisations" failed={filled.problem !== null}>
      <p class="crumbs">
        <a href={localised(language, addresses.person(person.id))}>
          <bdi>{person.name}</bdi>
        </a>
      </p>
      <h1>{say('person.erasure')}</h1>
      <ErrorSummary form={form} />
      <p class="lead">
        <bdi>{person.name}</bdi>
      </p>
      <p class="measure">{say('person.erasure.what')}</p>
      <p class="measure">{say('person.erasure.stays')}</p>
      <form class="measure" method="post" action={localised(language, addresses.personAct(person.id, 'erasure'))}>
        <CsrfField frame={frame} />
        <TextArea form={form} name="reason" hint="person.reason.hint" maxLength={1_000} />
        <p>
          <Say language={language} of="person.erasure.type" id={<Code>{person.id}</Code>} />
        </p>
        <TextField form={form} name="word" maxLength={40} direction="ltr" />
        <button type="submit" class="btn">
          {say('person.erasure.submit')}
        </button>
      </form>
    </Page>,
  )
}
