import type { RiskOption } from '../../../src/kernel/ports/risk-questionnaire.ts'

export function option(code: string, points: number, ar: string, fr: string, en: string): RiskOption {
  return { code, points, sentence: { ar, fr, en } }
}

/** Of a question with many: chosen beside no other, so that "none" is an answer and not a question passed over. */
export const noneOfThese: RiskOption = {
  code: 'none',
  points: 0,
  alone: true,
  sentence: { ar: 'لا شيء مما ذكر', fr: 'Aucun de ces cas', en: 'None of these' },
}

export function yes(points: number): RiskOption {
  return option('yes', points, 'نعم', 'Oui', 'Yes')
}

export function no(points: number): RiskOption {
  return option('no', points, 'لا', 'Non', 'No')
}
