import { type Kysely, type SqlBool, sql } from 'kysely'
import type { SystemStage } from '../../kernel/ports/systems.ts'
import { type Principal, rolesTowards } from '../../kernel/principal.ts'
import type { RegisterTables } from './tables.ts'

/** The organisations whose systems somebody approves: what their inbox is looked up by. */
export function approvesFor(principal: Principal): 'every' | readonly string[] {
  if (principal.kind !== 'person') return []
  const { roles, memberships = [] } = principal
  if (roles.includes('approver')) return 'every'
  return memberships
    .map(({ organisation }) => organisation)
    .filter((organisation) => rolesTowards(principal, organisation).includes('approver'))
}

export type NamedStage = { readonly system: string; readonly stage: SystemStage; readonly namedAt: Date }

/** Stages for which a version is named, of systems that were not withdrawn, the latest named first. */
export async function namedStages(
  db: Kysely<RegisterTables>,
  wanted: {
    readonly owners: 'every' | readonly string[]
    readonly after: { readonly at: Date; readonly system: string; readonly stage: string } | undefined
    readonly limit: number
  },
): Promise<NamedStage[]> {
  const { owners, after, limit } = wanted
  return db
    .selectFrom('register.stage as stage')
    .innerJoin('register.system as system', 'system.id', 'stage.system_id')
    .select(['stage.system_id as system', 'stage.stage', 'stage.named_at as namedAt'])
    .where('system.state', '<>', 'withdrawn')
    .$if(owners !== 'every', (query) =>
      query.where(sql<SqlBool>`system.owner_id = any (${owners as readonly string[]}::text[])`),
    )
    .$if(after !== undefined, (query) =>
      query.where(
        sql<SqlBool>`(stage.named_at, stage.system_id, stage.stage) < (${after!.at}, ${after!.system}, ${after!.stage})`,
      ),
    )
    .orderBy('stage.named_at', 'desc')
    .orderBy('stage.system_id', 'desc')
    .orderBy('stage.stage', 'desc')
    .limit(limit)
    .execute()
}
