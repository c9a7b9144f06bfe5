import type { z } from 'zod'
import type { readInvitation } from '../../modules/identity/index.ts'
import { words } from '../../words/sentence.ts'
import { addresses, localised } from '../addresses.ts'
import { blank, CsrfField, ErrorSummary, type Filled, formOf, TextField } from '../forms.tsx'
import type { Frame } from '../frame.ts'
import { Verification } from '../organisations/organisations-page.tsx'
import { Page, renderPage } from '../page.tsx'
import { RoleList } from '../people/role-list.tsx'
import { Words } from '../records/words.tsx'
import { Moment, Say } from '../text.tsx'

const labels = { name: 'person.own-name' } as const

export type InvitationPageData = {
  readonly invitation: z.output<typeof readInvitation.output>
  /** The secret that led here: the form goes to the same address. */
  readonly secret: string
}

/**
 * Who invites, into what. Opening it uses nothing up: programs that scan mail open links too. The button accepts: as
 * somebody new, who says their name, or as who is signed in.
 */
export function invitationPage(frame: Frame, data: InvitationPageData, filled: Filled = blank): string {
  const { language, person } = frame
  const say = words(language)
  const { organisation, roles, name, expiresAt } = data.invitation
  const form = formOf(language, { ...filled, values: { name: name ?? '', ...filled.values } }, labels)
  return renderPage(
    <Page frame={frame} title={say('invitation.title')} failed={filled.problem !== null}>
      <h1>{say('invitation.title')}</h1>
      <ErrorSummary form={form} />
      <p class="lead">
        <Words language={language} text={organisation.names} />
        <Verification language={language} organisation={organisation} />
      </p>
      <p class="measure">{say('invitation.what')}</p>
      <dl class="summary">
        <div>
          <dt>{say('person.roles')}</dt>
          <dd>
            <RoleList language={language} roles={roles} />
          </dd>
        </div>
        <div>
          <dt>{say('organisation.invitation.until')}</dt>
          <dd>
            <Moment language={language} at={expiresAt} />
          </dd>
        </div>
      </dl>
      <form class="measure mt5" method="post" action={localised(language, addresses.invitation(data.secret))}>
        <CsrfField frame={frame} />
        {person ? (
          <p>
            <Say language={language} of="invitation.as" name={person.name} />
          </p>
        ) : (
          <>
            <TextField form={form} name="name" hint="person.own-name.hint" maxLength={120} />
            <p>
              {say('invitation.have-account')} <a href={signInFirst(frame, data.secret)}>{say('page.sign-in')}</a>
            </p>
          </>
        )}
        <button type="submit" class="btn">
          {say('invitation.accept')}
        </button>
      </form>
      {!person && <p class="hint mt5">{say('sign-in.cookie')}</p>}
    </Page>,
  )
}

/** Signing in leads back here. */
function signInFirst({ language }: Frame, secret: string): string {
  return `${localised(language, addresses.signIn)}?${new URLSearchParams({ next: addresses.invitation(secret) })}`
}

/** The address leads nowhere any more, or was cut short on its way. */
export function invitationOverPage(frame: Frame, filled: Filled): string {
  const { language } = frame
  const say = words(language)
  return renderPage(
    <Page frame={frame} title={say('invitation.title')} failed>
      <h1>{say('invitation.title')}</h1>
      <ErrorSummary form={formOf(language, filled, {})} />
    </Page>,
  )
}
