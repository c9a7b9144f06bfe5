import type { Multilingual } from '../../kernel/language.ts'
import { perform } from '../../kernel/perform.ts'
import { datasetNotFound, readDataset } from '../../modules/datasets/index.ts'
import type { Visit } from './visit.ts'
import { whereKnown } from './where-known.ts'

/** What data sets are called, by id. Without those that the reader may not know of: others built on them, or test with them. */
export async function dataSetTitles(
  { context }: Visit,
  ids: readonly string[],
): Promise<Readonly<Record<string, Multilingual>>> {
  const titles: Record<string, Multilingual> = {}
  for (const id of ids) {
    const found = await whereKnown(datasetNotFound, () => perform(readDataset, context, { id }))
    if (found) titles[id] = found.titles
  }
  return titles
}
