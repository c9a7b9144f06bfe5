import multipart from '@fastify/multipart'
import type { FastifyInstance } from 'fastify'
import { languageOf, routeNotFound } from '../http/problem-response.ts'
import type { SendErrorPage } from '../http/server.ts'
import { languages } from '../kernel/language.ts'
import { addresses, localised } from './addresses.ts'
import { loadAssets } from './assets.ts'
import { serveAbout } from './routes/about.ts'
import { serveAccount } from './routes/account.ts'
import { serveApiReference } from './routes/api.ts'
import { serveAsking } from './routes/ask.ts'
import { serveAssets } from './routes/assets.ts'
import { serveAssistants } from './routes/assistants.ts'
import { serveChanges } from './routes/changes.ts'
import { serveDataSets } from './routes/data-sets.ts'
import { serveDecisions } from './routes/decisions.ts'
import { serveDesk } from './routes/desk.ts'
import { sendErrorPage } from './routes/errors.ts'
import { serveEvaluation } from './routes/evaluation.ts'
import { serveHome } from './routes/home.ts'
import { serveImport } from './routes/import.ts'
import { serveIndicators } from './routes/indicators.ts'
import { serveInvitations } from './routes/invitations.ts'
import { serveLabelling } from './routes/labelling.ts'
import { serveLinkedData } from './routes/linked-data.ts'
import { serveLogPage } from './routes/log.ts'
import { serveNeeds } from './routes/needs.ts'
import { serveOidc } from './routes/oidc.ts'
import { serveOrganisations } from './routes/organisations.ts'
import { serveOwnConsents } from './routes/own-consents.ts'
import { serveOwnKeys } from './routes/own-keys.ts'
import { servePageQuality } from './routes/page-quality.ts'
import { servePeople } from './routes/people.ts'
import { servePermitRequests } from './routes/permit-requests.ts'
import { servePermits } from './routes/permits.ts'
import { serveProblems } from './routes/problems.ts'
import { serveProjects } from './routes/projects.ts'
import { servePublishing } from './routes/publishing.ts'
import { serveReceiptCheck, serveVerifier } from './routes/receipts.ts'
import { serveRecords } from './routes/records.ts'
import { serveRegister } from './routes/register.ts'
import { serveReports } from './routes/reports.ts'
import { serveRules } from './routes/rules.ts'
import { serveSignIn } from './routes/sign-in.ts'
import { type PagesOptions, siteOf } from './routes/site.ts'
import { serveSources } from './routes/sources.ts'
import { serveSpaces } from './routes/spaces.ts'
import { serveUploads } from './routes/uploads.ts'
import { pageRoutes } from './routes/visit.ts'
import { serveWorkspace } from './routes/workspace.ts'

const subjects = [
  serveHome,
  serveSpaces,
  serveChanges,
  serveAsking,
  serveSources,
  serveDataSets,
  serveRecords,
  serveRegister,
  serveIndicators,
  serveDesk,
  serveImport,
  servePublishing,
  serveLabelling,
  servePageQuality,
  serveUploads,
  serveRules,
  serveLogPage,
  serveReports,
  serveDecisions,
  serveReceiptCheck,
  serveNeeds,
  serveOrganisations,
  serveInvitations,
  servePeople,
  serveOwnKeys,
  serveOwnConsents,
  serveWorkspace,
  serveProjects,
  serveAssistants,
  servePermitRequests,
  servePermits,
  serveEvaluation,
  serveSignIn,
  serveOidc,
  serveAccount,
  serveProblems,
  serveApiReference,
  serveAbout,
]

/** The pages, under `/ar`, `/fr` and `/en`, with what they load. What nobody serves under these is a page too: of an error. */
export async function servePages(server: FastifyInstance, options: PagesOptions): Promise<SendErrorPage> {
  const assets = await loadAssets()
  const site = { ...options, site: siteOf(options.site, assets.addresses) }

  server.get('/', async (request, reply) =>
    reply.header('vary', 'Accept-Language').redirect(localised(languageOf(request), addresses.home), 302),
  )
  serveAssets(server, assets)
  serveVerifier(server)
  serveLinkedData(server, site)
  for (const language of languages) {
    await server.register(
      async (pages) => {
        // A file that is too large is the matter of whoever reads it.
        await pages.register(multipart, { throwFileSizeLimit: false })
        pages.setErrorHandler((error, request, reply) => sendErrorPage(error, request, reply, language, site))
        pages.setNotFoundHandler((request, reply) => sendErrorPage(routeNotFound({}), request, reply, language, site))
        const routes = pageRoutes(pages, language, site)
        for (const serve of subjects) serve(routes)
      },
      { prefix: `/${language}` },
    )
  }
  return (error, request, reply) => sendErrorPage(error, request, reply, languageOf(request), site)
}
