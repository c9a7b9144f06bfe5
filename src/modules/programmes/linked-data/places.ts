import type { ShownCitation } from '../record.ts'

/** Whole addresses of what linked data names: they are its IRIs. */
export type Places = {
  readonly context: string
  record(slug: string): string
  dataSet(id: string): string
  /** The page of a source that a citation is on. */
  page(citation: Pick<ShownCitation, 'dataSet' | 'version' | 'path' | 'page'>): string
}
