import { perform } from '../../kernel/perform.ts'
import { holderOf } from '../../kernel/principal.ts'
import { Problem } from '../../kernel/problem.ts'
import {
  createPerson,
  erasePerson,
  issueSignInLink,
  listPeople,
  readPerson,
  removePerson,
  setRoles,
} from '../../modules/identity/index.ts'
import { addresses, localised } from '../addresses.ts'
import { blank, type Filled } from '../forms.tsx'
import { peoplePage } from '../people/people-page.tsx'
import { erasurePage, personPage } from '../people/person-page.tsx'
import type { MadeSecret } from '../people/shown-once.tsx'
import { orAgain, written } from './filled-again.ts'
import { nextPage } from './next-page.ts'
import { organisationIdOf } from './organisation-named.ts'
import { type Answer, frameAt, type PageRoutes, type Visit } from './visit.ts'

/** People, for administrators: entered, given roles, removed, erased. */
export function servePeople(pages: PageRoutes): void {
  pages.get(addresses.people, (visit) => drawPeople(visit, null, blank))

  // The address to sign in with is shown this once, so this form is answered by a page and leads nowhere.
  pages.post(addresses.people, (visit, form) => {
    const take = async () => {
      const organisation = await organisationIdOf(visit, written(form, 'organisation'))
      const roles = form.getAll('roles')
      const { link, expiresAt } = await perform(createPerson, visit.context, {
        name: written(form, 'name'),
        ...(roles.length > 0 && { roles }),
        ...(organisation !== undefined && { organisation }),
      })
      return drawPeople(visit, signInAddress(visit, link, expiresAt), blank)
    }
    return orAgain(visit, form, take, (filled) => drawPeople(visit, null, filled))
  })

  pages.get('/people/:id', (visit) => drawPerson(visit, null, blank))

  act(pages, 'link', async (visit, person) => {
    const { link, expiresAt } = await perform(issueSignInLink, visit.context, { person })
    return drawPerson(visit, signInAddress(visit, link, expiresAt), blank)
  })
  act(pages, 'roles', async ({ context }, person, form) => {
    await perform(setRoles, context, { person, roles: form.getAll('roles') })
    return { seeOther: addresses.person(person) }
  })
  act(pages, 'removal', async ({ context }, person, form) => {
    await perform(removePerson, context, { person, reason: written(form, 'reason') })
    return { seeOther: addresses.person(person) }
  })

  pages.get('/people/:id/erasure', (visit) => drawErasure(visit, blank))
  pages.post('/people/:id/erasure', (visit, form) => {
    const person = visit.parameter('id')
    const take = async () => {
      if (written(form, 'word') !== person) throw notTyped()
      await perform(erasePerson, visit.context, { person, reason: written(form, 'reason') })
      return { seeOther: addresses.people }
    }
    return orAgain(visit, form, take, (filled) => drawErasure(visit, filled))
  })
}

/** What the operation knows nothing of: that somebody typed what they mean. */
function notTyped(): Problem {
  return new Problem('request.invalid', 400, { count: 1 }, [{ path: 'word', fault: 'wrong-form', values: {} }])
}

function signInAddress({ site, language }: Visit, link: string, expiresAt: string): MadeSecret {
  return { secret: `${site.origin}${localised(language, addresses.signIn)}?link=${link}`, expiresAt }
}

/** A form on a person's page; refused, the page comes with what is wrong. */
function act(
  pages: PageRoutes,
  name: string,
  take: (visit: Visit, person: string, form: URLSearchParams) => Promise<Answer>,
): void {
  pages.post(`/people/:id/${name}`, (visit, form) =>
    orAgain(
      visit,
      form,
      () => take(visit, visit.parameter('id'), form),
      (filled) => drawPerson(visit, null, filled),
    ),
  )
}

async function drawPeople(
  visit: Visit,
  entered: MadeSecret | null,
  filled: Filled,
): Promise<{ readonly html: string }> {
  const { context, query } = visit
  const cursor = query('cursor')
  const { people, next } = await perform(listPeople, context, { ...(cursor && { cursor }) })
  const nextHref = nextPage(visit, addresses.people, {}, next)
  return { html: peoplePage(frameAt(visit, addresses.people), { people, nextHref, entered }, filled) }
}

async function drawPerson(visit: Visit, link: MadeSecret | null, filled: Filled): Promise<{ readonly html: string }> {
  const person = await perform(readPerson, visit.context, { person: visit.parameter('id') })
  const isSelf = holderOf(visit.context.principal) === person.id
  return { html: personPage(frameAt(visit, addresses.person(person.id)), { person, isSelf, link }, filled) }
}

async function drawErasure(visit: Visit, filled: Filled): Promise<{ readonly html: string }> {
  const person = await perform(readPerson, visit.context, { person: visit.parameter('id') })
  return { html: erasurePage(frameAt(visit, addresses.personAct(person.id, 'erasure')), person, filled) }
}
