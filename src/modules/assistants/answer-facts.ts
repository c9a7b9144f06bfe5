import { createHash } from 'node:crypto'
import { viewOf } from '../../kernel/database.ts'
import type { ResourceFacts } from '../../kernel/ports/decider.ts'
import { type DatasetTables, versionFacts } from '../datasets/index.ts'
import { join } from '../policy/index.ts'
import type { AssistantsQuestion } from './context.ts'
import { findAnswer } from './store.ts'

/**
 * What the rules need to know of an answer: it carries the label of what it quotes, as that label is now. The log is
 * public and the answer's id opens it, so the log gets a name that does not lead to it.
 */
export async function answerFacts(
  { db }: AssistantsQuestion,
  { id }: { readonly id: string },
): Promise<ResourceFacts | undefined> {
  const answer = await findAnswer(db, id)
  if (!answer) return undefined
  const facts = await Promise.all(
    answer.result.versions.map(({ dataSet, version }) =>
      versionFacts({ db: viewOf<DatasetTables>(db) }, { id: dataSet, digest: version }),
    ),
  )
  const labels = facts.flatMap(({ label }) => label ?? [])
  const data = answer.result.versions.map(({ dataSet, version }) => ({ dataSet, version }))
  const owners = new Set(facts.map(({ owner }) => owner))
  const [owner] = owners
  return {
    kind: 'answer',
    id: nameOf(id),
    label: join(...labels),
    data,
    // What was made of the data of several organisations is nobody's alone.
    ...(owners.size === 1 && owner !== undefined && { owner }),
  }
}

function nameOf(id: string): string {
  return createHash('sha256').update(id, 'utf8').digest('hex').slice(0, 16)
}
