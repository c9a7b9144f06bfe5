import type { Readable } from 'node:stream'
import type { MultipartFile } from '@fastify/multipart'
import { bodyMalformed } from '../../http/problem-response.ts'
import { sentBytes, unendedBytes } from '../../http/sent-bytes.ts'
import { perform } from '../../kernel/perform.ts'
import { Problem } from '../../kernel/problem.ts'
import { addFile, readDraft } from '../../modules/datasets/index.ts'
import { addresses } from '../addresses.ts'
import { requireOwnForm } from './csrf.ts'
import { formParts } from './form-parts.ts'
import { showDraft } from './publishing.ts'
import { type PageRoutes, pageRoutes, type Visit } from './visit.ts'

/** Files that one form may send. */
const mostFiles = 200

/**
 * Files for a draft: a form with several, which works without script, or one raw body at a time. Each is streamed into
 * its operation; one that is refused is told with its reason, and the others go on.
 */
export function serveUploads(pages: PageRoutes): void {
  pages.take('POST', '/data-sets/:id/draft/files', takeForm)

  pages.server.register(async (server) => {
    // Whatever type the browser gives the file: its bytes are read by nobody but the operation.
    server.removeAllContentTypeParsers()
    server.addContentTypeParser('*', { bodyLimit: Number.MAX_SAFE_INTEGER }, (_request, payload, done) =>
      done(null, payload),
    )
    pageRoutes(server, pages.language, pages.site).take('PUT', '/data-sets/:id/draft/files', takeOne)
  })
}

async function takeForm(visit: Visit): Promise<{ html: string; status: number } | { seeOther: string }> {
  const { request, context, site, parameter } = visit
  const id = parameter('id')
  const refused: { path: string; problem: Problem }[] = []
  let isOwn = false
  let token = ''
  for await (const part of formParts(request, { fileSize: context.maxFileBytes + 1, files: mostFiles })) {
    if (part.type === 'field') {
      if (part.fieldname === 'csrf') token = String(part.value)
      continue
    }
    if (!isOwn) {
      requireOwnForm(request, site.origin, token)
      // Who may not write the draft is told so once, and not beside every file.
      await perform(readDraft, context, { id })
      isOwn = true
    }
    const problem = await takePart(visit, id, part)
    if (problem) refused.push({ path: part.filename, problem })
  }
  if (!isOwn) requireOwnForm(request, site.origin, token)
  return refused.length > 0 ? showDraft(visit, refused) : { seeOther: addresses.draft(id) }
}

/** Why the file was not taken; nothing when it was, or when the field was left empty. */
async function takePart({ context }: Visit, id: string, part: MultipartFile): Promise<Problem | undefined> {
  try {
    if (part.filename !== '') {
      await perform(addFile, { ...context, body: unendedBytes(part.file) }, { id, path: composed(part.filename) })
    }
    return undefined
  } catch (error) {
    if (error instanceof Problem) return error
    throw error
  } finally {
    // What was refused unread still stands before the next part.
    part.file.resume()
  }
}

async function takeOne({ request, reply, context, site, parameter, query }: Visit): Promise<undefined> {
  const { 'x-csrf': token } = request.headers
  requireOwnForm(request, site.origin, typeof token === 'string' ? token : '')
  const body = request.body as Readable | undefined
  if (!body) throw bodyMalformed({})
  await perform(
    addFile,
    { ...context, body: sentBytes(body, reply) },
    { id: parameter('id'), path: composed(query('path') ?? '') },
  )
  reply.code(204).send()
}

/** Some systems hand over file names in decomposed form (NFD), which nobody typed. */
function composed(name: string): string {
  return name.normalize('NFC')
}
