import type { JSX } from 'preact'
import { words } from '../../words/sentence.ts'
import { ActForm } from '../act-form.tsx'
import { addresses, localised } from '../addresses.ts'
import { CsrfField, type Form, TextField, TicksField } from '../forms.tsx'
import type { Frame } from '../frame.ts'
import { RoleList } from '../people/role-list.tsx'
import { Day, Moment, Unfilled } from '../text.tsx'
import { givenRoles } from './members.tsx'
import type { ManagedPart } from './organisation-page.tsx'

export const inviteLabels = { name: 'organisation.invite.name', roles: 'organisation.member.roles' } as const

type InvitationsProps = { frame: Frame; organisation: string; form: Form; managed: ManagedPart }

/** Who is invited into an organisation, and the form that invites. */
export function Invitations({ frame, organisation, form, managed }: InvitationsProps): JSX.Element {
  const { language } = frame
  const say = words(language)
  const { invitations, nextHref } = managed
  const choices = givenRoles.map((role) => ({
    value: role,
    text: say(`role.${role}`),
    what: say(`role.${role}.meaning`),
  }))
  return (
    <section aria-labelledby="invitations" class="mt6">
      <h2 id="invitations">{say('organisation.invitations')}</h2>
      {invitations.length === 0 ? (
        <p class="inset">{say('organisation.invitations.none')}</p>
      ) : (
        <InvitationTable frame={frame} organisation={organisation} invitations={invitations} />
      )}
      {nextHref.invitations && (
        <p>
          <a href={nextHref.invitations} rel="next">
            {say('organisation.invitations.next')}
          </a>
        </p>
      )}
      <form
        class="measure mt5"
        method="post"
        action={localised(language, addresses.organisationAct(organisation, 'invitations'))}
      >
        <CsrfField frame={frame} />
        <h3>{say('organisation.invite')}</h3>
        <p class="hint">{say('organisation.invite.how')}</p>
        <TextField form={form} name="name" hint="organisation.invite.name.hint" maxLength={120} optional />
        <TicksField form={form} name="roles" hint="organisation.invite.roles.hint" choices={choices} />
        <button type="submit" class="btn">
          {say('organisation.invite.submit')}
        </button>
      </form>
    </section>
  )
}

const stateTags = { open: 'info', accepted: 'ok', withdrawn: 'warn', expired: 'warn' } as const

type TableProps = { frame: Frame; organisation: string; invitations: ManagedPart['invitations'] }

function InvitationTable({ frame, organisation, invitations }: TableProps): JSX.Element {
  const { language } = frame
  const say = words(language)
  return (
    <table class="stack">
      <caption class="vh">{say('organisation.invitations')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('organisation.invite.name')}</th>
          <th scope="col">{say('person.roles')}</th>
          <th scope="col">{say('organisation.invitation.state')}</th>
          <th scope="col">{say('organisation.invitation.until')}</th>
          <th scope="col">
            <span class="vh">{say('person.acts')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {invitations.map(({ id, name, roles, state, createdAt, expiresAt }) => (
          <tr key={id}>
            <th scope="row" id={`invitation-${id}`}>
              {name === null ? (
                <Unfilled>
                  {say('organisation.invitation.unnamed')} <Day language={language} at={createdAt} />
                </Unfilled>
              ) : (
                <bdi>{name}</bdi>
              )}
            </th>
            <td data-l={say('person.roles')}>
              <RoleList language={language} roles={roles} />
            </td>
            <td data-l={say('organisation.invitation.state')}>
              <span class={`tag ${stateTags[state]}`}>{say(`organisation.invitation.${state}`)}</span>
            </td>
            <td data-l={say('organisation.invitation.until')}>
              <Moment language={language} at={expiresAt} />
            </td>
            <td>
              {state === 'open' && (
                <ActForm
                  frame={frame}
                  address={addresses.organisationAct(organisation, 'invitation-withdrawal')}
                  field="invitation"
                  value={id}
                  named={{ button: `withdraw-${id}`, heading: `invitation-${id}` }}
                >
                  {say('organisation.invitation.withdraw')}
                </ActForm>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
