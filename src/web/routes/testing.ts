/** A site for tests: the whole server on a real database, its jobs performed at once and in sight. */

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify'
import { type Logger, pino } from 'pino'
import { openLogKey } from '../../adapters/keys/log-key.ts'
import { openLogFiles } from '../../adapters/log-files/log-files.ts'
import type { FreshDatabase } from '../../adapters/postgres/testing.ts'
import { migrateJobQueue } from '../../adapters/queue/job-queue.ts'
import { sessionCookie } from '../../http/authentication.ts'
import { RateLimit } from '../../http/rate-limit.ts'
import { createHttpServer } from '../../http/server.ts'
import { viewOf } from '../../kernel/database.ts'
import type { CallContext } from '../../kernel/operation.ts'
import { perform } from '../../kernel/perform.ts'
import type { Principal, Role } from '../../kernel/principal.ts'
import { ownPremises } from '../../kernel/testing.ts'
import { openLogPublisher } from '../../modules/audit/index.ts'
import { addFile, createDataset, publishVersion, sealVersion } from '../../modules/datasets/index.ts'
import {
  findPrincipalByKey,
  findPrincipalBySession,
  type IdentityTables,
  signIn,
} from '../../modules/identity/index.ts'
import { aPerson } from '../../modules/identity/testing.ts'
import { indexVersion } from '../../modules/knowledge/index.ts'
import { approveRevision, type GivenFields, proposeRecord } from '../../modules/programmes/index.ts'
import { operations } from '../../operations.ts'
import { describeSample } from '../../sample.ts'
import { openServices, type ServicesOptions } from '../../services.ts'
import { servePages } from '../routes.ts'
import type { PagesOptions } from './site.ts'

const origin = 'http://jazari.test'
const worker: Principal = { kind: 'service', id: 'worker', roles: ['data-officer'] }
const administrator: Principal = { kind: 'service', id: 'local-cli', roles: ['administrator'] }
const loader: Principal = { kind: 'service', id: 'sample-loader', roles: ['data-officer'] }

export type TestSite = AsyncDisposable & {
  readonly server: FastifyInstance
  readonly services: PagesOptions['services']
  /** What a browser gets at an address, following nothing. */
  get(address: string, session?: string): Promise<LightMyRequestResponse>
  /** A form as a browser posts it, from a page of ours. */
  post(
    address: string,
    fields: Readonly<Record<string, string>>,
    more?: { readonly session?: string; readonly headers?: Readonly<Record<string, string>> },
  ): Promise<LightMyRequestResponse>
  inject(request: InjectOptions): Promise<LightMyRequestResponse>
  /** Publishes and indexes files as a data set. */
  publish(
    files: Readonly<Record<string, string>>,
    said?: Readonly<Record<string, unknown>>,
  ): Promise<{ readonly id: string; readonly version: string }>
  /** Performs the job that a sealed version asks for. */
  index(dataSet: string, version: string): Promise<void>
  /** A one-time link for somebody. */
  linkFor(role: Role): Promise<string>
  /** The token of somebody's session. */
  signedIn(role: Role): Promise<string>
  /** The same for a person of an organisation. */
  signedInAs(said: {
    readonly name: string
    readonly organisation: string
    readonly roles: readonly Role[]
  }): Promise<string>
}

/** What a browser that goes to an address says of itself. */
export const browserHeaders = { accept: 'text/html,application/xhtml+xml', 'sec-fetch-site': 'same-origin' }

export async function aSite(
  db: FreshDatabase<never>,
  options: Partial<Pick<PagesOptions, 'site' | 'origin' | 'rateLimit'>> &
    Pick<ServicesOptions, 'signIn'> & { readonly logger?: Logger } = {},
): Promise<TestSite> {
  const home = await mkdtemp(join(tmpdir(), 'jazari-site-'))
  await migrateJobQueue(db.pool)
  const onError = (error: unknown) => {
    throw error
  }
  const opened = await openServices({
    site: ownPremises,
    home,
    db,
    observer: { performed: () => {} },
    onError,
    ...(options.signIn && { signIn: options.signIn }),
  })
  const publication = openLogFiles(join(home, 'log'), join(home, 'keys'))
  const signer = openLogKey(join(home, 'keys'), 'jazari.test')
  const publisher = await openLogPublisher({ db, publication, signer, onError })
  await publisher.publish()
  const services = { ...opened.services, publisher }
  const identity = viewOf<IdentityTables>(db)
  const identify = {
    bySession: (token: string) => findPrincipalBySession(identity, token, new Date()),
    byKey: (key: string) => findPrincipalByKey(identity, key, new Date()),
  }
  const rateLimit = options.rateLimit ?? new RateLimit({ burst: 10_000, perSecond: 1 }, { burst: 10_000, perSecond: 1 })
  const common = { services, identify, rateLimit, operations, origin: options.origin ?? origin }
  const server = await createHttpServer({
    ...common,
    objects: services.objects,
    // A bug shows itself where the tests run.
    logger: options.logger ?? pino({ level: 'error' }, pino.destination(2)),
    publication,
    trustedProxies: [],
    health: { metrics: async () => '', unready: async () => [] },
    pages: (fastify) =>
      servePages(fastify, {
        ...common,
        site: options.site ?? { title: undefined, operator: undefined, operatorContact: undefined },
        sample: describeSample(),
      }),
  })
  const context = (principal: Principal) => ({ ...services, ...call(principal) })

  async function index(dataSet: string, version: string): Promise<void> {
    await perform(indexVersion, { ...context(worker), channel: 'worker' }, { dataSet, version })
  }

  async function linkFor(role: Role): Promise<string> {
    return linkOf(await aPerson(identity, { roles: [role] }))
  }

  async function linkOf(person: { readonly id: string }): Promise<string> {
    const issue = operations.find(({ id }) => id === 'identity.issue-link')!
    const { link } = await perform(issue, context(administrator), { person: person.id })
    return link
  }

  return {
    server,
    services,
    index,
    linkFor,
    inject: (request) => server.inject(request),
    get: (url, session) =>
      server.inject({ url, headers: browserHeaders, ...(session && { cookies: { [sessionCookie]: session } }) }),
    post: (url, fields, { session, headers } = {}) =>
      server.inject({
        method: 'POST',
        url,
        headers: { ...browserHeaders, 'content-type': 'application/x-www-form-urlencoded', ...headers },
        payload: new URLSearchParams(fields).toString(),
        ...(session && { cookies: { [sessionCookie]: session } }),
      }),
    async publish(files, said = {}) {
      const input = {
        titles: { ar: 'وثائق للاختبار', fr: 'Documents de test', en: 'Documents for a test' },
        publisher: { ar: 'إدارة النموذج', fr: 'Administration exemple', en: 'Sample administration' },
        licence: 'CC-BY-4.0',
        secrecy: 'public',
        ...said,
      }
      const { id } = await perform(createDataset, context(loader), input)
      for (const [path, text] of Object.entries(files)) {
        await perform(addFile, { ...context(loader), body: bytes(text) }, { id, path })
      }
      const { version } = await perform(sealVersion, context(loader), { id })
      await index(id, version)
      await perform(publishVersion, context(loader), { id, version })
      return { id, version }
    },
    async signedIn(role) {
      const { token } = await perform(signIn, context({ kind: 'anonymous' }), { link: await linkFor(role) })
      return token
    },
    async signedInAs(said) {
      const link = await linkOf(await aPerson(identity, said))
      return (await perform(signIn, context({ kind: 'anonymous' }), { link })).token
    },
    async [Symbol.asyncDispose]() {
      await server.close()
      await publisher.close()
      await opened.close()
      await rm(home, { recursive: true, force: true })
    },
  }
}

function call(principal: Principal): Pick<CallContext, 'principal' | 'channel' | 'language' | 'signal'> {
  return { principal, channel: 'start', language: 'ar', signal: new AbortController().signal }
}

async function* bytes(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text)
}

/** What an operation is given that somebody performs on a site. */
export function contextOn(site: TestSite, principal: Principal) {
  return { ...site.services, ...call(principal) }
}

/** Puts a record in force: one officer proposes it, another approves it. */
export async function putOnRecord(
  site: TestSite,
  proposed: { readonly kind: string; readonly slug: string; readonly code?: string; readonly fields: GivenFields },
): Promise<void> {
  const officer = (id: string) =>
    contextOn(site, { kind: 'person', id, name: id, organisation: null, roles: ['data-officer'] })
  const { record, revision } = await perform(proposeRecord, officer('per_aaaaaaaaaaaa'), proposed)
  await perform(approveRevision, officer('per_bbbbbbbbbbbb'), { record, revision })
}

/** The value of the first form field of that name in a page. */
export function fieldOf(html: string, name: string): string {
  const value = new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1]
  if (value === undefined) throw new Error(`no field ${name} in the page`)
  return value
}
