import type { Answers } from './question-page.tsx'

/** What whoever reports an incident is asked, a question a page. Names are those of the operation's input. */
export const incidentQuestions = ['harm', 'severity', 'what'] as const
export type IncidentQuestion = (typeof incidentQuestions)[number]
export type IncidentAnswers = Answers<IncidentQuestion>
