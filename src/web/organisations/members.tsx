import type { JSX } from 'preact'
import type { OrganisationRole } from '../../kernel/principal.ts'
import { words } from '../../words/sentence.ts'
import { ActForm } from '../act-form.tsx'
import { addresses, localised } from '../addresses.ts'
import { CsrfField } from '../forms.tsx'
import type { Frame } from '../frame.ts'
import { RoleList } from '../people/role-list.tsx'
import { Day } from '../text.tsx'
import type { ManagedPart } from './organisation-page.tsx'

/** What may be given beside being a member. */
export const givenRoles = [
  'manager',
  'data-officer',
  'evaluator',
  'approver',
] as const satisfies readonly OrganisationRole[]

type MembersProps = { frame: Frame; organisation: string; managed: ManagedPart }
type Member = ManagedPart['members'][number]

/** Who belongs to an organisation, their roles, and the form that changes them. */
export function Members({ frame, organisation, managed }: MembersProps): JSX.Element {
  const { language } = frame
  const say = words(language)
  const { members, self } = managed
  return (
    <section aria-labelledby="members" class="mt6">
      <h2 id="members">{say('organisation.members')}</h2>
      {members.length === 0 ? (
        <p class="inset">{say('organisation.members.none')}</p>
      ) : (
        <table class="stack">
          <caption class="vh">{say('organisation.members')}</caption>
          <thead>
            <tr>
              <th scope="col">{say('person.name')}</th>
              <th scope="col">{say('person.roles')}</th>
              <th scope="col">{say('person.since')}</th>
              <th scope="col">
                <span class="vh">{say('person.acts')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {members.map((member) => (
              <tr key={member.person}>
                <th scope="row" id={`member-${member.person}`}>
                  {managed.administers ? (
                    <a href={localised(language, addresses.person(member.person))}>
                      <bdi>{member.name}</bdi>
                    </a>
                  ) : (
                    <bdi>{member.name}</bdi>
                  )}
                </th>
                <td data-l={say('person.roles')}>
                  <RoleList language={language} roles={member.roles} />
                </td>
                <td data-l={say('person.since')}>
                  <Day language={language} at={member.since} />
                </td>
                <td>
                  {member.person === self ? (
                    <span class="weak">{say('organisation.member.self')}</span>
                  ) : (
                    <MemberForms frame={frame} organisation={organisation} member={member} />
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {managed.nextHref.members && (
        <p>
          <a href={managed.nextHref.members} rel="next">
            {say('organisation.members.next')}
          </a>
        </p>
      )}
    </section>
  )
}

type MemberProps = { frame: Frame; organisation: string; member: Member }

function MemberForms({ frame, organisation, member }: MemberProps): JSX.Element {
  const { language } = frame
  const say = words(language)
  const names = `member-${member.person}`
  return (
    <details>
      <summary id={`change-${member.person}`} aria-labelledby={`change-${member.person} ${names}`}>
        {say('organisation.member.change')}
      </summary>
      <form method="post" action={localised(language, addresses.organisationAct(organisation, 'members'))}>
        <CsrfField frame={frame} />
        <input type="hidden" name="person" value={member.person} />
        <fieldset class="choices">
          <legend>{say('organisation.member.roles')}</legend>
          {givenRoles.map((role) => (
            <label key={role}>
              <input type="checkbox" name="roles" value={role} checked={member.roles.includes(role)} />
              <span>
                {say(`role.${role}`)}
                <small class="what">{say(`role.${role}.meaning`)}</small>
              </span>
            </label>
          ))}
        </fieldset>
        <button
          type="submit"
          class="btn sec"
          id={`roles-${member.person}`}
          aria-labelledby={`roles-${member.person} ${names}`}
        >
          {say('organisation.member.submit')}
        </button>
      </form>
      <ActForm
        frame={frame}
        address={addresses.organisationAct(organisation, 'member-end')}
        field="person"
        value={member.person}
        named={{ button: `end-${member.person}`, heading: names }}
        class="mt4"
      >
        {say('organisation.member.end')}
      </ActForm>
    </details>
  )
}
