import { sql } from 'kysely'
import { type Database, viewOf } from '../../kernel/database.ts'
import type { Digest } from '../../kernel/identifier.ts'
import { type ImpactSource, mostExamples } from '../../kernel/ports/impact.ts'
import { anonymous } from '../../kernel/principal.ts'
import { readableHoldings } from './citations/document-text.ts'
import { citedDocuments } from './published-store.ts'
import { readerOf } from './reader.ts'
import { linksTo } from './show-records.ts'
import type { ProgrammeTables } from './tables.ts'

/** Records in force that quote a data set for everybody, and those that would lose a quote with it. */
export const impactSource: ImpactSource = {
  async preview({ db, now, site, decider, change, dataSet }) {
    if (!dataSet || change.kind === 'permit') return []
    const everybody = readerOf({ principal: anonymous, channel: 'page', decider, now, site })
    const own = viewOf<ProgrammeTables>(db)
    const held = await readableHoldings(db, everybody, await citedDocuments(own))
    const inIt = [...held].filter(([, holdings]) => holdings.some((one) => one.dataSet === change.dataSet))
    const inItAlone = inIt.filter(([, holdings]) => holdings.every((one) => one.dataSet === change.dataSet))

    const quoting = await recordsQuoting(
      db,
      inIt.map(([document]) => document),
    )
    const losing = everybody.mayUse(dataSet.after)
      ? []
      : await recordsQuoting(
          db,
          inItAlone.map(([document]) => document),
        )
    const links = await linksTo(db, everybody, losing.slice(0, mostExamples))
    const examples = [...links.values()].flatMap(({ slug, title }) =>
      title ? [{ kind: 'record', id: slug, title } as const] : [],
    )
    return [{ what: 'records', before: quoting.length, after: quoting.length - losing.length, examples }]
  },
}

/** Records in force of which a citation stands in one of these documents, in the order of their ids. */
async function recordsQuoting(db: Database, documents: readonly Digest[]): Promise<string[]> {
  if (documents.length === 0) return []
  const { rows } = await sql<{ id: string }>`
    select distinct record.id
    from programmes.citation citation
    join programmes.record record on record.id = citation.record_id and record.revision = citation.revision
    where citation.document = any (${documents}::text[]) and record.state = 'published'
    order by record.id`.execute(db)
  return rows.map(({ id }) => id)
}
