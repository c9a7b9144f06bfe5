import type { PermitRequest } from '../../modules/permits/index.ts'

/** What a request for a permit is asked, a question a page, in this order. Each is a step in its address. */
export const requestQuestions = [
  'data-sets',
  'purpose',
  'legal-basis',
  'consents',
  'egress',
  'models',
  'days',
  'justification',
] as const
export type RequestQuestion = (typeof requestQuestions)[number]

export function isRequestQuestion(name: string): name is RequestQuestion {
  return (requestQuestions as readonly string[]).includes(name)
}

/** Those that this request has to answer: receipts of consent are only asked for where it stands on consent. */
export function questionsOf({ legalBasis }: Pick<PermitRequest, 'legalBasis'>): readonly RequestQuestion[] {
  return requestQuestions.filter((question) => question !== 'consents' || legalBasis === 'consent')
}

const fields: Readonly<Record<RequestQuestion, readonly string[]>> = {
  'data-sets': ['dataSets'],
  purpose: ['purpose', 'purposeText'],
  'legal-basis': ['legalBasis'],
  consents: ['consents'],
  egress: ['egress'],
  models: ['models', 'amounts'],
  days: ['days'],
  justification: ['justification'],
}

/** The question that asks for a field of the request. */
export function questionOf(field: string): RequestQuestion | undefined {
  return requestQuestions.find((question) => fields[question].includes(field.split('.')[0]!))
}
