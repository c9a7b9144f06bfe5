import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { callContext } from '../../http/call-context.ts'
import { preferredType } from '../../http/preferred-type.ts'
import { languageOf, tooManyRequests } from '../../http/problem-response.ts'
import { perform } from '../../kernel/perform.ts'
import { linkedProblem, type ProblemPlaces, readProblem } from '../../modules/calls/index.ts'
import {
  type ListPage,
  linkedDataContext,
  linkedDataOf,
  linkedRecord,
  listRecords,
  type Places,
  readRecord,
  tableOf,
} from '../../modules/programmes/index.ts'
import { addresses, localised } from '../addresses.ts'
import type { PagesSite } from './site.ts'

/** Records asked for at once; no more are in memory for one export. */
const pageSize = 100
/** Whole lists sent at the same time: each keeps a core busy as long as its reader keeps up. */
const mostExports = 4
const linkedDataType = 'application/ld+json'
const tableType = 'text/csv'
const suffix = '.jsonld'

/**
 * Records and public problems as data, at addresses without a language: one, or a list of records with the filters of the
 * API, as JSON-LD or as a table.
 * The address of a record, of a source or of a data set without a language leads to its page in the reader's language, or
 * answers with the data when that is what is asked for.
 */
export function serveLinkedData(server: FastifyInstance, site: PagesSite): void {
  const places = placesAt(site.origin)
  const context = JSON.stringify(linkedDataContext(places.context))
  let exportsUnderWay = 0

  const admit = (request: FastifyRequest) => {
    const wait = site.rateLimit.take(request.ip, Date.now())
    if (wait > 0) throw tooManyRequests({ seconds: wait })
  }

  async function sendRecord(request: FastifyRequest, reply: FastifyReply, record: string): Promise<FastifyReply> {
    const shown = await perform(readRecord, await contextOf(request, reply, site), { record })
    const document = { '@context': places.context, ...linkedRecord(shown, places) }
    return dataReply(reply, linkedDataType).send(JSON.stringify(document))
  }

  async function sendProblem(request: FastifyRequest, reply: FastifyReply, problem: string): Promise<FastifyReply> {
    const shown = await perform(readProblem, await contextOf(request, reply, site), { problem })
    const document = { '@context': places.context, ...linkedProblem(shown, places) }
    return dataReply(reply, linkedDataType).send(JSON.stringify(document))
  }

  async function sendList(
    request: FastifyRequest,
    reply: FastifyReply,
    type: typeof linkedDataType | typeof tableType,
  ): Promise<FastifyReply> {
    if (exportsUnderWay >= mostExports) throw tooManyRequests({ seconds: 10 })
    exportsUnderWay += 1
    let isCounted = true
    const ended = () => {
      if (isCounted) exportsUnderWay -= 1
      isCounted = false
    }
    try {
      reply.raw.once('close', ended)
      const call = await contextOf(request, reply, site)
      const filter = { ...(request.query as object), limit: pageSize }
      const list: ListPage = (cursor) =>
        perform(listRecords, call, cursor === undefined ? filter : { ...filter, cursor })
      const chunks = type === tableType ? tableOf(list, call.signal) : linkedDataOf(list, places, call.signal)
      // A refusal shows at the first page, and still has its status then.
      const first = await chunks.next()
      return dataReply(reply, type)
        .header('content-disposition', `attachment; filename="records${type === tableType ? '.csv' : suffix}"`)
        .send(Readable.from(withFirst(first, chunks)))
    } catch (error) {
      ended()
      throw error
    }
  }

  server.get('/records/context.jsonld', async (_request, reply) =>
    // Those who read our data elsewhere, in a browser too, need this and nothing else.
    reply
      .header('access-control-allow-origin', '*')
      .header('cache-control', 'public, max-age=86400')
      .type(linkedDataType)
      .send(context),
  )
  server.get('/records.jsonld', async (request, reply) => {
    admit(request)
    return sendList(request, reply, linkedDataType)
  })
  server.get('/records.csv', async (request, reply) => {
    admit(request)
    return sendList(request, reply, tableType)
  })
  server.get(addresses.records, async (request, reply) => {
    admit(request)
    reply.header('vary', 'Accept, Accept-Language, Cookie')
    const type = preferredType(request.headers.accept, ['text/html', linkedDataType, tableType])
    return type === 'text/html' ? seeInLanguage(request, reply) : sendList(request, reply, type)
  })
  for (const [address, sendOne] of [
    ['/records/:name', sendRecord],
    ['/needs/:name', sendProblem],
  ] as const) {
    server.get(address, async (request, reply) => {
      admit(request)
      const { name } = request.params as { name: string }
      if (name.endsWith(suffix)) return sendOne(request, reply, name.slice(0, -suffix.length))
      reply.header('vary', 'Accept, Accept-Language, Cookie')
      const type = preferredType(request.headers.accept, ['text/html', linkedDataType])
      return type === 'text/html' ? seeInLanguage(request, reply) : sendOne(request, reply, name)
    })
  }
  for (const address of ['/sources/*', '/data-sets/:id']) {
    server.get(address, async (request, reply) => {
      reply.header('vary', 'Accept-Language')
      return seeInLanguage(request, reply)
    })
  }
}

/** What addresses of this installation name, for whoever reads its data elsewhere. */
function placesAt(origin: string): Places & ProblemPlaces {
  return {
    context: `${origin}/records/context.jsonld`,
    record: (slug) => origin + addresses.record(slug),
    dataSet: (id) => origin + addresses.dataSet(id),
    problem: (name) => origin + addresses.need(name.toLowerCase()),
    page: ({ dataSet, version, path, page }) => origin + addresses.source(dataSet, version, page, path),
  }
}

/** The page about a thing, at another address than the thing's own (303, W3C httpRange-14). */
function seeInLanguage(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return reply.redirect(localised(languageOf(request), request.url), 303)
}

async function contextOf(request: FastifyRequest, reply: FastifyReply, site: PagesSite) {
  const called = await callContext(request, reply, { ...site, channel: 'api', language: languageOf(request) })
  return { ...site.services, ...called }
}

/** What somebody may read is theirs alone, and changes from one moment to the next. */
function dataReply(reply: FastifyReply, type: string): FastifyReply {
  if (!reply.hasHeader('vary')) reply.header('vary', 'Cookie, Authorization')
  return reply
    .header('cache-control', 'no-store')
    .type(type === tableType ? `${type}; charset=utf-8; header=present` : type)
}

async function* withFirst(first: IteratorResult<string>, rest: AsyncGenerator<string>): AsyncGenerator<string> {
  if (first.done) return
  yield first.value
  yield* rest
}
