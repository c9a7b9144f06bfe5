import type { Multilingual } from '../../kernel/language.ts'
import { perform } from '../../kernel/perform.ts'
import { Problem } from '../../kernel/problem.ts'
import { datasetNotFound, readDataset } from '../../modules/datasets/index.ts'
import type { Visit } from './visit.ts'

/** What data sets are called, by id. Without those that the reader may not know of: others built on them, or test with them. */
export async function dataSetTitles(
  { context }: Visit,
  ids: readonly string[],
): Promise<Readonly<Record<string, Multilingual>>> {
  const titles: Record<string, Multilingual> = {}
  for (const id of ids) {
    try {
      titles[id] = (await perform(readDataset, context, { id })).titles
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== datasetNotFound.code) throw error
    }
  }
  return titles
}
