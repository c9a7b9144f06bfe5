import { sql } from 'kysely'
import { type Database, viewOf } from '../../kernel/database.ts'
import type { Digest } from '../../kernel/identifier.ts'
import type { ResourceFacts } from '../../kernel/ports/decider.ts'
import type { ImpactSource } from '../../kernel/ports/impact.ts'
import { anonymous } from '../../kernel/principal.ts'
import { type DatasetTables, versionFacts } from '../datasets/index.ts'
import { join } from '../policy/index.ts'

/** Answers that quote a data set and whose receipt everybody may read. Only their number: whoever has an answer's name reads it. */
export const impactSource: ImpactSource = {
  async preview({ db, now, decider, change, dataSet }) {
    if (!dataSet || change.kind === 'permit') return []
    const asked = { operation: 'assistants.read-receipt', permission: 'assistants:read', channel: 'page' } as const
    const isOpen = (resource: ResourceFacts) =>
      decider.decide({ ...asked, principal: anonymous, at: now, resource }).effect === 'allow'
    let before = 0
    let after = 0
    for (const { versions, count } of await answersQuoting(db, change.dataSet)) {
      const others = await labelsOfOthers(db, versions, change.dataSet)
      const answer = (facts: ResourceFacts): ResourceFacts => ({
        kind: 'answer',
        id: 'any',
        label: join(...others, ...(facts.label ? [facts.label] : [])),
        data: versions,
      })
      if (isOpen(answer(dataSet.before))) before += count
      if (isOpen(answer(dataSet.after))) after += count
    }
    return [{ what: 'answers', before, after, examples: [] }]
  },
}

type Quoted = { readonly dataSet: string; readonly version: Digest }

/** Answers that were given under no permit, by the versions that they quote: as many rows as there are ways to quote the data set together with others. */
async function answersQuoting(
  db: Database,
  dataSet: string,
): Promise<{ readonly versions: readonly Quoted[]; readonly count: number }[]> {
  const { rows } = await sql<{ versions: Quoted[]; count: string }>`
    select result -> 'versions' as versions, count(*) as count
    from assistants.answer
    where permit_id is null and result -> 'versions' @> ${JSON.stringify([{ dataSet }])}::jsonb
    group by result -> 'versions'`.execute(db)
  return rows.map(({ versions, count }) => ({ versions, count: Number(count) }))
}

async function labelsOfOthers(db: Database, versions: readonly Quoted[], dataSet: string) {
  const others = versions.filter((quoted) => quoted.dataSet !== dataSet)
  const facts = await Promise.all(
    others.map(({ dataSet: id, version: digest }) => versionFacts({ db: viewOf<DatasetTables>(db) }, { id, digest })),
  )
  return facts.flatMap(({ label }) => label ?? [])
}
