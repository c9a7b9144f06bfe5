import { type Database, viewOf } from '../../kernel/database.ts'
import type { Multilingual } from '../../kernel/language.ts'
import type { SystemStage } from '../../kernel/ports/systems.ts'
import { observedUse } from '../assistants/index.ts'
import type { RegisterContext } from './context.ts'
import { type Standing, standingOf } from './standing.ts'
import { type KnownStage, knowStage, knowStages, type StandingPorts } from './standing-facts.ts'
import type { SystemSummary } from './system.ts'
import type { StoredSystem } from './system-store.ts'

type Showing = StandingPorts & Pick<RegisterContext, 'db' | 'now' | 'organisations'>

/** A stage with whether its alias resolves now. */
export type StandingStage = KnownStage & { readonly standing: Standing }

/** A system with both its stages as they are now. */
export type StandingSystem = {
  readonly row: StoredSystem
  readonly stages: Readonly<Record<SystemStage, StandingStage>>
}

export async function withStanding(context: Showing, row: StoredSystem): Promise<StandingSystem> {
  return (await withStandings(context, [row]))[0]!
}

/** The same of some, in their order. What all of them have in common is read once. */
export async function withStandings(context: Showing, rows: readonly StoredSystem[]): Promise<StandingSystem[]> {
  const { now, openOrganisations } = context
  const db = viewOf<Database>(context.db)
  const open = await openOrganisations(
    db,
    rows.map(({ owner_id }) => owner_id),
  )
  const systems: StandingSystem[] = []
  for (const row of rows) {
    const { staff, production } = await knowStages(db, context, row, now, open)
    const standing = (known: KnownStage) => ({ ...known, standing: standingOf(known.facts, now) })
    systems.push({ row, stages: { staff: standing(staff), production: standing(production) } })
  }
  return systems
}

export async function standingStage(context: Showing, row: StoredSystem, stage: SystemStage): Promise<StandingStage> {
  const known = await knowStage(viewOf<Database>(context.db), context, row, stage, context.now)
  return { ...known, standing: standingOf(known.facts, context.now) }
}

/** Systems as lists show them, in the order given. */
export async function summariesOf(
  context: Showing,
  systems: readonly StandingSystem[],
): Promise<readonly SystemSummary[]> {
  const use = await observedUse(
    viewOf(context.db),
    systems.map(({ row }) => row.id),
    context.now,
  )
  const names = await namesOfOwners(
    context,
    systems.map(({ row }) => row.owner_id),
  )
  return systems.map(({ row, stages }) => {
    const { answered, abstained } = use.get(row.id)!
    const resolves = (stage: SystemStage) => ({ resolves: stages[stage].standing.missing.length === 0 })
    return {
      id: row.id,
      slug: row.slug,
      names: row.names,
      owner: { id: row.owner_id, names: names.get(row.owner_id)! },
      state: row.state,
      level: stages.staff.facts.assessment?.level ?? null,
      stages: { staff: resolves('staff'), production: resolves('production') },
      answers90d: answered + abstained,
      liveSince: row.live_since?.toISOString() ?? null,
    }
  })
}

/** The summary of one, as it is after what was just done to it. */
export async function summaryOf(context: Showing, row: StoredSystem): Promise<SystemSummary> {
  const [summary] = await summariesOf(context, [await withStanding(context, row)])
  return summary!
}

/** Names of organisations, each asked for once. An organisation is never deleted. */
export async function namesOfOwners(
  { db, organisations }: Pick<RegisterContext, 'db' | 'organisations'>,
  owners: readonly string[],
): Promise<ReadonlyMap<string, Multilingual>> {
  const names = new Map<string, Multilingual>()
  for (const id of new Set(owners)) names.set(id, (await organisations.find(viewOf(db), id))!.names)
  return names
}
