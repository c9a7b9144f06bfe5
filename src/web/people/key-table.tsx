import type { JSX } from 'preact'
import type { ListedKey } from '../../modules/identity/index.ts'
import { words } from '../../words/sentence.ts'
import { ActForm } from '../act-form.tsx'
import { addresses, localised } from '../addresses.ts'
import type { Frame } from '../frame.ts'
import { Words } from '../records/words.tsx'
import { Code, Day, Moment, Unfilled } from '../text.tsx'
import { RoleList } from './role-list.tsx'

const stateTags = { 'in-force': 'ok', revoked: 'warn', expired: 'warn' } as const

type KeyTableProps = {
  frame: Frame
  keys: readonly ListedKey[]
  /** Where a key is revoked. */
  revocation: string
  withHolder?: boolean
}

/** Keys of programs: what they are for, what they may, when they were used, and revoking them. */
export function KeyTable({ frame, keys, revocation, withHolder }: KeyTableProps): JSX.Element {
  const { language } = frame
  const say = words(language)
  if (keys.length === 0) return <p class="inset">{say('keys.none')}</p>
  return (
    <table class="stack">
      <caption class="vh">{say('keys.title')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('keys.purpose')}</th>
          {withHolder && <th scope="col">{say('keys.holder')}</th>}
          <th scope="col">{say('person.roles')}</th>
          <th scope="col">{say('keys.last-used')}</th>
          <th scope="col">{say('keys.until')}</th>
          <th scope="col">{say('organisation.invitation.state')}</th>
          <th scope="col">
            <span class="vh">{say('person.acts')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {keys.map((key) => (
          <tr key={key.id}>
            <th scope="row" id={`key-${key.id}`}>
              <bdi>{key.purpose}</bdi> <Code>{key.id}</Code>
            </th>
            {withHolder && (
              <td data-l={say('keys.holder')}>
                {key.holder ? <bdi>{key.holder.name}</bdi> : <Unfilled>{say('keys.holder.none')}</Unfilled>}
              </td>
            )}
            <td data-l={say('person.roles')}>
              <What frame={frame} listed={key} />
            </td>
            <td data-l={say('keys.last-used')}>
              {key.lastUsedAt === null ? (
                <Unfilled>{say('keys.never-used')}</Unfilled>
              ) : (
                <Moment language={language} at={key.lastUsedAt} />
              )}
            </td>
            <td data-l={say('keys.until')}>
              <Day language={language} at={key.expiresAt} />
            </td>
            <td data-l={say('organisation.invitation.state')}>
              <span class={`tag ${stateTags[key.state]}`}>{say(`keys.state.${key.state}`)}</span>
            </td>
            <td>
              {key.state === 'in-force' && (
                <ActForm
                  frame={frame}
                  address={revocation}
                  field="key"
                  value={key.id}
                  named={{ button: `revoke-${key.id}`, heading: `key-${key.id}` }}
                >
                  {say('keys.revoke')}
                </ActForm>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function What({ frame: { language }, listed }: { frame: Frame; listed: ListedKey }): JSX.Element {
  const say = words(language)
  return (
    // One element: in a narrow window a cell sets its parts apart.
    <span>
      <RoleList language={language} roles={listed.roles} />
      {say('record.comma')}
      {listed.organisation ? <Words language={language} text={listed.organisation.names} /> : say('keys.everywhere')}
      {listed.permit !== null && (
        <>
          {say('record.comma')}
          {say('keys.under-permit')}{' '}
          <a href={localised(language, addresses.permit(listed.permit))}>
            <Code>{listed.permit}</Code>
          </a>
        </>
      )}
      {listed.system !== null && (
        <>
          {say('record.comma')}
          {say('keys.for-system')}{' '}
          <a href={localised(language, addresses.system(listed.system))}>
            <Code>{listed.system}</Code>
          </a>
        </>
      )}
    </span>
  )
}
