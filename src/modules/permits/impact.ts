import { type Kysely, type SqlBool, sql } from 'kysely'
import { viewOf } from '../../kernel/database.ts'
import type { Multilingual } from '../../kernel/language.ts'
import type { Decider, ResourceFacts } from '../../kernel/ports/decider.ts'
import type { ImpactLine, ImpactQuestion, ImpactSource } from '../../kernel/ports/impact.ts'
import type { PermitFacts, Permits } from '../../kernel/ports/permits.ts'
import { anonymous } from '../../kernel/principal.ts'
import type { DataFacts } from './context.ts'
import type { PermitTables } from './tables.ts'

type Ports = { readonly permits: Pick<Permits, 'find'>; readonly dataFacts: DataFacts }

/** The permits that would open a data set no more, or the data sets that one opens. */
export function impactSource(ports: Ports): ImpactSource {
  return {
    preview: (question) =>
      question.change.kind === 'permit' ? opened(ports, question, question.change.permit) : opening(ports, question),
  }
}

/** Permits in force that name the data set: those under which the rules let it be read, as it is and as it would be. */
async function opening({ permits }: Ports, question: ImpactQuestion): Promise<ImpactLine[]> {
  const { db, now, change, dataSet, decider } = question
  if (!dataSet || change.kind === 'permit') return []
  const inForce = await permitsNaming(viewOf<PermitTables>(db), change.dataSet, now)
  let before = 0
  const stopping: { readonly id: string; readonly title: Multilingual }[] = []
  for (const { id, project_name } of inForce) {
    const permit = await permits.find(db, id, { principal: anonymous, now })
    if (!permit || !opens(decider, permit, dataSet.before, now)) continue
    before++
    if (!opens(decider, permit, dataSet.after, now)) stopping.push({ id, title: project_name })
  }
  const examples = stopping.map((one) => ({ kind: 'permit', ...one }) as const)
  return [{ what: 'permits', before, after: before - stopping.length, examples }]
}

/** The data sets that a permit opens now: revoked, it opens none. Examples are of what everybody knows of. */
async function opened({ permits, dataFacts }: Ports, question: ImpactQuestion, id: string): Promise<ImpactLine[]> {
  const { db, now, decider } = question
  const permit = await permits.find(db, id, { principal: anonymous, now })
  if (!permit) return []
  const known = await dataFacts.find(
    db,
    permit.data.map(({ dataSet }) => dataSet),
  )
  const open = permit.data.flatMap((data) => {
    const fact = known.get(data.dataSet)
    return fact && opens(decider, permit, { ...fact.facts, data: [data] }, now) ? [fact] : []
  })
  const examples = open
    .filter(({ facts }) => facts.announced === true)
    .map(({ dataSet, title }) => ({ kind: 'data-set', id: dataSet, title }) as const)
  return [{ what: 'data-sets', before: open.length, after: 0, examples }]
}

/** Whether whoever holds the permit, and has no role anywhere, reads the data under it. */
function opens(decider: Decider, permit: PermitFacts, resource: ResourceFacts, at: Date): boolean {
  const holder = { kind: 'service', id: 'holder-of-the-permit', roles: [] } as const
  const asked = { operation: 'knowledge.search', permission: 'knowledge:search', channel: 'api' } as const
  const decision = decider.decide({ ...asked, principal: holder, at, resource, permit: { ...permit, held: true } })
  return decision.effect === 'allow'
}

async function permitsNaming(
  db: Kysely<PermitTables>,
  dataSet: string,
  now: Date,
): Promise<{ readonly id: string; readonly project_name: Multilingual }[]> {
  return db
    .selectFrom('permits.permit as permit')
    .innerJoin('permits.project as project', 'project.id', 'permit.project_id')
    .leftJoin('permits.revocation as revocation', 'revocation.permit_id', 'permit.id')
    .select(['permit.id', 'project.name as project_name'])
    .where(sql<SqlBool>`permit.data_sets @> ${[dataSet]}::text[]`)
    .where('permit.from_at', '<=', now)
    .where('permit.until_at', '>', now)
    .where('revocation.permit_id', 'is', null)
    .orderBy('permit.id')
    .execute()
}
