/** What a proposal is asked, a question a page, in this order. Names are those of the operation's input. */
export const proposalQuestions = [
  'need',
  'title',
  'people',
  'dataThatExist',
  'dataMissing',
  'sectors',
  'regions',
] as const
export type ProposalQuestion = (typeof proposalQuestions)[number]

/** Those that a person writes an answer to; the others are chosen from a list. */
export const writtenQuestions = ['need', 'title', 'people', 'dataThatExist', 'dataMissing'] as const

/** What was answered, as typed or chosen. */
export type ProposalAnswers = Readonly<Partial<Record<ProposalQuestion, string>>>

/** Chosen when no item of a list fits. */
export const noneOfList = 'none'

export function isQuestion(name: string | null): name is ProposalQuestion {
  return (proposalQuestions as readonly (string | null)[]).includes(name)
}

export function isOptional(question: ProposalQuestion): boolean {
  return question !== 'need' && question !== 'title'
}
