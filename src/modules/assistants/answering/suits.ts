import type { Wanted } from '../../knowledge/index.ts'
import { datesIn, plainText, quantitiesIn, statesRank, statesReason, stemsOf } from '../../knowledge/index.ts'
import type { Question } from './question.ts'
import { areForms } from './word-forms.ts'

/** Kinds whose presence words alone can show: a text without one of that kind is no answer. */
export const checkable: ReadonlySet<Wanted> = new Set(['quantity', 'date', 'rank', 'reason', 'person'])

/**
 * How well a text states the kind of thing that is wanted, 0 to 1; 0 when it surely does not. What the question says
 * itself is no answer to it. `headings` is what the text stands under.
 */
export function suits(question: Question, wanted: Wanted, text: string, headings: readonly string[]): number {
  switch (wanted) {
    case 'quantity':
      return suitsQuantity(question, text)
    case 'date':
      return datesIn(text).some((date) => !datesIn(question.text).includes(date)) ? 1 : 0
    case 'rank':
      return statesRank(text) ? 1 : 0
    case 'reason':
      return statesReason(text) ? 1 : 0
    case 'person':
      return suitsPerson(question, text)
    case 'activity':
      return headings.some((stem) => activityStems.has(stem)) || activity.test(plainText(text)) ? 1 : 0.5
  }
}

function suitsQuantity({ text: asked, counted }: Question, text: string): number {
  const given = new Set(quantitiesIn(asked).map(({ value }) => value))
  const stated = quantitiesIn(text).filter(({ value }) => !given.has(value))
  if (stated.length === 0) return 0
  if (counted === null) return 1
  const thing = stemsOf(counted)[0]
  if (thing === undefined) return 1
  const isThing = (word: string | null) =>
    word !== null && stemsOf(word).some((stem) => stem === thing || areForms(stem, thing))
  if (stated.some(({ unit }) => isThing(unit))) return 1
  return stemsOf(text).some((stem) => stem === thing || areForms(stem, thing)) ? 0.75 : 0.5
}

/** Whoever says who is the director says "director". */
function suitsPerson(question: Question, text: string): number {
  if (question.role !== null && !mentions(text, question.role)) return 0
  return namesSomebody(question, text) ? 1 : 0.5
}

function mentions(text: string, thing: string): boolean {
  const wanted = stemsOf(thing)[0]
  return wanted === undefined || stemsOf(text).some((stem) => stem === wanted || areForms(stem, wanted))
}

/** Words that persons and bodies are called by; in Latin script a name inside the sentence will do. */
const bodies =
  /(?<!\p{L})[وبلف]?(?:ال|لل)?(?:سيد|سيدة|دكتور|دكتورة|استاذ|ملك|وزير|وزيرة|رئيس|رئيسة|مدير|امير|وزارة|حكومة|جامعة|مؤسسة|شركة|منظمة|معهد|مركز|هيئة|لجنة|وكالة|جمعية|برنامج|ولاية|عمالة|ministère|ministre|gouvernement|université|institut|fondation|société|entreprise|organisation|agence|association|commission|ministry|minister|government|university|institute|foundation|company|organization|agency)(?!\p{L})/u

function namesSomebody(question: Question, text: string): boolean {
  if (bodies.test(plainText(text))) return true
  const asked = plainText(question.text)
  return [...text.matchAll(/(?<=[\p{L},;:] )\p{Lu}\p{L}+/gu)].some(([name]) => !asked.includes(name.toLowerCase()))
}

const activityWords =
  'أعمال عمل أنشطة نشاط مهام مهمة دور وظيفة اختصاصات غايات أهداف activités activité missions mission rôle tâches travaux buts objectifs activities tasks role purpose goals'
const activityStems = new Set(activityWords.split(' ').flatMap((word) => stemsOf(word)))
const activity =
  /(?<!\p{L})(?:من\s+(?:اعمال|مهام|انشطة|غايات|اهداف)|دور|يتولى|تتولى|mission|rôle|chargée?\s+de|role|responsible\s+for)(?!\p{L})/u
