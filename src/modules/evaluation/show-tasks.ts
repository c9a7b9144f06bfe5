import { viewOf } from '../../kernel/database.ts'
import type { EvaluationContext } from './context.ts'
import { metricsOf } from './scorers/score-item.ts'
import type { Task } from './task.ts'
import type { StoredTask } from './task-store.ts'

type Showing = Pick<EvaluationContext, 'db' | 'organisations'>

/** Tests as people see them. */
export async function showTasks(context: Showing, rows: readonly StoredTask[]): Promise<Task[]> {
  const owners = new Map<string, Task['owner']>()
  for (const id of new Set(rows.map((row) => row.owner_id))) {
    const found = await context.organisations.find(viewOf(context.db), id)
    // An organisation is closed, never taken away; its id stands where its names cannot be read.
    owners.set(id, { id, names: found?.names ?? { en: id } })
  }
  return rows.map((row) => showTask(row, owners.get(row.owner_id)!))
}

function showTask(row: StoredTask, owner: Task['owner']): Task {
  const { header } = row
  return {
    digest: row.digest,
    slug: row.slug,
    owner,
    kind: header.kind,
    names: header.names,
    description: header.description,
    licence: header.licence,
    source: header.source,
    languages: row.languages,
    slices: [...row.slices],
    items: row.items,
    root: row.root,
    hidden: row.hidden,
    dataSets: row.data_sets,
    scorers: header.scorers.map(({ name }) => name),
    metrics: Object.keys(metricsOf(header.scorers)),
    suggested: header.suggested,
    createdAt: row.created_at.toISOString(),
  }
}
