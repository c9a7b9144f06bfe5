import type { Language } from '../../kernel/language.ts'
import { inLanguage } from '../../kernel/language.ts'
import type { DatasetFile } from '../../modules/datasets/index.ts'
import type { Restated } from '../ask/answer.ts'

/** What is said about a file, in the reader's language where it is said in it. */

export function fileTitle({ titles, path }: Pick<DatasetFile, 'titles' | 'path'>, language: Language): string {
  return titles ? inLanguage(titles, language).text : path
}

/** The sources that files restate, each once, by name. */
export function restatedBy(files: readonly Pick<DatasetFile, 'restates'>[], language: Language): Restated[] {
  const byName = new Map(files.flatMap(({ restates }) => restates).map((source) => [source.source, source]))
  return [...byName.values()]
    .sort((a, b) => (a.source < b.source ? -1 : 1))
    .map(({ source, kind, title, dateAsStated }) => ({
      source,
      kind,
      title: inLanguage(title, language).text,
      dateAsStated: inLanguage(dateAsStated, language).text,
    }))
}
