import { z } from 'zod'
import { operation } from '../../../kernel/operation.ts'
import type { RegisterContext } from '../context.ts'
import { type Happening, tellHistory } from '../history.ts'
import { publishEvidence } from '../publish-evidence.ts'
import { withStanding } from '../show-systems.ts'
import { rememberSeen, seenStages, systemsWithStages } from '../stage-store.ts'
import { SystemId } from '../system.ts'
import { lockSystem } from '../system-store.ts'
import { watchLater } from '../watch-later.ts'

export const watchStages = operation({
  id: 'register.watch-stages',
  http: 'POST /jobs/watch-stages',
  summary: 'Tell the public history of each alias that resolves from now on, or does not any more, and why',
  permission: 'register:watch',
  effect: 'queued',
  input: z.strictObject({
    /** Without it: each system for which a version is named is looked at soon. */
    system: SystemId.optional(),
  }),
  output: z.strictObject({ changes: z.int() }),
  problems: [],

  facts: () => ({ kind: 'catalogue', id: 'register' }),

  async run(context: RegisterContext, { system: id }) {
    const { db, now, jobs } = context
    if (id === undefined) {
      for (const system of await systemsWithStages(db)) await watchLater(db, jobs, system)
      return { changes: 0 }
    }
    const row = await lockSystem(db, id)
    if (!row) return { changes: 0 }
    const system = await withStanding(context, row)
    await publishEvidence(context, system)
    let changes = 0
    for (const { stage, version, missing: seen } of await seenStages(db, row.id)) {
      const { missing } = system.stages[stage].standing
      const [resolved, resolves] = [seen?.length === 0, missing.length === 0]
      if (resolved !== resolves) {
        const happened: Happening = resolves
          ? { kind: 'resolves', stage, version }
          : { kind: 'resolves-no-more', stage, missing: [...missing] }
        await tellHistory(db, row.id, happened, { at: now, decision: null })
        changes++
      }
      await rememberSeen(db, row.id, stage, missing, now)
    }
    return { changes }
  },
})
