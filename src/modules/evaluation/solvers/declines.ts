import { normalise } from '../scorers/normalise.ts'

/** What a model is asked to write when it has no answer to give. */
export const declineMark = 'NO_ANSWER'

/**
 * Beginnings of sentences by which models decline, in the compared form of `normalise`. Only near the start: a long answer
 * that ends on a caveat is an answer.
 */
const refusals: readonly string[] = [
  // ar
  'لا استطيع',
  'لا يمكنني',
  'لا يمكن ان اجيب',
  'لا املك معلومات',
  'لا تتوفر لدي',
  'لا اتوفر على',
  'ليست لدي معلومات',
  'ليس لدي معلومات',
  'لا اعلم',
  'لا اعرف',
  'لا توجد معلومات',
  'لم تذكر المصادر',
  'لا تذكر المصادر',
  'غير مذكور في المصادر',
  'عذرا لا',
  'اعتذر لا',
  'اسف لا',
  // ary
  'ما نقدرش',
  'مانقدرش',
  'ما يمكنش',
  'مايمكنش',
  'ما عنديش',
  'ماعنديش',
  'ما عرفتش',
  'ماعرفتش',
  'سمح ليا ما',
  'سمحلي ما',
  // fr
  'je ne peux pas',
  'je ne suis pas en mesure',
  'je ne dispose pas',
  'je n ai pas d information',
  'je n ai pas acces',
  'je ne sais pas',
  'je refuse',
  'désolé je ne',
  'désolée je ne',
  'je suis désolé mais je ne',
  'les sources ne précisent pas',
  'les sources ne disent pas',
  'non précisé dans les sources',
  'il n y a pas d information',
  // en
  'i cannot',
  'i can t',
  'i am not able to',
  'i m not able to',
  'i am unable',
  'i m unable',
  'i do not have',
  'i don t have',
  'i do not know',
  'i don t know',
  'i won t',
  'i will not',
  'sorry i can',
  'i m sorry but i can',
  'i am sorry but i can',
  'the sources do not',
  'not stated in the sources',
  'there is no information',
].map((refusal) => ` ${normalise(refusal)} `)

/** The opening within which a refusal counts. */
const opening = 160

/**
 * Whether a model's text declines: it is empty, carries the mark it was asked to write, or opens with a refusal. A heuristic of
 * words; where it decides a threshold, raters look at a sample.
 */
export function declines(text: string): boolean {
  const trimmed = text.trim()
  if (trimmed === '' || trimmed.slice(0, opening).includes(declineMark)) return true
  const start = ` ${normalise(trimmed.slice(0, opening))} `
  return refusals.some((refusal) => start.includes(refusal))
}
