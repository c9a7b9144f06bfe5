import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { type Kysely, sql } from 'kysely'
import { expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../adapters/postgres/testing.ts'
import { sessionCookie } from '../../http/authentication.ts'
import type { CallContext } from '../../kernel/operation.ts'
import { perform } from '../../kernel/perform.ts'
import type { Principal } from '../../kernel/principal.ts'
import { kindNamed, type ShownCitation, type ShownRecord } from '../../modules/programmes/index.ts'
import { operations } from '../../operations.ts'
import { aSite, type TestSite } from '../routes/testing.ts'

// Whatever was recorded, and whatever became of its sources since: each way out is held against the rows themselves.

const secrecies = ['public', 'internal', 'sensitive', 'very-sensitive'] as const
/** The most secret that each reader may read, as the policy module documents it. */
const readers = { anonymous: 'public', member: 'internal', 'data-officer': 'sensitive' } as const
type Reader = keyof typeof readers
/** What is wrong with the citation of a value that stands in the rows without an operation's doing. */
const plantings = ['quote', 'offset', 'document'] as const

const RecordPlan = fc.record({
  names: fc.array(fc.array(fc.nat(99), { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 2 }),
  purposes: fc.array(fc.array(fc.nat(99), { minLength: 1, maxLength: 2 }), { maxLength: 3 }),
  waits: fc.boolean(),
  partner: fc.boolean(),
})
const Act = fc.oneof(
  fc.record({ act: fc.constant('relabel' as const), on: fc.nat(99), to: fc.nat(99) }),
  fc.record({ act: fc.constant('rewrite' as const), on: fc.nat(99), indexed: fc.boolean() }),
  fc.record({ act: fc.constant('retract' as const), on: fc.nat(99) }),
  fc.record({ act: fc.constant('supersede' as const), on: fc.nat(99) }),
  fc.record({ act: fc.constant('propose' as const), on: fc.nat(99) }),
)
type Planned<Arbitrary> = Arbitrary extends fc.Arbitrary<infer Value> ? Value : never
type RecordPlan = Planned<typeof RecordPlan>
type Act = Planned<typeof Act>

test('no way out shows a value without words that its reader may read, or words of a document that they may not', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  const world = await aWorld(db, site)
  await fc.assert(
    fc.asyncProperty(
      fc.array(RecordPlan, { minLength: 1, maxLength: 3 }),
      fc.array(Act, { minLength: 1, maxLength: 4 }),
      async (plans, acts) => {
        for (const plan of plans) await world.record(plan)
        for (const act of acts) await world.act(act)
        for (const reader of Object.keys(readers) as Reader[]) await world.check(reader)
      },
    ),
    { numRuns: 5, endOnFailure: true },
  )
  // What is never shown proves nothing.
  expect(world.seen.citations).toBeGreaterThan(20)
  expect(world.seen.hidden).toBeGreaterThan(0)
}, 60_000)

async function aWorld(db: FreshDatabase<never>, site: TestSite) {
  const sessions: Record<Reader, string | undefined> = {
    anonymous: undefined,
    member: await site.signedIn('member'),
    'data-officer': await site.signedIn('data-officer'),
  }
  const seen = { citations: 0, hidden: 0 }
  const dataSets: { id: string; files: Record<string, string> }[] = []
  const slugs: string[] = []
  let made = 0
  const token = (letter: string) => `${letter}q${++made}x`
  const document = () => Array.from({ length: 4 }, () => `الجملة ${token('s')} تقول شيئا وحدها.`).join('\n\n')
  for (const provenance of ['primary', 'restated', 'primary']) {
    const files = { 'ar/one.md': document(), 'ar/two.md': document() }
    dataSets.push({ id: (await site.publish(files, { provenance, slug: token('d') })).id, files })
  }

  const as = (id: string): CallContext & TestSite['services'] => ({
    ...site.services,
    principal: { kind: 'person', id, name: 'officer', organisation: null, roles: ['data-officer'] } as Principal,
    channel: 'api',
    language: 'ar',
    signal: new AbortController().signal,
  })
  const author = as('per_aaaaaaaaaaaa')
  // As the sample's reviewer, who alone may approve what waits for its source.
  const reviewer = {
    ...author,
    principal: { kind: 'service', id: 'sample-reviewer', roles: ['data-officer'] } as Principal,
    channel: 'start' as const,
  }
  const ask = (id: string, input: object, context = author) =>
    perform(operations.find((operation) => operation.id === id)!, context, input)
  const approve = (record: string, revision: number) => ask('programmes.approve', { record, revision }, reviewer)

  /** A value of new words, cited from sentences that an officer may cite now; none when there are none. */
  async function value(picks: readonly number[]) {
    const readable = (await sentences(db)).filter(({ secrecy }) => secrecy !== 'very-sensitive')
    if (readable.length === 0) return []
    const citations = picks.map((pick) => {
      const { file, text } = readable[pick % readable.length]!
      return { document: file, words: text }
    })
    return [{ texts: { ar: token('v') }, citations }]
  }
  async function values(picks: readonly (readonly number[])[]) {
    const made = []
    for (const pick of picks) made.push(...(await value(pick)))
    return made
  }

  async function record({ names, purposes, waits, partner }: RecordPlan): Promise<void> {
    const name = await values(names)
    if (name.length === 0) return
    const purpose = await values(purposes)
    const absent = token('w')
    const waiting = { document: digestOf(absent), page: 1, start: 0, end: absent.length, quote: digestOf(absent) }
    const slug = `record-${++made}`
    const organisation = slugs.find((one) => one.startsWith('organisation-'))
    const fields = {
      name,
      ...(purpose.length > 0 && { purpose }),
      ...(waits && { place: [{ texts: { ar: token('v') }, citations: [waiting] }] }),
      ...(partner && organisation && { partner: [{ ...(await value([made]))[0]!, record: organisation }] }),
      sector: [{ term: 'health' }],
    }
    await publish({ kind: 'institute', slug, fields })
    if (organisation) return
    await publish({ kind: 'organisation', slug: `organisation-${made}`, fields: { name: await value([made]) } })
  }

  /** While a version is published and not read yet, its documents cannot be cited. */
  async function publish(input: { kind: string; slug: string; fields: object }): Promise<void> {
    const proposed = await possible(() => ask('programmes.propose', input))
    if (!proposed) return
    await approve(input.slug, proposed.revision)
    slugs.push(input.slug)
    await plant(db, input.slug, token('v'), plantings[slugs.length % plantings.length]!)
  }

  async function act(planned: Act): Promise<void> {
    const slug = slugs[planned.on % Math.max(1, slugs.length)]
    const dataSet = dataSets[planned.on % dataSets.length]!
    switch (planned.act) {
      case 'relabel': {
        const secrecy = secrecies[planned.to % secrecies.length]!
        const label = { secrecy, personal: 'none', residency: ['MA'] }
        const done = await possible(() => ask('datasets.change-metadata', { id: dataSet.id, ...label }))
        // No role opens the most secret label, or takes it away.
        if (!done) await sql`update datasets.dataset set secrecy = ${secrecy} where id = ${dataSet.id}`.execute(db)
        return
      }
      case 'rewrite':
        await rewrite(dataSet, planned.indexed)
        return
      case 'retract':
      case 'supersede': {
        const { rows } = await sql<{ slug: string }>`
          select slug from programmes.record where state = 'published' order by slug`.execute(db)
        const by = rows.find((row) => row.slug !== slug)?.slug
        if (!rows.some((row) => row.slug === slug) || rows.length < 4 || !by) return
        const change = planned.act === 'retract' ? { change: 'retraction' } : { change: 'supersession', by }
        const proposed = await possible(() =>
          ask('programmes.propose-end', { record: slug, ...change, note: 'a test' }),
        )
        if (proposed) await possible(() => approve(slug!, proposed.revision))
        return
      }
      case 'propose':
        if (slug) {
          const fields = { name: await value([planned.on]) }
          await possible(() => ask('programmes.propose-change', { record: slug, fields }))
        }
    }
  }

  async function rewrite(dataSet: (typeof dataSets)[number], indexed: boolean): Promise<void> {
    const lines = dataSet.files['ar/one.md']!.split('\n\n')
    // One sentence leaves, the others move.
    dataSet.files['ar/one.md'] = [`سطر جديد ${token('s')}.`, ...lines.slice(1)].join('\n\n')
    const body = async function* () {
      yield new TextEncoder().encode(dataSet.files['ar/one.md'])
    }
    const sent = { ...author, body: body() }
    const change = async () => {
      await ask('datasets.add-file', { id: dataSet.id, path: 'ar/one.md' }, sent)
      const { version } = await ask('datasets.seal', { id: dataSet.id })
      if (indexed) await site.index(dataSet.id, version)
      await ask('datasets.publish', { id: dataSet.id, version })
      const worker = { kind: 'service', id: 'worker', roles: [] } as Principal
      const job = { ...author, principal: worker, channel: 'worker' as const }
      if (indexed) await ask('programmes.recheck-citations', { dataSet: dataSet.id, version }, job)
    }
    await possible(change)
  }

  async function check(reader: Reader): Promise<void> {
    const truth = await truthFor(db, reader)
    const get = async (url: string) => {
      const cookies = sessions[reader] ? { cookies: { [sessionCookie]: sessions[reader] } } : {}
      const accept = /^\/(ar|fr|en)\//.test(url) ? { accept: 'text/html' } : {}
      const { statusCode, body } = await site.inject({ url, headers: accept, ...cookies })
      expect(statusCode, `${reader} ${url}: ${body.slice(0, 300)}`).toBeLessThan(500)
      const leaked = wordsOf([body], '[sv]').filter((word) => truth.forbidden.has(word))
      expect(leaked, `${reader} at ${url}`).toEqual([])
      return { statusCode, body }
    }
    seen.hidden += truth.forbidden.size
    const prove = (shown: ShownRecord) => {
      for (const [name, values] of Object.entries(shown.fields)) {
        if (kindNamed(shown.kind)!.fields[name]!.from === 'ours') continue
        for (const { citations } of values) {
          expect(citations.length, `${reader}: ${shown.slug}.${name}`).toBeGreaterThan(0)
          for (const citation of citations) {
            expect(truth.stands(citation), `${reader}: ${shown.slug}.${name} ${citation.text}`).toBe(true)
            seen.citations += 1
          }
        }
      }
    }

    const listed = JSON.parse((await get('/api/records?limit=100')).body) as { records: ShownRecord[] }
    listed.records.forEach(prove)
    const linked = JSON.parse((await get('/records.jsonld')).body) as { '@graph': LinkedRecord[] }
    expect(linked['@graph'].map(({ slug }) => slug)).toEqual(listed.records.map(({ slug }) => slug))
    for (const { statements } of linked['@graph']) {
      for (const { from, citations } of statements) {
        if (from === 'sources') expect(citations.length).toBeGreaterThan(0)
        for (const { document, selector } of citations) {
          expect(truth.stands({ document, text: selector[0]!.exact! } as ShownCitation)).toBe(true)
        }
      }
    }
    await get('/records.csv')
    await get('/api/record-changes?limit=100')
    for (const address of ['/network', '/roadmap', '/changes', '/changes.atom', '/records?kind=institute']) {
      await get(`/ar${address}`)
    }
    for (const slug of slugs.slice(-6)) {
      const { statusCode, body } = await get(`/api/records/${slug}`)
      if (statusCode === 200) prove(JSON.parse(body) as ShownRecord)
      const isThere = statusCode === 200
      for (const url of [`/records/${slug}.jsonld`, `/ar/records/${slug}`, `/fr/records/${slug}/history`]) {
        expect((await get(url)).statusCode === 200, `${reader} ${url}`).toBe(isThere)
      }
    }
  }

  return { record, act, check, seen }
}

type LinkedRecord = {
  readonly slug: string
  readonly statements: readonly {
    readonly from: string
    readonly citations: readonly {
      readonly document: string
      readonly selector: readonly { readonly exact?: string }[]
    }[]
  }[]
}

/** Done, or refused for a reason: both are fine here. */
async function possible<Done>(doing: () => Promise<Done>): Promise<Done | undefined> {
  try {
    return await doing()
  } catch (error) {
    if (error instanceof Error && error.name === 'Problem') return undefined
    throw error
  }
}

type Secrecy = (typeof secrecies)[number]
type Sentence = { readonly file: string; readonly secrecy: Secrecy; readonly text: string }
type StoredPage = Sentence & { readonly number: number }
type CitedValue = {
  readonly texts: string
  readonly in_force: boolean
  readonly document: string | null
  readonly page: number | null
  readonly start: number | null
  readonly end: number | null
  readonly quote: string | null
}

/** Every page of a published, read version of a data set, with the label of that data set now. */
async function storedPages(db: Kysely<never>): Promise<StoredPage[]> {
  const { rows } = await sql<StoredPage>`
    select distinct file.digest as file, dataset.secrecy, page.number, page.text
    from datasets.version_file file
    join datasets.dataset dataset on dataset.id = file.dataset_id
    join datasets.version version on version.dataset_id = file.dataset_id and version.digest = file.version
    join knowledge.indexed_document document on document.version = file.version and document.path = file.path
    join knowledge.page page on page.extraction = document.extraction
    where version.published_at is not null and dataset.current_version is not null
    order by file.digest, dataset.secrecy, page.number`.execute(db)
  return rows
}

async function sentences(db: Kysely<never>): Promise<Sentence[]> {
  return (await storedPages(db)).flatMap(({ file, secrecy, text }) =>
    text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => ({ file, secrecy, text: line })),
  )
}

/** What a reader may be shown, from the rows alone. */
async function truthFor(db: Kysely<never>, reader: Reader) {
  const mayRead = (secrecy: Secrecy) => secrecies.indexOf(secrecy) <= secrecies.indexOf(readers[reader])
  const all = await sentences(db)
  const readable = all.filter(({ secrecy }) => mayRead(secrecy))
  const standing = new Set(readable.map(({ file, text }) => `${file} ${text}`))
  const forbidden = new Set(
    wordsOf(
      all.map(({ text }) => text),
      's',
    ),
  )
  for (const word of wordsOf(
    readable.map(({ text }) => text),
    's',
  ))
    forbidden.delete(word)

  const { rows } = await sql<CitedValue>`
    select value.texts::text, record.revision = value.revision as in_force, citation.document, citation.page, citation.start, citation.end, citation.quote
    from programmes.value value
    join programmes.record record on record.id = value.record_id
    left join programmes.citation citation
      on citation.record_id = value.record_id and citation.revision = value.revision
        and citation.field = value.field and citation.place = value.place
    where value.texts is not null`.execute(db)
  const pages = Map.groupBy(
    (await storedPages(db)).filter(({ secrecy }) => mayRead(secrecy)),
    ({ file }) => file,
  )
  const proves = ({ document, page, start, end, quote }: CitedValue) =>
    (pages.get(document ?? '') ?? []).some(
      ({ number, text }) => number === page && digestOf(Array.from(text).slice(start!, end!).join('')) === quote,
    )
  const shown = new Set<string>()
  for (const row of rows) {
    const [word] = wordsOf([row.texts], 'v')
    if (word === undefined) continue
    if (row.in_force && proves(row)) shown.add(word)
    else forbidden.add(word)
  }
  for (const word of shown) forbidden.delete(word)
  return {
    forbidden,
    stands: ({ document, text }: Pick<ShownCitation, 'document' | 'text'>) => standing.has(`${document} ${text}`),
  }
}

function wordsOf(texts: readonly string[], letter: string): string[] {
  return texts.flatMap((text) => text.match(new RegExp(`${letter}q\\d+x`, 'g')) ?? [])
}

/** Rows as only somebody with the database in hand could write them: the words of a real citation, and not their place. */
async function plant(db: Kysely<never>, slug: string, word: string, wrong: (typeof plantings)[number]): Promise<void> {
  const [first] = await sentences(db)
  if (!first) return
  const citation = {
    document: wrong === 'document' ? digestOf(word) : first.file,
    start: wrong === 'offset' ? 3 : 0,
    end: wrong === 'offset' ? 3 + Array.from(first.text).length : Array.from(first.text).length,
    quote: digestOf(wrong === 'quote' ? word : first.text),
  }
  await db.transaction().execute(async (transaction) => {
    const { rows } = await sql<{ id: string; revision: number; kind: string; place: number }>`
      select record.id, record.revision, record.kind, coalesce(max(value.place) + 1, 0)::int as place
      from programmes.record record
      left join programmes.value value
        on value.record_id = record.id and value.revision = record.revision and value.field = 'name'
      where record.slug = ${slug} and record.revision is not null group by record.id`.execute(transaction)
    const [record] = rows
    if (!record) return
    const { id, revision, kind, place } = record
    await sql`
      insert into programmes.value (record_id, revision, kind, field, place, texts)
      values (${id}, ${revision}, ${kind}, 'name', ${place}, ${JSON.stringify({ ar: word })})`.execute(transaction)
    await sql`
      insert into programmes.citation
        (record_id, revision, field, place, document, page, start, "end", quote, sources, made_at)
      values (${id}, ${revision}, 'name', ${place}, ${citation.document}, 1, ${citation.start}, ${citation.end},
        ${citation.quote}, '{}', now())`.execute(transaction)
  })
}

function digestOf(text: string): string {
  return `sha256:${createHash('sha256').update(text, 'utf8').digest('hex')}`
}
