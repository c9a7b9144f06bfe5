import { z } from 'zod'
import { viewOf } from '../../../kernel/database.ts'
import { Digest } from '../../../kernel/identifier.ts'
import { operation } from '../../../kernel/operation.ts'
import { holderOf } from '../../../kernel/principal.ts'
import { type AssistantTables, findAssistant, findVersion } from '../../assistants/index.ts'
import type { RegisterContext } from '../context.ts'
import { concealedSystem, seeSystem, systemFacts } from '../facts.ts'
import { tellHistory } from '../history.ts'
import { systemNotFound, systemStateRefused, versionNotFound } from '../problems.ts'
import { publishEvidence } from '../publish-evidence.ts'
import { summariesOf, withStanding } from '../show-systems.ts'
import { nameVersion as name, stageRows } from '../stage-store.ts'
import { Stage, SystemName, SystemSummary } from '../system.ts'
import { findSystem, lockSystem, setAssistant } from '../system-store.ts'
import { watchLater } from '../watch-later.ts'

export const nameVersion = operation({
  id: 'register.name-version',
  http: 'POST /systems/{system}/stages/{stage}',
  summary: 'Name the version of the assistant that a stage of the system is to answer with; approvals of another end',
  permission: 'register:write',
  effect: 'write',
  cli: { positional: ['system', 'stage', 'version'] },
  input: z.strictObject({
    system: SystemName,
    stage: Stage,
    /** Of the system's assistant. A system that has none yet is from then on the assistant that this is a version of. */
    version: Digest,
  }),
  output: SystemSummary,
  problems: [systemNotFound, systemStateRefused, versionNotFound],

  facts: systemFacts,
  concealed: concealedSystem,

  async run(context: RegisterContext, { system: named, stage, version }) {
    const { db, now, principal, decision, jobs } = context
    const seen = await seeSystem(context, named, lockSystem)
    if (!seen) throw systemNotFound({ system: named })
    const { row } = seen
    if (row.state === 'withdrawn') throw systemStateRefused({ system: row.slug, state: row.state })

    const assistants = viewOf<AssistantTables>(db)
    const of = (await findVersion(assistants, version))?.assistant
    const assistant = of === undefined ? undefined : await findAssistant(assistants, of)
    const isItsOwn = row.assistant_id === null || row.assistant_id === assistant?.id
    if (!assistant || assistant.owner !== row.owner_id || !isItsOwn) throw versionNotFound({ version })
    if (row.assistant_id === null) await setAssistant(db, row.id, assistant.id)

    // Naming what is named already makes nobody else the one who named it.
    if ((await stageRows(db, row.id, stage)).named?.version !== version) {
      // The rules let nobody in who cannot be held to account.
      await name(db, { system: row.id, stage, version, by: holderOf(principal)!, at: now })
      await tellHistory(
        db,
        row.id,
        { kind: 'version-named', stage, version },
        { at: now, decision: decision.logged.index },
      )
      await watchLater(db, jobs, row.id)
    }
    const system = await withStanding(context, (await findSystem(db, row.id))!)
    await publishEvidence(context, system)
    const [summary] = await summariesOf(context, [system])
    return summary!
  },
})
