import { join } from 'node:path'
import { openLogKey } from '../../src/adapters/keys/log-key.ts'
import { openLogFiles } from '../../src/adapters/log-files/log-files.ts'
import { migrateJobQueue } from '../../src/adapters/queue/job-queue.ts'
import { newId } from '../../src/kernel/identifier.ts'
import { perform } from '../../src/kernel/perform.ts'
import type { Principal } from '../../src/kernel/principal.ts'
import { ownPremises } from '../../src/kernel/testing.ts'
import { openLogPublisher } from '../../src/modules/audit/index.ts'
import {
  addEndpoint,
  addTask,
  recordResult,
  registerPlan,
  runSamples,
  startRun,
} from '../../src/modules/evaluation/index.ts'
import { openServices } from '../../src/services.ts'
import type { TemporaryServer } from '../temporary-server.ts'
import { header } from './items.ts'

type Person = Principal & { readonly kind: 'person' }

/** An installation that somebody evaluates models on, and what they do there, each by its operation. */
export async function aPlatform({ database, home }: TemporaryServer) {
  await migrateJobQueue(database.pool)
  const onError = (error: unknown) => {
    throw error
  }
  const opened = await openServices({
    site: ownPremises,
    home,
    db: database.db,
    observer: { performed: () => {} },
    onError,
  })
  const keys = join(home, 'keys')
  const publisher = await openLogPublisher({
    db: database.db,
    publication: openLogFiles(join(home, 'log'), keys),
    signer: openLogKey(keys, 'bench.example'),
    onError,
  })
  const services = { ...opened.services, publisher }
  const owner = await services.organisations.findOrCreate(database.db, { fr: 'Banc d’essai' })
  const organisation = owner.id
  const evaluator: Person = {
    kind: 'person',
    id: newId('per'),
    name: 'bench',
    organisation,
    roles: [],
    memberships: [{ organisation, roles: ['evaluator'] }],
  }
  const administrator: Person = { ...evaluator, id: newId('per'), roles: ['administrator'], memberships: [] }
  const call = (principal: Principal) =>
    ({ ...services, principal, channel: 'api', language: 'fr', signal: new AbortController().signal }) as const
  const work = { ...call({ kind: 'service', id: 'worker', roles: [] }), channel: 'worker' } as const

  return {
    /** A call in the evaluator's name. */
    asEvaluator: call(evaluator),

    /** The digest of the test that these items make. */
    async addItems(items: string): Promise<string> {
      return (await perform(addTask, call(evaluator), { header, items })).digest
    },

    async connect(url: string, parallel: number): Promise<string> {
      const { id } = await perform(addEndpoint, call(administrator), {
        ...{ name: `bench ${parallel}`, url, model: 'bench', parallel, organisation },
      })
      return id
    },

    /** Registers a plan, starts it and works on it to its end, as the worker does; how long the result alone took. */
    async run(task: string, endpoint: string): Promise<{ readonly run: string; readonly resultMs: number }> {
      const plan = await perform(registerPlan, call(evaluator), {
        task,
        system: { kind: 'endpoint', id: endpoint },
        criteria: [{ metric: 'choice', slice: null, comparator: 'at-least', threshold: 0.1, on: 'value' }],
      })
      const { id: run, total } = await perform(startRun, call(evaluator), { id: plan.id })
      for (let done = 0; done < total; ) ({ done } = await perform(runSamples, work, { run }))
      const begun = performance.now()
      await perform(recordResult, work, { run })
      return { run, resultMs: performance.now() - begun }
    },

    async [Symbol.asyncDispose]() {
      await publisher.close()
      await opened.close()
    },
  }
}
