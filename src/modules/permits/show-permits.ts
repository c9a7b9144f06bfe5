import { PermitDocument } from '../../../libs/permit/index.ts'
import { viewOf } from '../../kernel/database.ts'
import type { PermitsContext } from './context.ts'
import { seenBy } from './data-known.ts'
import { isHeld, Permit, stateOf } from './permit.ts'
import type { PermitRow } from './permit-store.ts'
import { askedDataOf } from './request-store.ts'
import { standingOf } from './standing.ts'

/** Permits as this caller may see them. Two queries for all. */
export async function showPermits(context: PermitsContext, rows: readonly PermitRow[]): Promise<Permit[]> {
  const titles = await askedDataOf(
    context.db,
    rows.map(({ request_id }) => request_id),
  )
  const now = await context.dataFacts.find(
    viewOf(context.db),
    rows.flatMap(({ data_sets }) => data_sets),
  )
  return rows.map((row) => {
    const said = PermitDocument.parse(JSON.parse(row.document))
    const standing = standingOf(context.principal, row.own, row.owners)
    const sees = seenBy(context, standing, now)
    return Permit.parse({
      id: row.id,
      digest: row.digest,
      project: { id: row.project_id, name: row.project_name, kind: said.project.kind },
      problem: said.problem,
      organisations: said.organisations,
      purpose: said.purpose,
      purposeText: row.purpose_text ?? '',
      legalBasis: said.legalBasis,
      dataSets: (titles.get(row.request_id) ?? [])
        .filter(sees)
        .map(({ dataSet, version, title }) => ({ dataSet, version, title })),
      maxLabel: said.maxLabel,
      models: said.models,
      amounts: said.amounts,
      egress: said.egress,
      personal: said.personal,
      from: said.from,
      until: said.until,
      state: stateOf({ from: row.from_at, until: row.until_at, revoked: row.revoked_at !== null }, context.now),
      revokedAt: row.revoked_at?.toISOString() ?? null,
      revocationReason: row.revocation_reason,
      request: row.request_id,
      log: {
        granted: Number(row.log_index),
        revoked: row.revocation_index === null ? null : Number(row.revocation_index),
      },
      own: row.own !== null,
      held: isHeld(said, row.own_organisation),
      mayReadDocument: said.dataSets.every(sees),
      mayRevoke:
        row.revoked_at === null && (standing.own === 'lead' || standing.office.length > 0 || standing.isAdministrator),
    })
  })
}

export async function showPermit(context: PermitsContext, row: PermitRow): Promise<Permit> {
  const [shown] = await showPermits(context, [row])
  return shown!
}
