import { inLanguage } from '../../kernel/language.ts'
import { perform } from '../../kernel/perform.ts'
import { systemStages } from '../../kernel/ports/systems.ts'
import { ask, readAssistant } from '../../modules/assistants/index.ts'
import { organisationNotFound, readOrganisation } from '../../modules/identity/index.ts'
import {
  type Entry,
  exportFormats,
  exportSystem,
  liftStop,
  listSystems,
  nameVersion,
  putSystemLive,
  readSystem,
  stopSystem,
  withdrawApproval,
  withdrawSystem,
} from '../../modules/register/index.ts'
import { addresses } from '../addresses.ts'
import { blank, type Filled } from '../forms.tsx'
import type { EntryActsData } from '../register/entry-acts.tsx'
import { entryPage } from '../register/entry-page.tsx'
import { type RegisterPageData, registerPage } from '../register/register-page.tsx'
import { mayPerform } from './asking-rules.ts'
import { apiHref } from './downloads.ts'
import { orAgain, written } from './filled-again.ts'
import { nextPage } from './next-page.ts'
import { serveApprovals } from './register-approvals.ts'
import { serveDeclaration } from './register-declaration.ts'
import { serveNewSystem } from './register-new.ts'
import { serveRisk } from './register-risk.ts'
import { serveSolutions } from './register-solutions.ts'
import { type Answer, frameAt, type PageRoutes, type Visit } from './visit.ts'
import { whereKnown } from './where-known.ts'

/** The public register: its list, each entry, and what those who answer for a system do with it. */
export function serveRegister(pages: PageRoutes): void {
  serveNewSystem(pages)
  serveDeclaration(pages)
  serveRisk(pages)
  serveApprovals(pages)
  serveSolutions(pages)
  pages.get(addresses.register, showRegister)
  pages.get('/register/:slug', (visit) => drawEntry(visit, blank))

  for (const stage of systemStages) {
    act(pages, `version-${stage}`, { version: `${stage}Version` }, ({ context }, system, form) =>
      perform(nameVersion, context, { system, stage, version: written(form, `${stage}Version`) }),
    )
  }
  act(pages, 'live', {}, ({ context }, system) => perform(putSystemLive, context, { system }))
  act(pages, 'withdrawal', { reason: 'withdrawReason' }, ({ context, language }, system, form) =>
    perform(withdrawSystem, context, { system, reason: { [language]: written(form, 'withdrawReason') } }),
  )
  act(pages, 'stop', { reason: 'stopReason' }, ({ context, language }, system, form) =>
    perform(stopSystem, context, { system, reason: { [language]: written(form, 'stopReason') } }),
  )
  act(pages, 'lifting', { reason: 'liftReason' }, ({ context, language }, system, form) =>
    perform(liftStop, context, { system, reason: { [language]: written(form, 'liftReason') } }),
  )
  act(pages, 'approval-withdrawal', { reason: 'approvalReason', id: 'approval' }, ({ context }, _, form) =>
    perform(withdrawApproval, context, { id: written(form, 'approval'), reason: written(form, 'approvalReason') }),
  )
}

async function showRegister(visit: Visit): Promise<Answer> {
  const { frame, context, query } = visit
  const [theme, owner, cursor] = [query('theme') || undefined, query('owner') || undefined, query('cursor')]
  const asked = { ...(theme && { theme }), ...(owner && { owner }) }
  const { systems, total, next } = await perform(listSystems, context, { ...asked, ...(cursor && { cursor }) })
  const data: RegisterPageData = {
    systems,
    total,
    nextHref: nextPage(visit, addresses.register, asked, next),
    levels: context.riskQuestionnaire.levels,
    owners: await ownersOf(visit, systems, owner),
    chosen: { theme, owner },
    mayEnter: context.principal.kind === 'person' && (context.principal.memberships ?? []).length > 0,
  }
  return { html: registerPage(frame, data) }
}

/** Those of the systems in sight, and the one that the list is narrowed to, each once. */
async function ownersOf(
  { context }: Visit,
  systems: readonly Pick<Entry, 'owner'>[],
  chosen: string | undefined,
): Promise<RegisterPageData['owners']> {
  const owners = new Map(systems.map(({ owner }) => [owner.id, owner]))
  if (chosen !== undefined && !owners.has(chosen)) {
    const found = await whereKnown(organisationNotFound, () => perform(readOrganisation, context, { id: chosen }))
    if (found) owners.set(found.id, { id: found.id, names: found.names })
  }
  return [...owners.values()]
}

/** A form on an entry: done, it leads back there; refused, the entry comes with what is wrong beside `fields`. */
function act(
  pages: PageRoutes,
  name: string,
  fields: Readonly<Record<string, string>>,
  take: (visit: Visit, system: string, form: URLSearchParams) => Promise<unknown>,
): void {
  pages.post(`/register/:slug/${name}`, (visit, form) => {
    const slug = visit.parameter('slug')
    const done = async () => {
      await take(visit, slug, form)
      return { seeOther: addresses.system(slug) }
    }
    const fieldOf = (path: string) => fields[path.split('.')[0]!] ?? path
    return orAgain(visit, form, done, (filled) => drawEntry(visit, filled), fieldOf)
  })
}

async function drawEntry(visit: Visit, filled: Filled): Promise<{ readonly html: string }> {
  const { context, language, parameter } = visit
  const entry = await perform(readSystem, context, { system: parameter('slug') })
  const { slug } = entry
  const trying = { question: '', system: slug, stage: 'staff' as const }
  const rules = new Map(context.packs.flatMap((pack) => pack.rules).map(({ id, sentence }) => [id, sentence]))
  const denied = entry.measured.denied.flatMap(({ rule }): [string, string][] => {
    const sentence = rules.get(rule)
    return sentence ? [[rule, inLanguage(sentence, language).text]] : []
  })
  const html = entryPage(
    frameAt(visit, addresses.system(slug)),
    {
      entry,
      levels: context.riskQuestionnaire.levels,
      regions: context.regions.list,
      rules: Object.fromEntries(denied),
      exports: exportFormats.map((format) => ({ format, href: apiHref(exportSystem, { system: slug, format }) })),
      mayTry: entry.stages.staff.resolves && (await mayPerform(visit, ask, trying)),
      acts: await actsOf(visit, entry),
    },
    filled,
  )
  return { html }
}

async function actsOf(visit: Visit, entry: Entry): Promise<EntryActsData> {
  const { context } = visit
  const standing = entry.approvals.filter(({ withdrawnAt }) => withdrawnAt === null)
  const [first] = standing
  const mayWithdraw = first !== undefined && (await mayPerform(visit, withdrawApproval, { id: first.id, reason: '' }))
  const versions =
    entry.mayWrite && entry.assistant !== null
      ? (await perform(readAssistant, context, { id: entry.assistant })).versions
      : []
  return { versions, withdrawable: mayWithdraw ? standing : [] }
}
