import { readFileSync } from 'node:fs'
import { DataSetFile } from '../samples/formats.ts'
import type { CallContext } from './kernel/operation.ts'
import { perform } from './kernel/perform.ts'
import { listDatasets } from './modules/datasets/index.ts'
import type { Services } from './services.ts'

type Found = { readonly id: string; readonly slug: string; readonly publisher: { readonly id: string } }

/** The data set that comes with the platform, while it is published here. */
export async function findSample(context: CallContext & Services): Promise<Found | undefined> {
  const file = new URL('../samples/data-set.json', import.meta.url)
  const { slug } = DataSetFile.parse(JSON.parse(readFileSync(file, 'utf8')))
  let cursor: string | null = null
  do {
    const page: { dataSets: Found[]; next: string | null } = await perform(listDatasets, context, {
      state: 'published',
      limit: 100,
      ...(cursor !== null && { cursor }),
    })
    const found = page.dataSets.find((dataSet) => dataSet.slug === slug)
    if (found) return found
    cursor = page.next
  } while (cursor !== null)
  return undefined
}
