import type { Kysely } from 'kysely'
import { PermitDocument } from '../../../libs/permit/index.ts'
import type { PermitFacts } from '../../kernel/ports/permits.ts'
import { LegalBasis, Purpose, TransferBasis } from '../../kernel/purpose.ts'
import { ProjectKind } from './project.ts'
import type { PermitTables } from './tables.ts'

type StoredPermit = {
  readonly id: string
  readonly digest: string
  readonly document: string
  readonly project_id: string
  readonly from_at: Date
  readonly until_at: Date
  readonly revoked_at: Date | null
}

/** What is stored of permits, with when they were revoked. */
export function storedPermits(db: Kysely<PermitTables>) {
  return db
    .selectFrom('permits.permit as permit')
    .leftJoin('permits.revocation as revocation', 'revocation.permit_id', 'permit.id')
    .select(['permit.id', 'digest', 'document', 'permit.project_id', 'from_at', 'until_at'])
    .select('revocation.at as revoked_at')
}

/** What a permit says, as it was signed, and the same for the rules; who holds it and whether consents stand is asked beside. */
export function statedBy(row: StoredPermit): {
  readonly said: PermitDocument
  readonly facts: Omit<PermitFacts, 'held' | 'consented'>
} {
  const said = PermitDocument.parse(JSON.parse(row.document))
  const { countries, basis } = said.egress
  return {
    said,
    facts: {
      id: row.id,
      digest: row.digest,
      project: row.project_id,
      projectKind: ProjectKind.parse(said.project.kind),
      organisations: said.organisations,
      purpose: Purpose.parse(said.purpose),
      legalBasis: LegalBasis.parse(said.legalBasis),
      data: said.dataSets.map(({ dataSet, version }) => ({ dataSet, version })),
      maxLabel: said.maxLabel,
      egress: { countries, basis: TransferBasis.nullable().parse(basis) },
      personal: said.personal,
      from: row.from_at,
      until: row.until_at,
      revoked: row.revoked_at !== null,
    },
  }
}
