import { Readable } from 'node:stream'
import { z } from 'zod'
import { sessionCookie } from '../../http/authentication.ts'
import { inLanguage } from '../../kernel/language.ts'
import { perform } from '../../kernel/perform.ts'
import { inputInvalid } from '../../kernel/problems.ts'
import { listProblemChanges } from '../../modules/calls/index.ts'
import { listPublications } from '../../modules/datasets/index.ts'
import { listRecordChanges } from '../../modules/programmes/index.ts'
import { htmlLanguage } from '../../words/locale.ts'
import { words } from '../../words/sentence.ts'
import { addresses, localised } from '../addresses.ts'
import { type AtomEntry, atomDocument } from '../changes/atom.ts'
import { type Change, type ChangeKind, changeKinds, isChangeKind } from '../changes/change.ts'
import { changesPage } from '../changes/changes-page.tsx'
import { entryId } from '../changes/entry-id.ts'
import { type List, newestFirst, type Position } from '../changes/newest-first.ts'
import type { PageRoutes, Visit } from './visit.ts'

/** On one page of the list, and in one document of the feed. */
const shownAtOnce = 50

/** What was published here and what became of it: for people, and for feed readers. */
export function serveChanges(pages: PageRoutes): void {
  pages.get(addresses.changes, async (visit) => {
    const { frame, language } = visit
    const kind = kindOf(visit)
    const { changes, next } = await changesFrom(visit, kind)
    const html = changesPage(frame, {
      kind,
      changes,
      nextHref: next === null ? null : href(language, addresses.changes, kind, next),
      feedHref: href(language, addresses.changesFeed, kind),
    })
    return { html }
  })

  pages.get(addresses.changesFeed, async (visit) => {
    const { language, site, request, reply, query, context } = visit
    const say = words(language)
    const kind = kindOf(visit)
    const { changes, next } = await changesFrom(visit, kind)
    const installation = context.publisher.verifierKey
    const at = (address: string, cursor?: string) => site.origin + href(language, address, kind, cursor)
    const name = site.site.title ?? say('site.name')
    const document = atomDocument({
      id: entryId(installation, `changes ${language} ${kind ?? ''}`),
      language: htmlLanguage[language],
      title: say('changes.feed-title', { name, what: say('nav.changes') }),
      subtitle: say('changes.what'),
      author: site.site.operator?.name ?? name,
      updated: changes[0]?.at ?? context.clock().toISOString(),
      links: {
        self: at(addresses.changesFeed, query('cursor')),
        first: at(addresses.changesFeed),
        next: next === null ? null : at(addresses.changesFeed, next),
        alternate: at(addresses.changes),
      },
      entries: changes.map((change) => entryOf(visit, installation, change)),
    })
    reply
      .header('cache-control', request.cookies[sessionCookie] === undefined ? 'no-cache' : 'no-store')
      .header('vary', 'Cookie')
      .header('content-language', language)
      .type('application/atom+xml; charset=utf-8')
      .send(Readable.from(document))
    return undefined
  })
}

function kindOf({ query }: Visit): ChangeKind | undefined {
  const kind = query('kind')
  return isChangeKind(kind) ? kind : undefined
}

function href(language: Visit['language'], address: string, kind: ChangeKind | undefined, cursor?: string): string {
  const query = new URLSearchParams({ ...(kind && { kind }), ...(cursor !== undefined && { cursor }) }).toString()
  return localised(language, address) + (query && `?${query}`)
}

function entryOf({ language, site }: Visit, installation: string, change: Change): AtomEntry {
  const { kind, name, happened, at, code, title, note, address } = change
  const say = words(language)
  const titled = inLanguage(title, language).text
  return {
    id: entryId(installation, `${name} ${language}`),
    title: say('change.titled', { what: say(happened), title: code === null ? titled : `${code} ${titled}` }),
    updated: at,
    href: site.origin + localised(language, address),
    category: { term: kind, label: say(`change.of.${kind}`) },
    summary: note === null || typeof note === 'string' ? note : inLanguage(note, language).text,
  }
}

/** Where each list goes on, by the order of `changeKinds`; one that has not begun is left out, one that has ended is null. */
const Positions = z.partialRecord(z.enum(changeKinds), z.string().max(400).nullable())

async function changesFrom(visit: Visit, kind: ChangeKind | undefined) {
  const positions = positionsIn(visit.query('cursor'))
  const shown = changeKinds.filter((one) => kind === undefined || one === kind)
  const { items, next } = await newestFirst(
    shown.map((one) => ({ list: lists(visit)[one], position: positions[one] })),
    shownAtOnce,
  )
  return { changes: items, next: next && cursorOf(shown, next) }
}

function cursorOf(kinds: readonly ChangeKind[], positions: readonly Position[]): string {
  const said = Object.fromEntries(kinds.map((kind, i) => [kind, positions[i]]))
  return Buffer.from(JSON.stringify(said)).toString('base64url')
}

/** @throws Problem for what is no cursor of ours; whether its places are any is for their lists to say. */
function positionsIn(cursor: string | undefined): z.output<typeof Positions> {
  if (cursor === undefined) return {}
  const parsed = z
    .strictObject({ cursor: z.string().max(2_000).transform(decoded).pipe(Positions) })
    .safeParse({ cursor })
  if (!parsed.success) throw inputInvalid(parsed.error)
  return parsed.data.cursor
}

function decoded(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
  } catch {
    return undefined
  }
}

function lists({ context }: Visit): Readonly<Record<ChangeKind, List<Change>>> {
  const after = (cursor: string | undefined) => ({ limit: shownAtOnce, ...(cursor !== undefined && { cursor }) })
  return {
    async 'data-set'(cursor) {
      const { publications, next } = await perform(listPublications, context, after(cursor))
      return { items: publications.map(publicationChange), next }
    },
    async record(cursor) {
      const { changes, next } = await perform(listRecordChanges, context, after(cursor))
      return { items: changes.map(recordChange), next }
    },
    async problem(cursor) {
      const { changes, next } = await perform(listProblemChanges, context, after(cursor))
      return { items: changes.flatMap(problemChange), next }
    },
  }
}

type Publication = z.output<typeof listPublications.output>['publications'][number]
type RecordChange = z.output<typeof listRecordChanges.output>['changes'][number]
type ProblemChange = z.output<typeof listProblemChanges.output>['changes'][number]

function publicationChange({ dataSet, version, publishedAt, cursor }: Publication): Change {
  return {
    kind: 'data-set',
    name: `data-set ${dataSet.id} ${version}`,
    happened: 'change.data-set.version',
    at: publishedAt,
    code: null,
    title: dataSet.titles,
    note: null,
    address: addresses.dataSetVersion(dataSet.id, version),
    cursor,
  }
}

function recordChange({ record, revision, change, note, at, cursor }: RecordChange): Change {
  return {
    kind: 'record',
    name: `record ${record.slug} ${revision}`,
    happened: `change.record.${change}`,
    at,
    code: record.code,
    title: record.title,
    note,
    address: addresses.record(record.slug),
    cursor,
  }
}

/** What is not public yet, or never became it, is in no list. */
function problemChange({ problem, state, note, at, cursor }: ProblemChange): Change[] {
  if (state === 'proposed' || state === 'declined') return []
  return [
    {
      kind: 'problem',
      name: `problem ${problem.id} ${state} ${at}`,
      happened: `change.problem.${state}`,
      at,
      code: problem.code,
      title: problem.title,
      note,
      address: addresses.need(problem.id),
      cursor,
    },
  ]
}
