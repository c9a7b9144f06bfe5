import { type SqlBool, sql } from 'kysely'
import { viewOf } from '../../kernel/database.ts'
import type { Multilingual } from '../../kernel/language.ts'
import type { Decider, ResourceFacts } from '../../kernel/ports/decider.ts'
import type { ImpactLine, ImpactQuestion, ImpactSource } from '../../kernel/ports/impact.ts'
import type { PermitFacts } from '../../kernel/ports/permits.ts'
import { consentTerms, type IdentityTables } from '../identity/index.ts'
import type { DataFacts } from './context.ts'
import { isConsented, useOf } from './permit-consents.ts'
import { statedBy, storedPermits } from './permit-facts.ts'
import { PermitId } from './request.ts'
import type { PermitTables } from './tables.ts'

/** The permits that would open a data set no more, or the data sets that one opens. */
export function impactSource({ dataFacts }: { readonly dataFacts: DataFacts }): ImpactSource {
  return {
    preview: (question) =>
      question.change.kind === 'permit' ? opened(dataFacts, question, question.change.permit) : opening(question),
  }
}

/** Permits in force that name the data set: those under which the rules let it be read, as it is and as it would be. */
async function opening(question: ImpactQuestion): Promise<ImpactLine[]> {
  const { now, change, dataSet, decider } = question
  if (!dataSet || change.kind === 'permit') return []
  let before = 0
  const stopping: { readonly id: string; readonly title: Multilingual }[] = []
  for (const { permit, project } of await permitsNaming(question, change.dataSet)) {
    if (!opens(decider, permit, dataSet.before, now)) continue
    before++
    if (!opens(decider, permit, dataSet.after, now)) stopping.push({ id: permit.id, title: project })
  }
  const examples = stopping.map((one) => ({ kind: 'permit', ...one }) as const)
  return [{ what: 'permits', before, after: before - stopping.length, examples }]
}

/** The data sets that a permit opens now: revoked, it opens none. Of those that whoever asks may know of. */
async function opened(dataFacts: DataFacts, question: ImpactQuestion, id: string): Promise<ImpactLine[]> {
  const { db, now, decider, isKnown } = question
  if (!PermitId.safeParse(id).success) return []
  const row = await storedPermits(viewOf<PermitTables>(db)).where('permit.id', '=', id).executeTakeFirst()
  if (!row) return []
  const { said, facts } = statedBy(row)
  const permit = { ...facts, held: true, consented: await isConsented(viewOf<PermitTables>(db), said, now) }
  const found = await dataFacts.find(
    db,
    permit.data.map(({ dataSet }) => dataSet),
  )
  const open = permit.data.flatMap((data) => {
    const fact = found.get(data.dataSet)
    return fact && isKnown(fact.facts) && opens(decider, permit, { ...fact.facts, data: [data] }, now) ? [fact] : []
  })
  const examples = open.map(({ dataSet, title }) => ({ kind: 'data-set', id: dataSet, title }) as const)
  return [{ what: 'data-sets', before: open.length, after: 0, examples }]
}

/** Whether whoever holds the permit, and has no role anywhere, reads the data under it. */
function opens(decider: Decider, permit: PermitFacts, resource: ResourceFacts, at: Date): boolean {
  const holder = { kind: 'service', id: 'holder-of-the-permit', roles: [] } as const
  const asked = { operation: 'knowledge.search', permission: 'knowledge:search', channel: 'api' } as const
  const decision = decider.decide({ ...asked, principal: holder, at, resource, permit })
  return decision.effect === 'allow'
}

/** As whoever holds them has them, with the names of their projects. One query, and one for all their consents. */
async function permitsNaming(
  { db, now }: Pick<ImpactQuestion, 'db' | 'now'>,
  dataSet: string,
): Promise<{ readonly permit: PermitFacts; readonly project: Multilingual }[]> {
  const rows = await storedPermits(viewOf<PermitTables>(db))
    .innerJoin('permits.project as project', 'project.id', 'permit.project_id')
    .select('project.name as project_name')
    .where(sql<SqlBool>`permit.data_sets @> ${[dataSet]}::text[]`)
    .where('permit.from_at', '<=', now)
    .where('permit.until_at', '>', now)
    .where('revocation.permit_id', 'is', null)
    .orderBy('permit.id')
    .execute()
  const stated = rows.map((row) => ({ ...statedBy(row), project: row.project_name }))
  const terms = await consentTerms(
    viewOf<IdentityTables>(db),
    stated.flatMap(({ said }) => said.consents),
    now,
  )
  return stated.map(({ said, facts, project }) => {
    const consented = said.consents.every((id) => terms.get(id)?.covers(useOf(said)) === true)
    return { permit: { ...facts, held: true, consented }, project }
  })
}
