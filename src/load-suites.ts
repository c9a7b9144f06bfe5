import { readFileSync } from 'node:fs'
import type { Logger } from 'pino'
import type { App } from './app.ts'
import { findSample } from './find-sample.ts'
import type { CallContext } from './kernel/operation.ts'
import { perform } from './kernel/perform.ts'
import type { Principal } from './kernel/principal.ts'
import { Problem } from './kernel/problem.ts'
import { addGoldenTask, addTask, listTasks } from './modules/evaluation/index.ts'

type ServerServices = App['services']
type Context = CallContext & ServerServices
type Sample = NonNullable<Awaited<ReturnType<typeof findSample>>>
type Suite = { readonly slug: string; readonly add: (context: Context, sample: Sample) => Promise<unknown> }

const loader: Principal = { kind: 'service', id: 'sample-loader', roles: ['data-officer'] }

/**
 * Adds the starter tests, once, in the name of the sample's publisher: those of `samples/evaluation` and the golden
 * questions of the sample. Nothing is registered or run: bars are people's to fix. To be called after `loadSample`. When
 * a start is cut short, the next one goes on; where the publisher has a test of that slug, whichever, it is left alone.
 */
export async function loadSuites(services: ServerServices, logger: Logger): Promise<void> {
  const context = callContext(services)
  const sample = await findSample(context)
  // Nobody is there in whose name to add them.
  if (!sample) return
  let added = 0
  // The list shows the newest first: the golden test comes last.
  for (const { slug, add } of await notThere(context, sample, suitesOf(sample))) {
    try {
      await add(context, sample)
      added += 1
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      logger.error({ test: slug, code: error.code, values: error.values }, 'starter test refused')
    }
  }
  if (added > 0) logger.info({ tests: added }, 'starter tests added')
}

function suitesOf({ slug }: Sample): readonly Suite[] {
  return [written('robustness'), written('injection'), written('safety'), { slug: `golden-${slug}`, add: addGolden }]
}

/** A test that stands in a folder of its slug. */
function written(slug: string): Suite {
  const read = (name: string) => readFileSync(new URL(`../samples/evaluation/${slug}/${name}`, import.meta.url), 'utf8')
  return {
    slug,
    add: (context, { publisher }) =>
      perform(addTask, context, {
        organisation: publisher.id,
        header: read('task.yaml'),
        items: read('items.jsonl'),
      }),
  }
}

function addGolden(context: Context, { id, publisher }: Sample): Promise<unknown> {
  return perform(addGoldenTask, context, { dataSet: id, organisation: publisher.id })
}

/** Of these tests, those that the publisher has none of that slug of. */
async function notThere(context: Context, { publisher }: Sample, suites: readonly Suite[]): Promise<readonly Suite[]> {
  let missing = suites
  let cursor: string | null = null
  do {
    const page: { tasks: { slug: string; owner: { id: string } }[]; next: string | null } = await perform(
      listTasks,
      context,
      {
        limit: 100,
        ...(cursor !== null && { cursor }),
      },
    )
    const owned = new Set(page.tasks.filter(({ owner }) => owner.id === publisher.id).map(({ slug }) => slug))
    missing = missing.filter(({ slug }) => !owned.has(slug))
    cursor = page.next
  } while (cursor !== null && missing.length > 0)
  return missing
}

function callContext(services: ServerServices): Context {
  return { ...services, principal: loader, channel: 'start', language: 'ar', signal: new AbortController().signal }
}
