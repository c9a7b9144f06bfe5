import type { Kysely, Selectable } from 'kysely'
import { Approval } from '../../../libs/receipt/index.ts'
import type { SystemStage } from '../../kernel/ports/systems.ts'
import type { RegisterTables } from './tables.ts'

type RegisterDatabase = Kysely<RegisterTables>

export type StoredApproval = Omit<Selectable<RegisterTables['register.approval']>, 'decision_index'> & {
  readonly decision_index: number
  readonly stated: Approval
}

/** Approvals of one version at one stage that are looked at, the newest: more than two by each of many approvers. */
const mostLookedAt = 100

/** Those of one version at one stage that were not withdrawn, newest first. */
export async function approvalsOf(
  db: RegisterDatabase,
  { system, stage, version }: { readonly system: string; readonly stage: SystemStage; readonly version: string },
): Promise<StoredApproval[]> {
  const rows = await db
    .selectFrom('register.approval')
    .selectAll()
    .where('system_id', '=', system)
    .where('stage', '=', stage)
    .where('version', '=', version)
    .where('withdrawn_at', 'is', null)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(mostLookedAt)
    .execute()
  return rows.map(stored)
}

/** All of a system, withdrawn ones too, newest first; of very many the newest. */
export async function everyApproval(db: RegisterDatabase, system: string): Promise<StoredApproval[]> {
  const rows = await db
    .selectFrom('register.approval')
    .selectAll()
    .where('system_id', '=', system)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(mostLookedAt)
    .execute()
  return rows.map(stored)
}

export async function findApproval(db: RegisterDatabase, id: string): Promise<StoredApproval | undefined> {
  const row = await db.selectFrom('register.approval').selectAll().where('id', '=', id).executeTakeFirst()
  return row && stored(row)
}

/** Those with these digests, by digest. */
export async function approvalsByDigest(
  db: RegisterDatabase,
  digests: readonly string[],
): Promise<ReadonlyMap<string, StoredApproval>> {
  if (digests.length === 0) return new Map()
  const rows = await db.selectFrom('register.approval').selectAll().where('digest', 'in', digests).execute()
  return new Map(rows.map((row) => [row.digest, stored(row)]))
}

export async function insertApproval(
  db: RegisterDatabase,
  approval: {
    readonly stated: Approval
    readonly document: string
    readonly digest: string
    readonly by: string
    readonly at: Date
    readonly decision: number
    readonly note: string | null
  },
): Promise<void> {
  const { id, system, stage, version } = approval.stated
  await db
    .insertInto('register.approval')
    .values({
      id,
      system_id: system,
      stage,
      version,
      digest: approval.digest,
      document: approval.document,
      by: approval.by,
      at: approval.at,
      decision_index: approval.decision,
      note: approval.note,
      withdrawn_at: null,
      withdrawn_by: null,
      withdrawal_reason: null,
    })
    .execute()
}

/** `false` when it was withdrawn before. */
export async function withdrawApproval(
  db: RegisterDatabase,
  id: string,
  withdrawn: { readonly at: Date; readonly by: string; readonly reason: string },
): Promise<boolean> {
  const result = await db
    .updateTable('register.approval')
    .set({ withdrawn_at: withdrawn.at, withdrawn_by: withdrawn.by, withdrawal_reason: withdrawn.reason })
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

function stored(row: Selectable<RegisterTables['register.approval']>): StoredApproval {
  return { ...row, decision_index: Number(row.decision_index), stated: Approval.parse(JSON.parse(row.document)) }
}
