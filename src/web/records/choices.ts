import { inLanguage, type Language } from '../../kernel/language.ts'
import { sectors } from '../../modules/programmes/index.ts'
import type { Choice } from '../forms.tsx'
import { termWords } from './field-words.ts'
import type { Region } from './setting.ts'

/** The sectors of the records, to choose from. */
export function sectorChoices(language: Language): Choice[] {
  return sectors.map((sector) => ({ value: sector, text: termWords(language, 'sector', sector) }))
}

/** The regions of the jurisdiction, to choose from. */
export function regionChoices(language: Language, regions: readonly Region[]): Choice[] {
  return regions.map(({ code, names }) => ({ value: code, text: inLanguage(names, language).text }))
}
