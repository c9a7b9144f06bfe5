import { type ExportSubject, told } from './subject.ts'

/** The level in words, with what the last assessment came to and when; null until the risks are assessed. */
export function riskText(subject: ExportSubject): string | null {
  const { entry, words, levelName } = subject
  const { level, assessment } = entry.risk
  if (level === null || assessment === null) return null
  const points = words.say('export.score.told', { score: assessment.score, raw: assessment.raw })
  return [told(subject, levelName(level)), points, words.date(assessment.at)].join(words.say('export.separator'))
}

export function groundsText(subject: ExportSubject): string | null {
  const { assessment } = subject.entry.risk
  return assessment && told(subject, assessment.grounds)
}
