import type { Language } from '../../kernel/language.ts'
import type { RiskLevel, RiskQuestionnaire } from '../../kernel/ports/risk-questionnaire.ts'

/** The levels of the questionnaire that is asked now, with their names. */
export type Levels = RiskQuestionnaire['levels']

/** What a level is called; its number where the questionnaire does not name it. */
export function levelName(levels: Levels, level: RiskLevel, language: Language): string {
  return levels.find((one) => one.level === level)?.name[language] ?? String(level)
}

/** What an error of a system of this level may lead to. */
export function levelMeaning(levels: Levels, level: RiskLevel, language: Language): string | undefined {
  return levels.find((one) => one.level === level)?.meaning[language]
}
