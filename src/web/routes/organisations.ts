import { languages } from '../../kernel/language.ts'
import { perform } from '../../kernel/perform.ts'
import { holderOf, isAdministrator } from '../../kernel/principal.ts'
import {
  changeOrganisation,
  closeOrganisation,
  createOrganisation,
  endMembership,
  invite,
  listInvitations,
  listMembers,
  listOrganisationKeys,
  listOrganisations,
  type OrganisationParticulars,
  readOrganisation,
  revokeKey,
  setMembership,
  withdrawInvitation,
} from '../../modules/identity/index.ts'
import { addresses, localised } from '../addresses.ts'
import { blank, type Filled } from '../forms.tsx'
import { organisationFormPage } from '../organisations/organisation-form-page.tsx'
import { closingPage, type ManagedPart, organisationPage } from '../organisations/organisation-page.tsx'
import { organisationFilters, organisationsPage } from '../organisations/organisations-page.tsx'
import type { MadeSecret } from '../people/shown-once.tsx'
import { mayPerform, requireMay } from './asking-rules.ts'
import { orAgain, written } from './filled-again.ts'
import { nextPage, nextPart } from './next-page.ts'
import { organisationIdOf } from './organisation-named.ts'
import { type Answer, frameAt, type PageRoutes, type Visit } from './visit.ts'

/** Organisations: the list, one of them, and what its managers do with it. */
export function serveOrganisations(pages: PageRoutes): void {
  pages.get(addresses.organisations, showOrganisations)

  pages.get('/organisations/new', async (visit) => {
    await requireMay(visit, createOrganisation, { names: {}, kind: 'institute', verified: false })
    return { html: drawForm(visit, null, blank) }
  })
  pages.post('/organisations/new', (visit, form) => {
    const take = async () => {
      const { id } = await perform(createOrganisation, visit.context, await said(visit, form, true))
      return { seeOther: addresses.organisation(id) }
    }
    return orAgain(visit, form, take, async (filled) => ({ html: drawForm(visit, null, filled) }), fieldOfForm)
  })

  pages.get('/organisations/:id', (visit) => drawOrganisation(visit, null, blank))

  pages.get('/organisations/:id/edit', async (visit) => {
    const organisation = await manageable(visit)
    return { html: drawForm(visit, organisation, blank) }
  })
  pages.post('/organisations/:id/edit', async (visit, form) => {
    const organisation = await manageable(visit)
    const { id } = organisation
    const take = async () => {
      await perform(changeOrganisation, visit.context, { id, ...(await said(visit, form, administers(visit))) })
      return { seeOther: addresses.organisation(id) }
    }
    return orAgain(visit, form, take, async (filled) => ({ html: drawForm(visit, organisation, filled) }), fieldOfForm)
  })

  pages.get('/organisations/:id/closing', async (visit) => {
    const organisation = await manageable(visit)
    return { html: closingPage(visit.frame, organisation) }
  })
  act(pages, 'closing', ({ context }, id) => perform(closeOrganisation, context, { id }))
  act(pages, 'members', ({ context }, id, form) =>
    perform(setMembership, context, {
      id,
      person: written(form, 'person'),
      roles: [...form.getAll('roles'), 'member'],
    }),
  )
  act(pages, 'member-end', ({ context }, id, form) =>
    perform(endMembership, context, { id, person: written(form, 'person') }),
  )
  act(pages, 'invitation-withdrawal', ({ context }, _, form) =>
    perform(withdrawInvitation, context, { id: written(form, 'invitation') }),
  )
  act(pages, 'key-revocation', ({ context }, _, form) => perform(revokeKey, context, { id: written(form, 'key') }))

  // The address of an invitation is shown this once, so this form is answered by a page and leads nowhere.
  pages.post('/organisations/:id/invitations', (visit, form) => {
    const take = async () => {
      const name = written(form, 'name')
      const { secret, expiresAt } = await perform(invite, visit.context, {
        id: visit.parameter('id'),
        roles: [...form.getAll('roles'), 'member'],
        ...(name && { name }),
      })
      const address = `${visit.site.origin}${localised(visit.language, addresses.invitation(secret))}`
      return drawOrganisation(visit, { secret: address, expiresAt }, blank)
    }
    return orAgain(visit, form, take, (filled) => drawOrganisation(visit, null, filled))
  })
}

async function showOrganisations(visit: Visit): Promise<Answer> {
  const { frame, context, query } = visit
  const chosen = Object.fromEntries(organisationFilters.map((name) => [name, query(name) || undefined]))
  const cursor = query('cursor')
  const asked = Object.fromEntries(Object.entries({ ...chosen, cursor }).filter(([, value]) => value !== undefined))
  const { organisations, next } = await perform(listOrganisations, context, asked)
  const html = organisationsPage(frame, {
    organisations,
    nextHref: nextPage(visit, addresses.organisations, chosen, next),
    chosen,
    regions: context.regions.list,
    administers: administers(visit),
  })
  return { html }
}

/** A form on an organisation's page: done, it leads back there; refused, the page comes with what is wrong. */
function act(
  pages: PageRoutes,
  name: string,
  take: (visit: Visit, organisation: string, form: URLSearchParams) => Promise<unknown>,
): void {
  pages.post(`/organisations/:id/${name}`, (visit, form) => {
    const id = visit.parameter('id')
    const done = async () => {
      await take(visit, id, form)
      return { seeOther: addresses.organisation(id) }
    }
    return orAgain(visit, form, done, (filled) => drawOrganisation(visit, null, filled))
  })
}

async function drawOrganisation(
  visit: Visit,
  invited: MadeSecret | null,
  filled: Filled,
): Promise<{ readonly html: string }> {
  const { context, parameter } = visit
  const organisation = await perform(readOrganisation, context, { id: parameter('id') })
  const region = context.regions.list.find(({ code }) => code === organisation.region) ?? null
  const managed = await managedPart(visit, organisation, invited)
  const frame = frameAt(visit, addresses.organisation(organisation.id))
  return { html: organisationPage(frame, { organisation, region, managed }, filled) }
}

/** The lists of an organisation's page, each with its own pages: name of a query field and of a place in the page. */
type Part = keyof ManagedPart['nextHref']

/** What only those see who manage an organisation that is not closed. */
async function managedPart(
  visit: Visit,
  { id, closedAt }: OrganisationParticulars,
  invited: MadeSecret | null,
): Promise<ManagedPart | null> {
  const { context, query } = visit
  if (closedAt !== null || !(await mayPerform(visit, listMembers, { id, limit: 1 }))) return null
  const from = (part: Part) => {
    const cursor = query(part)
    return { id, ...(cursor && { cursor }) }
  }
  const { members, next: nextMembers } = await perform(listMembers, context, from('members'))
  const { invitations, next: nextInvitations } = await perform(listInvitations, context, from('invitations'))
  const { keys, next: nextKeys } = await perform(listOrganisationKeys, context, from('keys'))
  const href = (part: Part, next: string | null) => nextPart(visit, addresses.organisation(id), part, next)
  return {
    members,
    invitations,
    keys,
    nextHref: {
      members: href('members', nextMembers),
      invitations: href('invitations', nextInvitations),
      keys: href('keys', nextKeys),
    },
    self: holderOf(context.principal),
    administers: administers(visit),
    invited,
  }
}

/** The organisation, for whoever may change it. @throws Problem as the operations would. */
async function manageable(visit: Visit): Promise<OrganisationParticulars> {
  const id = visit.parameter('id')
  const organisation = await perform(readOrganisation, visit.context, { id })
  await requireMay(visit, closeOrganisation, { id })
  return organisation
}

function administers({ context: { principal } }: Visit): boolean {
  return isAdministrator(principal)
}

function drawForm(visit: Visit, organisation: OrganisationParticulars | null, filled: Filled): string {
  const address = organisation ? addresses.organisationAct(organisation.id, 'edit') : addresses.organisation('new')
  const data = { organisation, regions: visit.context.regions.list, administers: administers(visit) }
  return organisationFormPage(frameAt(visit, address), data, filled)
}

/** What the form says, as both operations take it. What was left empty in a new organisation is not said. */
async function said(visit: Visit, form: URLSearchParams, saysVerified: boolean): Promise<Record<string, unknown>> {
  const isNew = visit.parameter('id') === ''
  const names = Object.fromEntries(
    languages.flatMap((one) => {
      const name = written(form, `names.${one}`)
      return name ? [[one, name]] : []
    }),
  )
  const region = written(form, 'region')
  const parent = await organisationIdOf(visit, written(form, 'parent'))
  return {
    names,
    kind: written(form, 'kind'),
    ...(region !== '' && region !== 'none' ? { region } : !isNew && { region: null }),
    ...(parent === undefined ? !isNew && { parent: null } : { parent }),
    ...(saysVerified && { verified: form.get('verified') === 'yes' }),
  }
}

function fieldOfForm(path: string): string {
  return path === 'names' ? 'names.ar' : path
}
