import { inLanguage, type Language, type Multilingual } from '../../../kernel/language.ts'
import type { RiskLevel } from '../../../kernel/ports/risk-questionnaire.ts'
import type { Entry } from '../entry.ts'

/** How exports speak a language. Their sentences stand in `locales/`, under `export.` and the names of other pages. */
export type ExportWords = {
  readonly language: Language
  say(key: string, values?: Readonly<Record<string, string | number>>): string
  /** For a key that comes from data: nothing where no catalogue has it. */
  find(key: string): string | undefined
  date(at: string): string
  percent(share: number): string
  number(value: number): string
}

/** What every export is a plain function of. */
export type ExportSubject = {
  readonly entry: Entry
  readonly words: ExportWords
  /** Where everybody reads the entry; null when this installation has no address. */
  readonly address: string | null
  /** ISO 8601 day: exports of one day are the same bytes as long as the entry is. */
  readonly asOf: string
  readonly levelName: (level: RiskLevel) => Multilingual
  /** By its number; the number itself for one that the jurisdiction does not know. */
  readonly regionName: (code: string) => Multilingual | undefined
}

/** A text that people wrote, in the language of the export where they did; else as they wrote it. */
export function told({ words }: Pick<ExportSubject, 'words'>, text: Multilingual): string {
  return inLanguage(text, words.language).text
}
