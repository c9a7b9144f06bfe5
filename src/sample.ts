import { readFileSync } from 'node:fs'
import { DataSetFile, ExamplesFile } from '../samples/formats.ts'
import type { Sample } from './web/routes/site.ts'

/** What the home page says of the sample while it is published. */
export function describeSample(): Sample {
  const examples = ExamplesFile.parse(read('examples.json'))
  return { slug: DataSetFile.parse(read('data-set.json')).slug, examples }
}

function read(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`../samples/${name}`, import.meta.url), 'utf8'))
}
