import { canonicalJson } from '../../../libs/canonical-json/index.ts'
import type { PermitDocument } from '../../../libs/permit/index.ts'
import { digestOfText, newId } from '../../kernel/identifier.ts'
import { join } from '../policy/index.ts'
import type { PermitsContext } from './context.ts'
import type { DecisionRow } from './decision-store.ts'
import { membersOf } from './member-store.ts'
import { strictest } from './permit.ts'
import { insertPermit } from './permit-store.ts'
import { type AskedData, contentOf, type RequestRow, setState } from './request-store.ts'

const dayMs = 86_400_000

/**
 * Signs the permit of a request that every owner has granted, in the caller's transaction: for the shortest of the times
 * that they granted, and with what identifies people treated as the strictest of them wants.
 */
export async function issuePermit(
  { db, now, permitSigner }: PermitsContext,
  row: RequestRow,
  data: readonly AskedData[],
  decisions: readonly DecisionRow[],
): Promise<void> {
  const content = contentOf(row)
  if (content.purpose === null || content.legalBasis === null || content.days === null || row.digest === null) {
    throw new Error(`the request ${row.id} was granted before it was asked`)
  }
  const days = Math.min(content.days, ...decisions.map((decision) => decision.days ?? content.days ?? 0))
  const until = new Date(now.getTime() + days * dayMs)
  const members = await membersOf(db, [row.project_id])
  const stated: PermitDocument = {
    v: 1,
    kind: 'permit',
    id: newId('pmt'),
    project: { id: row.project_id, kind: row.project_kind },
    problem: row.problem_id,
    organisations: [...new Set(members.map(({ organisation }) => organisation))].sort(),
    purpose: content.purpose,
    legalBasis: content.legalBasis,
    dataSets: data.map(({ dataSet, version, owner, label }) => ({ dataSet, version, owner, label })),
    maxLabel: join(...data.map(({ label }) => label)),
    models: [...content.models],
    amounts: content.amounts,
    egress: { countries: [...content.egress.countries], basis: content.egress.basis },
    personal: strictest(decisions.flatMap(({ personal }) => (personal ? [personal] : []))),
    consents: [...content.consents],
    from: now.toISOString(),
    until: until.toISOString(),
    request: row.digest,
    grantedBy: decisions.map(({ owner, logIndex }) => ({ owner, decision: logIndex })),
  }
  const document = canonicalJson(stated)
  await insertPermit(db, {
    id: stated.id,
    request_id: row.id,
    project_id: row.project_id,
    owners: [...new Set(data.map(({ owner }) => owner))],
    data_sets: data.map(({ dataSet }) => dataSet),
    from_at: now,
    until_at: until,
    digest: digestOfText(document),
    document,
    signature: permitSigner.sign(`${document}\n`),
    log_index: Math.max(...decisions.map(({ logIndex }) => logIndex)),
    granted_at: now,
  })
  await setState(db, row.id, 'granted')
}
