import { type Kysely, type Selectable, sql } from 'kysely'
import type { StandingCondition, SystemStage } from '../../kernel/ports/systems.ts'
import type { RegisterTables } from './tables.ts'

type RegisterDatabase = Kysely<RegisterTables>

export type StoredAssessment = Pick<
  Selectable<RegisterTables['register.assessment']>,
  'id' | 'questionnaire' | 'digest' | 'level' | 'by' | 'at'
>

/** What this module's rows say of a system at a stage. */
export type StageRows = {
  readonly named: Pick<Selectable<RegisterTables['register.stage']>, 'version' | 'named_by' | 'named_at'> | null
  /** The last, whichever questionnaire it answers. */
  readonly assessment: StoredAssessment | null
  /** A confirmed incident says that it may answer nobody. */
  readonly blocked: boolean
  readonly stopped: boolean
}

/** Of both stages, in one query. */
export async function rowsOfStages(
  db: RegisterDatabase,
  system: string,
): Promise<Readonly<Record<SystemStage, StageRows>>> {
  const { rows } = await sql<{
    asked: SystemStage
    version: string | null
    named_by: string
    named_at: Date
    assessment_id: string | null
    questionnaire: string
    digest: string
    level: number
    by: string
    assessed_at: Date
    blocked: boolean
    stopped: boolean
  }>`
    select asked.stage as asked, stage.version, stage.named_by, stage.named_at,
      last.id as assessment_id, last.questionnaire, last.digest, last.level, last.by, last.at as assessed_at,
      exists (select from register.incident where system_id = ${system} and blocks) as blocked,
      exists (select from register.stop where system_id = ${system} and lifted_at is null) as stopped
    from (values ('staff'), ('production')) as asked (stage)
    left join register.stage on stage.system_id = ${system} and stage.stage = asked.stage
    left join lateral (
      select * from register.assessment where system_id = ${system} order by at desc, id desc limit 1
    ) last on true`.execute(db)
  const rowsAt = (stage: SystemStage): StageRows => {
    const row = rows.find(({ asked }) => asked === stage)!
    return {
      named: row.version === null ? null : { version: row.version, named_by: row.named_by, named_at: row.named_at },
      assessment:
        row.assessment_id === null
          ? null
          : {
              id: row.assessment_id,
              questionnaire: row.questionnaire,
              digest: row.digest,
              level: row.level,
              by: row.by,
              at: row.assessed_at,
            },
      blocked: row.blocked,
      stopped: row.stopped,
    }
  }
  return { staff: rowsAt('staff'), production: rowsAt('production') }
}

export async function stageRows(db: RegisterDatabase, system: string, stage: SystemStage): Promise<StageRows> {
  return (await rowsOfStages(db, system))[stage]
}

/** Names a version for a stage. What the watcher saw of the one before stays, so that it tells what changes. */
export async function nameVersion(
  db: RegisterDatabase,
  named: {
    readonly system: string
    readonly stage: SystemStage
    readonly version: string
    readonly by: string
    readonly at: Date
  },
): Promise<void> {
  await sql`
    insert into register.stage (system_id, stage, version, named_by, named_at)
    values (${named.system}, ${named.stage}, ${named.version}, ${named.by}, ${named.at})
    on conflict (system_id, stage) do update
      set version = excluded.version, named_by = excluded.named_by, named_at = excluded.named_at`.execute(db)
}

/** Every stage of a system for which a version is named, with what the watcher saw last. */
export async function seenStages(
  db: RegisterDatabase,
  system: string,
): Promise<{ stage: SystemStage; version: string; missing: StandingCondition[] | null }[]> {
  return db
    .selectFrom('register.stage')
    .select(['stage', 'version', 'seen_missing as missing'])
    .where('system_id', '=', system)
    .orderBy('stage', 'desc')
    .execute()
}

export async function rememberSeen(
  db: RegisterDatabase,
  system: string,
  stage: SystemStage,
  missing: readonly StandingCondition[],
  at: Date,
): Promise<void> {
  await db
    .updateTable('register.stage')
    .set({ seen_missing: [...missing], seen_at: at })
    .where('system_id', '=', system)
    .where('stage', '=', stage)
    .execute()
}

/** Systems for which a version is named. */
export async function systemsWithStages(db: RegisterDatabase): Promise<string[]> {
  const rows = await db.selectFrom('register.stage').select('system_id').distinct().orderBy('system_id').execute()
  return rows.map(({ system_id }) => system_id)
}
