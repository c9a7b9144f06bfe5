import { writeFileSync } from 'node:fs'
import { isIPv6 } from 'node:net'
import { join } from 'node:path'
import type { Logger } from 'pino'
import { openLogKey } from './adapters/keys/log-key.ts'
import { openLogFiles } from './adapters/log-files/log-files.ts'
import { type OpenDatabase, openDatabase } from './adapters/postgres/database.ts'
import { migrate } from './adapters/postgres/migrate.ts'
import { beOnlyServer } from './adapters/postgres/only-server.ts'
import { migrateJobQueue } from './adapters/queue/job-queue.ts'
import { createMetrics } from './adapters/telemetry/metrics.ts'
import type { Config } from './config.ts'
import { RateLimit } from './http/rate-limit.ts'
import { createHttpServer } from './http/server.ts'
import { type Database, viewOf } from './kernel/database.ts'
import type { Principal } from './kernel/principal.ts'
import { openLocalAccess } from './local-access.ts'
import { migrations } from './migrations.ts'
import { type LogPublisher, openLogPublisher } from './modules/audit/index.ts'
import {
  findPrincipalByKey,
  findPrincipalBySession,
  type IdentityTables,
  issueFirstLink,
} from './modules/identity/index.ts'
import { type KnowledgeTables, renewIndexes } from './modules/knowledge/index.ts'
import { renewRecordSearch } from './modules/programmes/index.ts'
import { operations } from './operations.ts'
import { describeSample } from './sample.ts'
import { openServices, type Services } from './services.ts'
import { oidcReturn } from './web/routes/oidc.ts'
import { servePages } from './web/routes.ts'

/** Calls to the API and the forms: per neighbourhood of addresses, and for everybody together. */
const eachRate = { burst: 120, perSecond: 10 }
const allRate = { burst: 4_000, perSecond: 2_000 }

export type App = {
  readonly services: Services & { readonly publisher: LogPublisher }
  /** Begins to answer, and says where. */
  listen(): Promise<string>
  /** A one-time link for the first administrator, when there is none yet. */
  firstLink(reachedAt: string): Promise<string | undefined>
  close(): Promise<void>
}

/** The server, whole: the database migrated, the log published, HTTP and pages ready to listen. */
export async function createApp(config: Config, databaseUrl: string, logger: Logger): Promise<App> {
  const onError = (error: unknown) => logger.error({ err: error }, 'background')
  const database = openDatabase<never>(databaseUrl, {
    applicationName: 'jazari server',
    maxConnections: 20,
    onConnectionLost: onError,
  })
  const onlyServer = await beOnlyServer(database.pool, { patienceMs: 10_000, onError })
  await migrate(database.db, migrations)
  await migrateJobQueue(database.pool)

  const server = await openServerServices(config, database, onError)
  const { services, metrics, publisher, publication } = server
  const localAccess = openLocalAccess(config.home)
  const identify = identifyBy(database.db, localAccess.identify)
  const origin = originOf(config)
  const rateLimit = new RateLimit(eachRate, allRate)
  const http = await createHttpServer({
    operations,
    services,
    objects: services.objects,
    identify,
    origin,
    rateLimit,
    logger,
    publication,
    trustedProxies: config.trustedProxies,
    health: {
      metrics: metrics.text,
      async unready() {
        const reachable = await database.pool.query('select 1').then(
          () => true,
          () => false,
        )
        const fault = publisher.fault()
        return [...(reachable ? [] : ['database-unreachable']), ...(fault ? [`log-${fault}`] : [])]
      },
    },
    pages: (fastify) =>
      servePages(fastify, {
        services,
        identify,
        rateLimit,
        origin,
        site: config.site,
        operations,
        sample: describeSample(),
      }),
  })

  return {
    services,
    async listen() {
      const address = await http.listen({ port: config.port, host: config.host })
      localAccess.announce(address)
      return address
    },
    async firstLink(reachedAt) {
      const link = await issueFirstLink(viewOf<IdentityTables>(database.db), services.clock())
      return link === undefined ? undefined : `${reachedAt}/ar/sign-in?link=${link}`
    },
    async close() {
      localAccess.withdraw()
      await http.close()
      // What the decision log settles at its end goes under the last checkpoint.
      await server.close()
      await publisher.close()
      await onlyServer.release()
      await database.close()
    },
  }
}

/** Where browsers reach this installation. */
function originOf({ origin, host, port }: Config): string {
  return origin ?? `http://${isIPv6(host) ? `[${host}]` : host}:${port}`
}

/** What only the server has: numbers, and the publisher of the log. */
async function openServerServices(config: Config, database: OpenDatabase<never>, onError: (error: unknown) => void) {
  const keyFolder = join(config.home, 'keys')
  const signer = openLogKey(keyFolder, config.logName)
  const publication = openLogFiles(join(config.home, 'log'), keyFolder)
  const metrics = createMetrics(() => publisher.published()?.size ?? 0)
  const { services, close } = await openServices({
    home: config.home,
    db: database.db,
    databaseUrl: database.url,
    logName: config.logName,
    observer: metrics.observer,
    site: config.hosting,
    onError,
    models: config.models,
    signIn: {
      origin: originOf(config),
      installation: config.site.title ?? 'Jazari',
      oidc: config.oidc && { ...config.oidc, redirectUri: `${originOf(config)}${oidcReturn}` },
    },
  })
  const publisher = await openLogPublisher({ db: database.db, publication, signer, onError })
  await publisher.publish()
  // This process alone uploads, and nobody has asked it to yet: what is unfinished is a dead one's.
  await services.objects.sweepTemporary({ now: services.clock(), olderThanMs: 0 })
  await renewIndexes(viewOf<KnowledgeTables>(database.db), services, services.clock())
  await renewRecordSearch(database.db, services.jobs)
  writeFileSync(
    join(config.home, 'log', 'verifier-key'),
    `${signer.verifierKey}\n${services.permitSigner.verifierKey}\n`,
  )
  return { services: { ...services, publisher }, publication, publisher, metrics, close }
}

function identifyBy(db: Database, localKey: (key: string) => Principal | undefined) {
  const identity = viewOf<IdentityTables>(db)
  return {
    bySession: (token: string) => findPrincipalBySession(identity, token, new Date()),
    byKey: async (key: string) => localKey(key) ?? findPrincipalByKey(identity, key, new Date()),
  }
}
