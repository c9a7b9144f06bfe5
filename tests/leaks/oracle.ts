import { sql } from 'kysely'
import { personalKinds, secrecies } from '../../src/kernel/label.ts'
import type { Principal } from '../../src/kernel/principal.ts'
import type { Canary } from './laid.ts'
import type { World } from './world.ts'

/** What the rows say of a data set, read when a case is judged. */
type Row = {
  readonly id: string
  readonly owner: string
  readonly secrecy: (typeof secrecies)[number]
  readonly personal: (typeof personalKinds)[number]
  readonly announced: boolean
  readonly current: string | null
}
type ThingRow = {
  readonly id: string
  readonly owner: string
  readonly project: string | null
  readonly public: boolean
}
type PermitRow = {
  readonly id: string
  readonly project: string
  readonly document: {
    readonly dataSets: readonly { readonly dataSet: string; readonly version: string }[]
    readonly maxLabel: { readonly secrecy: Row['secrecy']; readonly personal: Row['personal'] }
    readonly from: string
    readonly until: string
  }
  readonly revoked: boolean
}

/**
 * The most that a caller may learn of each data set, worked out from the rows alone and written without a look at the
 * policy module, so that a mistake there is not made twice.
 */
export async function oracleOf({ db }: World) {
  const dataSets = await sql<Row>`
    select id, publisher_id as owner, secrecy, personal, announced, current_version as current from datasets.dataset`.execute(
    db,
  )
  const permits = await sql<PermitRow>`
    select permit.id, permit.project_id as project, permit.document::jsonb as document,
      exists (select from permits.revocation where permit_id = permit.id) as revoked
    from permits.permit`.execute(db)
  const members = await sql<{ project: string; person: string }>`
    select project_id as project, person_id as person from permits.member where until is null`.execute(db)
  const asked = await sql<{ person: string; dataSet: string }>`
    select distinct member.person_id as person, asked.dataset_id as "dataSet"
    from permits.asked_data asked
    join permits.request request on request.id = asked.request_id
    join permits.member member on member.project_id = request.project_id`.execute(db)
  const published = await sql<{ version: string }>`
    select dataset_id || ' ' || digest as version from datasets.version where published_at is not null`.execute(db)
  const assistants = await sql<ThingRow>`
    select id, owner_id as owner, project_id as project,
      -- A plan that everybody may read says what it puts to the test.
      exists (select from evaluation.plan where system_id = assistant.id and public_since is not null) as public
    from assistants.assistant assistant`.execute(db)
  const entries = await sql<ThingRow>`
    select system.id, system.owner_id as owner, solution.project_id as project,
      system.state = 'live' or system.live_since is not null as public
    from register.system system join register.solution solution on solution.id = system.solution_id
    union all
    select solution.id, solution.owner_id, solution.project_id, exists (
      select from register.system where solution_id = solution.id and (state = 'live' or live_since is not null))
    from register.solution solution`.execute(db)
  const organisationsOf = await sql<{ project: string; organisation: string }>`
    select project_id as project, organisation_id as organisation from permits.member
    union
    select request.project_id, dataset.publisher_id from permits.asked_data asked
    join permits.request request on request.id = asked.request_id
    join datasets.dataset dataset on dataset.id = asked.dataset_id`.execute(db)
  const isPublished = new Set(published.rows.map(({ version }) => version))
  const rows = new Map(dataSets.rows.map((row) => [row.id, row]))
  const now = new Date()

  function upTo(row: Row, secrecy: Row['secrecy'], personal: Row['personal']): boolean {
    return (
      secrecies.indexOf(row.secrecy) <= secrecies.indexOf(secrecy) &&
      personalKinds.indexOf(row.personal) <= personalKinds.indexOf(personal)
    )
  }

  /** Officers of the owner everything; officers at large and administrators as absent officers; members what is internal. */
  function byRole(principal: Principal, row: Row): boolean {
    if (upTo(row, 'public', 'none')) return true
    if (principal.kind === 'anonymous') return false
    const { roles, memberships = [] } = principal
    if (
      isOfficerOf(principal, row) &&
      memberships.some(({ organisation, roles }) => organisation === row.owner && roles.includes('data-officer'))
    )
      return true
    if ((roles.includes('administrator') || roles.includes('data-officer')) && upTo(row, 'sensitive', 'personal'))
      return true
    return (roles.length > 0 || memberships.length > 0) && upTo(row, 'internal', 'none')
  }

  function isOfficerOf(principal: Principal, row: Row): boolean {
    if (principal.kind === 'anonymous') return false
    const { roles, memberships = [] } = principal
    if (roles.includes('administrator') || roles.includes('data-officer')) return true
    return memberships.some((held) => held.organisation === row.owner && held.roles.includes('data-officer'))
  }

  function byPermit(principal: Principal, row: Row, named: string | undefined): string | null {
    const id = principal.kind === 'service' && principal.permit ? principal.permit : named
    const permit = permits.rows.find((one) => one.id === id)
    if (!permit || permit.revoked || principal.kind === 'anonymous') return null
    const holder = principal.kind === 'service' ? principal.holder : principal.id
    if (!members.rows.some(({ project, person }) => project === permit.project && person === holder)) return null
    const { dataSets: named_, maxLabel, from, until } = permit.document
    if (new Date(from) > now || new Date(until) <= now || !upTo(row, maxLabel.secrecy, maxLabel.personal)) return null
    return named_.find(({ dataSet }) => dataSet === row.id)?.version ?? null
  }

  function hasAskedFor(principal: Principal, { id }: Row): boolean {
    const holder = principal.kind === 'service' ? principal.holder : principal.kind === 'person' ? principal.id : null
    return asked.rows.some(({ person, dataSet }) => person === holder && dataSet === id)
  }

  function isIn(principal: Principal, project: string | null): boolean {
    const holder = principal.kind === 'service' ? principal.holder : principal.kind === 'person' ? principal.id : null
    return members.rows.some((one) => one.project === project && one.person === holder)
  }

  /** Evaluators, approvers, managers and data officers of an organisation; whoever holds such an office everywhere. */
  function hasOffice(principal: Principal, owner: string, but?: 'evaluator'): boolean {
    if (principal.kind === 'anonymous') return false
    const { roles, memberships = [] } = principal
    const isOffice = (role: string) => role !== 'member' && role !== but
    return roles.some(isOffice) || memberships.some((held) => held.organisation === owner && held.roles.some(isOffice))
  }

  function mayLearnOther(principal: Principal, canary: Exclude<Canary, { dataSet: string }>): boolean {
    switch (canary.aspect) {
      case 'sealed':
        return false
      // Only those who settle it read what was reported.
      case 'report':
        return hasOffice(principal, canary.thing, 'evaluator')
      case 'project':
        return (
          isIn(principal, canary.thing) ||
          organisationsOf.rows.some(
            ({ project, organisation }) => project === canary.thing && hasOffice(principal, organisation),
          )
        )
      case 'assistant':
      case 'entry': {
        const things = canary.aspect === 'entry' ? entries : assistants
        const thing = things.rows.find(({ id }) => id === canary.thing)
        if (!thing) return false
        return thing.public || isIn(principal, thing.project) || hasOffice(principal, thing.owner)
      }
    }
  }

  return {
    /** What the rows say of where a word stands, for whoever reads of a leak. */
    describe: (canary: Canary) =>
      'dataSet' in canary ? `${canary.aspect} of ${JSON.stringify(rows.get(canary.dataSet))}` : JSON.stringify(canary),

    mayLearn(principal: Principal, permit: string | undefined, canary: Canary): boolean {
      if (!('dataSet' in canary)) return mayLearnOther(principal, canary)
      const row = rows.get(canary.dataSet)
      if (!row) return false
      const prepares = isOfficerOf(principal, row) && byRole(principal, row)
      if (prepares) return true
      const opened = byPermit(principal, row, permit)
      const reads = byRole(principal, row)
      switch (canary.aspect) {
        case 'said':
          // What a project asked for stays in its request, as it was called when it was announced.
          if (hasAskedFor(principal, row)) return true
          return row.current !== null && (row.announced || reads || opened !== null)
        case 'held':
        case 'former':
          return row.current !== null && (reads || opened === canary.version)
        case 'inside':
          // The reference under which they are processed is for whoever processes them, or acts for who does.
          return row.current !== null && (reads || opened !== null || (row.announced && isOfficerOf(principal, row)))
        case 'draft': {
          // Somebody may have published it since.
          const isDraft = !isPublished.has(`${canary.dataSet} ${canary.version}`)
          return !isDraft && (reads || opened === canary.version)
        }
      }
    },
  }
}
