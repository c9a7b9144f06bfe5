import type {
  RiskAnswers,
  RiskLevel,
  RiskOption,
  RiskQuestion,
  RiskQuestionnaire,
} from '../../kernel/ports/risk-questionnaire.ts'

/** What answers come to, before anybody decides anything by it. */
export type RiskScore = {
  /** Points of the questions that are asked. */
  readonly raw: number
  /** The most that any answers could give: it does not depend on the answers. */
  readonly rawMaximum: number
  readonly mitigation: number
  /** The most that could be had by mitigation, given the answers to all other questions. */
  readonly mitigationMaximum: number
  /** The raw points, lowered where mitigation suffices, rounded to whole points. */
  readonly score: number
  /** Of the score in the raw maximum, 0 to 1. */
  readonly share: number
  readonly level: RiskLevel
  /** What is asked, in order; what is hidden by other answers counts nothing and is not asked. */
  readonly asked: readonly string[]
  /** What is asked and not answered: it counts nothing yet. */
  readonly unanswered: readonly string[]
}

/**
 * The score of answers and its level, by the mechanics of Canada's Algorithmic Impact Assessment (canada-ca/aia-eia-js,
 * `src/store.ts`): points add up; mitigation of 80 % of its maximum lowers the score by 15 %; the level is the quarter of
 * the raw maximum that the score falls into. The per cents are the questionnaire's.
 *
 * Canada halves the maximum of mitigation, since its questions stand twice, for design and for implementation. Here the
 * maximum is that of the questions which the other answers leave open, which comes to the same and needs no such rule.
 *
 * Questions depend on earlier ones only. Answers of `answerFaults` count nothing.
 */
export function scoreOf(questionnaire: RiskQuestionnaire, answers: RiskAnswers): RiskScore {
  const { levelEnds, mitigationFrom, reduction } = questionnaire.scoring
  const chosen = new Map<string, readonly string[]>()
  const kinds = new Map<string, RiskQuestion['kind']>()
  /** Asked, or asked as soon as another mitigation is chosen. */
  const open = new Set<string>()
  const asked: string[] = []
  const unanswered: string[] = []
  const [sum, maximum] = [
    { risk: 0, mitigation: 0, information: 0 },
    { risk: 0, mitigation: 0, information: 0 },
  ]

  for (const question of questionsOf(questionnaire)) {
    const { id, kind, askedIf = [], options } = question
    kinds.set(id, kind)
    const holds = ({ question: other, anyOf }: { readonly question: string; readonly anyOf: readonly string[] }) =>
      chosen.get(other)?.some((code) => anyOf.includes(code)) === true
    const isOpen = askedIf.every((condition) =>
      kinds.get(condition.question) === 'mitigation' ? open.has(condition.question) : holds(condition),
    )
    if (isOpen) open.add(id)
    if (kind !== 'mitigation' || isOpen) maximum[kind] += mostOf(question)
    if (!askedIf.every(holds)) continue

    asked.push(id)
    const codes = codesOf(answers, id)
    const taken = options.filter(({ code }) => codes.includes(code))
    if (taken.length === 0) unanswered.push(id)
    chosen.set(id, codes)
    sum[kind] += pointsOf(taken)
  }

  const suffices = maximum.mitigation > 0 && sum.mitigation * 100 >= mitigationFrom * maximum.mitigation
  const score = suffices ? Math.round((sum.risk * (100 - reduction)) / 100) : sum.risk
  const passed = levelEnds.filter((end) => score * 100 > end * maximum.risk).length
  return {
    raw: sum.risk,
    rawMaximum: maximum.risk,
    mitigation: sum.mitigation,
    mitigationMaximum: maximum.mitigation,
    score,
    share: maximum.risk === 0 ? 0 : score / maximum.risk,
    level: (passed + 1) as RiskLevel,
    asked,
    unanswered,
  }
}

/** What is wrong with an answer: it stays unanswered until it is put right. */
export type AnswerFault = {
  readonly question: string
  readonly fault: 'no-such-question' | 'no-such-option' | 'one-only' | 'not-beside-others'
}

/** Answers that the questionnaire does not know, whether or not their question is asked. */
export function answerFaults(questionnaire: RiskQuestionnaire, answers: RiskAnswers): readonly AnswerFault[] {
  const questions = new Map(questionsOf(questionnaire).map((question) => [question.id, question]))
  return Object.keys(answers).flatMap((id): AnswerFault[] => {
    const question = questions.get(id)
    if (!question) return [{ question: id, fault: 'no-such-question' }]
    const codes = codesOf(answers, id)
    const options = codes.map((code) => question.options.find((option) => option.code === code))
    if (options.includes(undefined)) return [{ question: id, fault: 'no-such-option' }]
    if (codes.length < 2) return []
    if (question.choose === 'one') return [{ question: id, fault: 'one-only' }]
    return options.some((option) => option?.alone) ? [{ question: id, fault: 'not-beside-others' }] : []
  })
}

/** Those answers that count: of asked questions, each as a list in the order of the options. */
export function countedAnswers(
  questionnaire: RiskQuestionnaire,
  answers: RiskAnswers,
): Readonly<Record<string, readonly string[]>> {
  const asked = new Set(scoreOf(questionnaire, answers).asked)
  const counted = questionsOf(questionnaire).filter(({ id }) => asked.has(id) && codesOf(answers, id).length > 0)
  return Object.fromEntries(
    counted.map(({ id, options }) => {
      const codes = codesOf(answers, id)
      return [id, options.map(({ code }) => code).filter((code) => codes.includes(code))]
    }),
  )
}

function questionsOf({ pages }: RiskQuestionnaire): readonly RiskQuestion[] {
  return pages.flatMap(({ questions }) => questions)
}

function codesOf(answers: RiskAnswers, question: string): readonly string[] {
  const given = Object.hasOwn(answers, question) ? answers[question] : undefined
  if (given === undefined || given === '') return []
  return typeof given === 'string' ? [given] : given
}

function pointsOf(options: readonly RiskOption[]): number {
  return options.reduce((sum, { points }) => sum + points, 0)
}

/** The most that one answer to the question gives. */
function mostOf({ choose, options }: RiskQuestion): number {
  const single = Math.max(0, ...options.map(({ points }) => points))
  return choose === 'one' ? single : Math.max(single, pointsOf(options.filter(({ alone }) => !alone)))
}
