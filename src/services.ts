import { join } from 'node:path'
import { pack as lawX0 } from '../jurisdictions/law-x0/pack.ts'
import { pack as morocco } from '../jurisdictions/ma/pack.ts'
import { personalData } from '../jurisdictions/ma/personal-data/personal-data.ts'
import { regions, regionsCitation } from '../jurisdictions/ma/regions.ts'
import { riskQuestionnaire } from '../jurisdictions/ma/risk/questionnaire.ts'
import { documentPrinter } from './adapters/document-printer/document-printer.ts'
import { documentReader } from './adapters/document-reader/document-reader.ts'
import { pageImages } from './adapters/document-reader/page-images/page-images.ts'
import { type OpenIdConnectOptions, openIdConnect } from './adapters/identity-provider/openid-connect.ts'
import { openCredentialKey } from './adapters/keys/credential-key.ts'
import { openExportKeys } from './adapters/keys/export-key.ts'
import { openItemKey } from './adapters/keys/item-key.ts'
import { openLogKey } from './adapters/keys/log-key.ts'
import { openPermitKey } from './adapters/keys/permit-key.ts'
import { openPseudonymKey } from './adapters/keys/pseudonym-key.ts'
import { openSectorPseudonyms } from './adapters/keys/sector-pseudonyms.ts'
import { openFolderStore } from './adapters/objects/folder-store.ts'
import { databaseNotices } from './adapters/postgres/notices.ts'
import { jobQueue } from './adapters/queue/job-queue.ts'
import { searchIndexStore } from './adapters/search-index/search-index-store.ts'
import { fetchKept } from './adapters/web-client/kept-connections.ts'
import type { ModelsConfig } from './config.ts'
import { type Database, viewOf } from './kernel/database.ts'
import type { Language } from './kernel/language.ts'
import type { Site } from './kernel/ports/decider.ts'
import type { Observer } from './kernel/ports/observer.ts'
import {
  derivations as answerDerivations,
  impactSource as answerImpact,
  forgetAnswers,
} from './modules/assistants/index.ts'
import {
  type AuditTables,
  forgetPrincipal,
  derivations as logDerivations,
  openDecisionLog,
} from './modules/audit/index.ts'
import { findPublicProblems, derivations as problemDerivations } from './modules/calls/index.ts'
import {
  impactSource as dataImpact,
  derivations as datasetDerivations,
  findDataFacts,
} from './modules/datasets/index.ts'
import { harnessDigest } from './modules/evaluation/index.ts'
import {
  approversAppointedBy,
  credentialPorts,
  findOrCreateOrganisation,
  findOrganisation,
  findOrganisationNamed,
  type IdentityTables,
  openOrganisations,
} from './modules/identity/index.ts'
import {
  ensureIndex,
  type KnowledgeTables,
  type PagePlace,
  renewDecided,
  wantReading,
} from './modules/knowledge/index.ts'
import {
  openPermits,
  openProjects,
  type PermitTables,
  permitDocument,
  impactSource as permitImpact,
} from './modules/permits/index.ts'
import { createDecider, putInForce } from './modules/policy/index.ts'
import {
  recheckLater,
  derivations as recordDerivations,
  impactSource as recordImpact,
} from './modules/programmes/index.ts'
import { forgetReports, lessonsOf, openSystems, systemEvidence } from './modules/register/index.ts'
import { openSearchModels } from './search-models.ts'
import { addresses, localised } from './web/addresses.ts'
import { spoken } from './words/spoken.ts'

/** The largest file that is taken, in bytes. */
const maxFileBytes = 50 * 1024 * 1024

export type ServicesOptions = {
  readonly home: string
  readonly db: Database
  /** Where `db` is: told at once of what another process ends. Without it, that is found out within a second. */
  readonly databaseUrl?: string
  /** What the log is called at first start; the permits' key is called after it. */
  readonly logName?: string
  readonly observer: Observer
  readonly site: Site
  readonly onError: (error: unknown) => void
  /** Models for searching by meaning. Without them: by words. */
  readonly models?: ModelsConfig
  /** For the process in which people sign in. */
  readonly signIn?: {
    /** Where browsers reach this installation, and what it is called. */
    readonly origin: string
    readonly installation: string
    readonly oidc: Omit<OpenIdConnectOptions, 'onOutage'> | undefined
  }
}

/**
 * Puts the pieces together, once: every port of the kernel and of the modules, for whichever process asks. Nothing in
 * here belongs to one caller; `perform` adds who that is.
 */
export async function openServices(options: ServicesOptions) {
  const { home, db, databaseUrl, logName = 'jazari', observer, site, onError, models, signIn } = options
  const clock = () => new Date()
  const packs = [putInForce(morocco), putInForce(lawX0)]
  /** What modules keep of the decisions of somebody who is erased, beside what the log keeps. */
  const forgetting = [forgetAnswers, forgetReports]
  const log = await openDecisionLog({
    db,
    pseudonymKey: openPseudonymKey(join(home, 'keys')),
    clock,
    onError,
    forgetting,
  })
  const objects = openFolderStore(join(home, 'objects'))
  const searchIndexes = searchIndexStore({ directory: join(home, 'indexes') })
  const reader = documentReader()
  const meaning =
    models &&
    openSearchModels(models, {
      directory: join(home, 'vectors'),
      fetch: fetchKept,
      mask: (question) => personalData.mask(question).text,
      onOutage: onError,
    })

  const wantRecheck = (db: Database, version: { readonly dataSet: string; readonly version: string }) =>
    recheckLater(db, jobQueue, version)

  const decider = createDecider(packs, site, (_rule, error) => onError(error))

  const permits = openPermits({
    db,
    clock,
    notices: databaseUrl === undefined ? undefined : databaseNotices(databaseUrl, onError),
    onError,
  })

  const signedPermit = (db: Database, id: string) => permitDocument(viewOf<PermitTables>(db), id)

  const credentials = credentialPorts({
    key: openCredentialKey(join(home, 'keys')),
    installation: signIn?.installation ?? 'Jazari',
    origin: signIn?.origin ?? null,
    identityProvider: signIn?.oidc ? openIdConnect({ ...signIn.oidc, onOutage: onError }) : null,
  })

  const open = (db: Database, ids: readonly string[]) => openOrganisations(viewOf<IdentityTables>(db), ids)
  const appointers = (db: Database, of: Parameters<typeof approversAppointedBy>[1]) =>
    approversAppointedBy(viewOf<IdentityTables>(db), of)

  const services = {
    db,
    clock,
    observer,
    log,
    packs,
    site,
    permits,
    permitDocument: signedPermit,
    permitSigner: openPermitKey(join(home, 'keys'), openLogKey(join(home, 'keys'), logName).origin),
    dataFacts: { find: findDataFacts },
    problemFacts: { find: findPublicProblems },
    projects: openProjects(),
    approversAppointedBy: appointers,
    systems: openSystems({
      permits,
      permitDocument: signedPermit,
      riskQuestionnaire,
      approversAppointedBy: appointers,
      openOrganisations: open,
    }),
    systemEvidence,
    decider,
    derivations: [
      ...answerDerivations,
      ...logDerivations,
      ...datasetDerivations,
      ...recordDerivations({ decider, site }),
      ...problemDerivations,
    ],
    lessons: { of: lessonsOf },
    impactSources: [permitImpact({ dataFacts: { find: findDataFacts } }), dataImpact, recordImpact, answerImpact],
    personalData,
    exportKey: openExportKeys(join(home, 'keys')),
    itemKey: openItemKey(join(home, 'keys')),
    harness: harnessDigest(),
    fetch: fetchKept,
    regions: { list: regions, citation: regionsCitation },
    riskQuestionnaire,
    documentPrinter,
    exportWords: spoken,
    entryAddress: (language: Language, slug: string) =>
      signIn ? `${signIn.origin}${localised(language, addresses.system(slug))}` : null,
    objects,
    searchIndexes,
    meaning,
    documentReader: reader,
    pageImages: pageImages(),
    pageAddress: (language: Language, { dataSet, version, page, path }: PagePlace) =>
      signIn ? `${signIn.origin}${localised(language, addresses.judgedPage(dataSet, version, page, path))}` : null,
    jobs: jobQueue,
    maxFileBytes,
    organisations: {
      find: (db: Database, id: string) => findOrganisation(viewOf<IdentityTables>(db), id),
      findNamed: (db: Database, names: Parameters<typeof findOrganisationNamed>[1]) =>
        findOrganisationNamed(viewOf<IdentityTables>(db), names),
      findOrCreate: (db: Database, names: Parameters<typeof findOrCreateOrganisation>[1]) =>
        findOrCreateOrganisation(viewOf<IdentityTables>(db), names, clock()),
    },
    versionSealed: (db: Database, sealed: { readonly dataSet: string; readonly version: string }) =>
      ensureIndex(viewOf<KnowledgeTables>(db), { jobs: jobQueue, documentReader: reader }, sealed, clock()),
    readingWanted: (db: Database, wanted: { readonly dataSet: string; readonly version: string }) =>
      wantReading(viewOf<KnowledgeTables>(db), { jobs: jobQueue, documentReader: reader }, wanted, clock()),
    credentials,
    openOrganisations: open,
    neighbourhoodDigest: (neighbourhood: string) => credentials.secrets.digest('neighbourhood', neighbourhood),
    sectorPseudonym: openSectorPseudonyms(join(home, 'keys')),
    personErased: (db: Database, person: string) => forgetPrincipal(viewOf<AuditTables>(db), person, forgetting),
    versionPublished: async (db: Database, published: { readonly dataSet: string; readonly version: string }) => {
      await wantRecheck(db, published)
      await renewDecided(viewOf<KnowledgeTables>(db), { jobs: jobQueue, documentReader: reader }, published, clock())
    },
    versionIndexed: wantRecheck,
  }

  return {
    services,
    async close() {
      await permits.close()
      await log.close(clock())
      await searchIndexes.close()
    },
  }
}

export type Services = Awaited<ReturnType<typeof openServices>>['services']
