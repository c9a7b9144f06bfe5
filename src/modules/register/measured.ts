import { type Database, viewOf } from '../../kernel/database.ts'
import { type AssistantTables, findAssistant, observedOf } from '../assistants/index.ts'
import { deniedOf } from '../audit/index.ts'
import { findDataFacts } from '../datasets/index.ts'
import { join, rulesAllow } from '../policy/index.ts'
import type { RegisterContext } from './context.ts'
import { bands } from './declared.ts'
import type { Entry } from './entry.ts'
import { reportCounts } from './report-counts.ts'
import type { StandingSystem } from './show-systems.ts'

const discovering = { id: 'datasets.read', permission: 'datasets:discover' } as const

/** What is measured of a system, from what it answered, what was refused, evaluated and reported. */
export async function measuredOf(
  context: RegisterContext,
  { row, stages }: StandingSystem,
): Promise<Entry['measured']> {
  const { now } = context
  const db = viewOf<Database>(context.db)
  const use = await observedOf(db, row.id, now)
  const versions =
    row.assistant_id === null
      ? []
      : ((await findAssistant(viewOf<AssistantTables>(db), row.assistant_id))?.versions ?? [])
  const quoted = await findDataFacts(
    db,
    use.dataSets.map(({ dataSet }) => dataSet),
  )
  const mayDiscover = rulesAllow(context, discovering)
  const results = resultsOf(stages)
  const lately = { answers: use.answered + use.abstained, abstentions: use.abstained }
  const firsts = [use.inTotal.staff.first, use.inTotal.production.first].filter((first) => first !== null)
  return {
    versions: use.versions.map(({ version, ...seen }) => ({
      version,
      number: versions.find(({ digest }) => digest === version)?.number ?? null,
      ...seen,
    })),
    answerers: [...use.answerers],
    models: use.answerers.filter(({ name }) => name !== quoting).map(({ name }) => name),
    dataSets: use.dataSets.map(({ dataSet, ...seen }) => {
      const fact = quoted.get(dataSet)
      return { dataSet, title: fact && mayDiscover(fact.facts) ? fact.title : null, ...seen }
    }),
    label: quoted.size === 0 ? null : join(...[...quoted.values()].map(({ label }) => label)),
    languages: use.languages.map(({ language }) => language),
    answers: { staff: asked(use.inTotal.staff), production: asked(use.inTotal.production) },
    abstentions: { staff: use.inTotal.staff.abstained, production: use.inTotal.production.abstained },
    lately,
    volumeBand: lately.answers === 0 ? null : bandOf((lately.answers * 365) / 90),
    results,
    denied: [...(await deniedOf(db, { kind: 'system', id: row.id }))],
    ...(await reportCounts(context.db, row.id)),
    lastAnswered: use.lastAnswered?.toISOString() ?? null,
    lastVerified: results.reduce<string | null>(
      (last, { finishedAt }) => (last === null || finishedAt > last ? finishedAt : last),
      null,
    ),
    since: firsts.length === 0 ? null : new Date(Math.min(...firsts.map((first) => first.getTime()))).toISOString(),
  }
}

/** Puts answers together from quotes and calls no language model. */
const quoting = 'extractive'

function asked({ answered, abstained }: { readonly answered: number; readonly abstained: number }): number {
  return answered + abstained
}

/** The results of the versions that are named, each once, newest first. */
function resultsOf(stages: StandingSystem['stages']): Entry['measured']['results'] {
  const found = [...stages.production.results, ...stages.staff.results]
  const once = new Map(found.map((result) => [result.resultDigest, result]))
  return [...once.values()]
    .sort((one, other) => other.decisionIndexes.result - one.decisionIndexes.result)
    .flatMap(({ duty, plan, run, planDigest, resultDigest, passed, expiresAt, decisionIndexes, result }) =>
      duty === null
        ? []
        : [
            {
              version: result.system.version,
              duty,
              plan,
              run,
              planDigest,
              resultDigest,
              passed,
              finishedAt: result.finishedAt,
              expiresAt: expiresAt.toISOString(),
              criteria: result.criteria,
              log: decisionIndexes,
            },
          ],
    )
}

function bandOf(count: number): (typeof bands)[number] {
  const ends = [100, 1_000, 10_000, 100_000]
  return bands[ends.filter((end) => count >= end).length]!
}
