import { viewOf } from '../../kernel/database.ts'
import { type DatasetTables, permittedFacts, permittedVersions } from '../datasets/index.ts'
import { readershipOf, rulesAllow } from '../policy/index.ts'
import type { CallsContext } from './context.ts'
import { contentOf, ownerOf, type ProblemRow, takerOf } from './problem-store.ts'
import type { PublicProblem } from './public-problem.ts'

const reading = { id: 'datasets.read', permission: 'datasets:read' } as const

/**
 * Problems as this reader may see them: of their data sets, those that are published and open to the reader now. One
 * query for all.
 */
export async function showProblems(context: CallsContext, rows: readonly ProblemRow[]): Promise<PublicProblem[]> {
  const named = [...new Set(rows.flatMap(({ data_sets }) => data_sets))]
  const versions =
    named.length === 0
      ? []
      : await permittedVersions(viewOf<DatasetTables>(context.db), readershipOf(context), { only: named })
  const mayRead = rulesAllow(context, reading)
  const readable = new Map(
    versions
      .filter((version) => mayRead(permittedFacts(version)))
      .map(({ dataSet, slug, titles, version }) => [dataSet, { id: dataSet, slug, titles, version }]),
  )
  return rows.map((row) => ({
    id: row.id,
    code: codeOf(row.number),
    state: row.state,
    ...contentOf(row),
    dataSets: row.data_sets.flatMap((id) => readable.get(id) ?? []),
    owner: ownerOf(row),
    takenUpBy: takerOf(row),
    proposedAt: row.proposed_at.toISOString(),
    changedAt: row.changed_at.toISOString(),
  }))
}

export async function showProblem(context: CallsContext, row: ProblemRow): Promise<PublicProblem> {
  const [shown] = await showProblems(context, [row])
  return shown!
}

export function codeOf(number: number | null): string | null {
  return number === null ? null : `P${number}`
}
