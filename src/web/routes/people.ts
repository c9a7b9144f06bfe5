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
import { filledAgain, written } from './filled-again.ts'
import { nextPage } from './next-page.ts'
import { organisationIdOf } from './organisation-named.ts'
import { type Answer, frameAt, type PageRoutes, type Visit } from './visit.ts'

/** People, for administrators: entered, given roles, removed, erased. */
export function servePeople(pages: PageRoutes): void {
  pages.get(addresses.people, (visit) => drawPeople(visit, null, blank))

  // The address to sign in with is shown this once, so this form is answered by a page and leads nowhere.
  pages.post(addresses.people, async (visit, form) => {
    try {
      const organisation = await organisationIdOf(visit, written(form, 'organisation'))
      const roles = form.getAll('roles')
      const { link, expiresAt } = await perform(createPerson, visit.context, {
        name: written(form, 'name'),
        ...(roles.length > 0 && { roles }),
        ...(organisation !== undefined && { organisation }),
      })
      return drawPeople(visit, signInAddress(visit, link, expiresAt), blank)
    } catch (error) {
      const filled = filledAgain(visit, error, form)
      return { ...(await drawPeople(visit, null, filled)), status: filled.problem.status }
    }
  })

  pages.get('/people/:id', (visit) => drawPerson(visit, null, blank))

  pages.post('/people/:id/link', async (visit, form) =>
    orAgain(visit, form, async () => {
      const { link, expiresAt } = await perform(issueSignInLink, visit.context, { person: visit.parameter('id') })
      return drawPerson(visit, signInAddress(visit, link, expiresAt), blank)
    }),
  )
  pages.post('/people/:id/roles', async (visit, form) =>
    orAgain(visit, form, async () => {
      await perform(setRoles, visit.context, { person: visit.parameter('id'), roles: form.getAll('roles') })
      return { seeOther: addresses.person(visit.parameter('id')) }
    }),
  )
  pages.post('/people/:id/removal', async (visit, form) =>
    orAgain(visit, form, async () => {
      await perform(removePerson, visit.context, {
        person: visit.parameter('id'),
        reason: written(form, 'reason'),
      })
      return { seeOther: addresses.person(visit.parameter('id')) }
    }),
  )

  pages.get('/people/:id/erasure', (visit) => drawErasure(visit, blank))
  pages.post('/people/:id/erasure', async (visit, form) => {
    const person = visit.parameter('id')
    try {
      if (written(form, 'word') !== person) throw notTyped()
      await perform(erasePerson, visit.context, { person, reason: written(form, 'reason') })
      return { seeOther: addresses.people }
    } catch (error) {
      const filled = filledAgain(visit, error, form)
      return { ...(await drawErasure(visit, filled)), status: filled.problem.status }
    }
  })
}

/** What the operation knows nothing of: that somebody typed what they mean. */
function notTyped(): Problem {
  return new Problem('request.invalid', 400, { count: 1 }, [{ path: 'word', fault: 'wrong-form', values: {} }])
}

function signInAddress({ site, language }: Visit, link: string, expiresAt: string): MadeSecret {
  return { secret: `${site.origin}${localised(language, addresses.signIn)}?link=${link}`, expiresAt }
}

async function orAgain(visit: Visit, form: URLSearchParams, take: () => Promise<Answer>): Promise<Answer> {
  try {
    return await take()
  } catch (error) {
    const filled = filledAgain(visit, error, form)
    return { ...(await drawPerson(visit, null, filled)), status: filled.problem.status }
  }
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
