import { Problem } from '../../kernel/problem.ts'
import type { Frame } from '../frame.ts'
import { type ImportData, importPage } from './import-page.tsx'

/** Builders for tests: the page that takes a file of records, before and after, where every text that people write is `text`. */
export function everyImportPage(text: string, frame: Frame): Readonly<Record<string, string>> {
  const at: Frame = { ...frame, address: '/desk/import', person: { name: text, isOfficer: true } }
  const page = (said: Partial<ImportData>) =>
    importPage(at, { largestMebibytes: 10, mostRecords: 1_000, imported: null, problem: null, ...said })
  const refusal = new Problem('request.invalid', 400, { count: 1 }, [
    { path: 'fields.name.0', fault: 'missing', values: {} },
  ])
  return {
    'desk-import': page({}),
    'desk-import-unread': page({ problem: new Problem('exchange.table-broken', 422, { line: 3 }) }),
    'desk-import-done': page({
      imported: {
        file: text,
        outcomes: [
          { at: 2, slug: 'new', result: 'proposed', revision: 1, leftOut: 2 },
          { at: 3, slug: 'other', result: 'changed', revision: 4, leftOut: 0 },
          { at: 9, slug: 'same', result: 'unchanged' },
          { at: 12, slug: null, result: 'refused', refusal },
        ],
      },
    }),
  }
}
