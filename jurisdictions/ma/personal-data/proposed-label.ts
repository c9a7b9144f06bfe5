import type { PersonalDataReport } from '../../../src/kernel/ports/personal-data.ts'
import { likelyFrom } from './text-survey.ts'

/** Law 09-08, art. 12: data that contain the national card number need an authorisation; Massar codes are of minors. */
const sensitiveTypes = new Set(['ma.cin', 'ma.mrz', 'ma.massar', 'health'])
/** Of enterprises, or of machines: they do not make data personal by themselves. */
const ofOthers = new Set(['ma.ice', 'ma.if', 'ma.rc', 'ma.cnss-employer', 'gps'])
/** So many names or addresses in a text are a list of people; fewer may be those who signed it. */
const leastOfPeople = 5
/** So many words of illness are what a text is about. */
const leastHealthWords = 3

/** Findings that are only possible propose nothing: they are shown beside the proposal. */
export function proposedPersonal(report: PersonalDataReport): 'none' | 'personal' | 'sensitive' {
  const inColumns = report.columns.filter(({ confidence }) => confidence >= likelyFrom).map(({ type }) => type)
  const inText = report.counts.filter(({ type, certain, likely }) => {
    const isOfPeople = type === 'name' || type === 'address'
    return certain + likely >= (isOfPeople ? leastOfPeople : 1)
  })
  const types = [...inColumns, ...inText.map(({ type }) => type)]
  const ofPeople = types.filter((type) => !ofOthers.has(type) && type !== 'health')
  if (types.some((type) => sensitiveTypes.has(type) && (type !== 'health' || ofPeople.length > 0))) return 'sensitive'
  if (ofPeople.length === 0) return 'none'
  return report.healthWords >= leastHealthWords ? 'sensitive' : 'personal'
}
