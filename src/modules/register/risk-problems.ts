import { problem } from '../../kernel/problem.ts'

/** Answers that the questionnaire does not know, by their questions, separated by spaces. */
export const answersUnknown = problem<{ questions: string }>('register.answers-unknown', 400)
/** What is asked and has no answer, separated by spaces: nobody's risk is low because nobody said anything. */
export const questionsUnanswered = problem<{ questions: string; count: number }>('register.questions-unanswered', 400)
/** The same answers as before, and the review is not near: nothing would be reviewed. `due`: the day, ISO 8601. */
export const assessmentUnchanged = problem<{ system: string; due: string }>('register.assessment-unchanged', 409)
export const assessmentNotFound = problem<{ system: string }>('register.assessment-not-found', 404)
