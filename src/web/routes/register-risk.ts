import { perform } from '../../kernel/perform.ts'
import { Problem } from '../../kernel/problem.ts'
import { assessSystem, type Entry, previewRisk, readAssessment, readSystem } from '../../modules/register/index.ts'
import { addresses } from '../addresses.ts'
import { blank, type Filled } from '../forms.tsx'
import { answersIn, type GivenRiskAnswers, stillOffered } from '../register/risk-answers.ts'
import { type RiskPageData, riskPage } from '../register/risk-page.tsx'
import { riskScoreFragment } from '../register/risk-score.tsx'
import { requireMay } from './asking-rules.ts'
import { filledAgain, typedAgain, written } from './filled-again.ts'
import { type Answer, frameAt, type PageRoutes, type Visit } from './visit.ts'

/** The questionnaire on the risks of a system: answered on one page, counted as often as one likes, and taken with its grounds. */
export function serveRisk(pages: PageRoutes): void {
  pages.get('/register/:slug/risk', showQuestionnaire)
  pages.post('/register/:slug/risk', takeAnswers)

  pages.post('/register/:slug/risk-score', async ({ context, language }, form) => {
    const questionnaire = context.riskQuestionnaire
    const answers = stillOffered(questionnaire, answersIn(questionnaire, form))
    const preview = await perform(previewRisk, context, { answers })
    return { html: riskScoreFragment({ language, questionnaire, preview }) }
  })
}

async function showQuestionnaire(visit: Visit): Promise<Answer> {
  const { context, language } = visit
  const entry = await entryToAssess(visit)
  if (entry.risk.assessment === null) return drawQuestionnaire(visit, entry, {}, blank)
  const { answers, grounds } = await perform(readAssessment, context, { system: entry.slug })
  const values = { grounds: grounds[language] ?? '' }
  return drawQuestionnaire(visit, entry, stillOffered(context.riskQuestionnaire, answers), { ...blank, values })
}

async function takeAnswers(visit: Visit, form: URLSearchParams): Promise<Answer> {
  const { context, language } = visit
  const entry = await entryToAssess(visit)
  const given = answersIn(context.riskQuestionnaire, form)
  const offered = stillOffered(context.riskQuestionnaire, given)
  if (form.get('act') !== 'assess') {
    return drawQuestionnaire(visit, entry, offered, { ...blank, values: typedAgain(visit, form) })
  }
  try {
    const grounds = { [language]: written(form, 'grounds') }
    await perform(assessSystem, context, { system: entry.slug, answers: given, grounds })
    return { seeOther: `${addresses.system(entry.slug)}#risk` }
  } catch (error) {
    const filled = filledAgain(visit, error, form)
    const page = await drawQuestionnaire(visit, entry, offered, filled, faultyIn(filled.problem))
    return { ...page, status: filled.problem.status }
  }
}

/** @throws Problem for what the reader may not know of, or not assess. */
async function entryToAssess(visit: Visit): Promise<Entry> {
  const { context, parameter } = visit
  const entry = await perform(readSystem, context, { system: parameter('slug') })
  await requireMay(visit, assessSystem, { system: entry.slug, answers: {}, grounds: {} })
  return entry
}

/** The questions that a refusal is about; null for one that is about something else. */
function faultyIn({ code, values }: Problem): RiskPageData['faulty'] {
  const questions = String(values.questions ?? '').split(' ')
  if (code === 'register.questions-unanswered') return { fault: 'unanswered', questions }
  return code === 'register.answers-unknown' ? { fault: 'unknown', questions } : null
}

async function drawQuestionnaire(
  visit: Visit,
  entry: Entry,
  answers: GivenRiskAnswers,
  filled: Filled,
  faulty: RiskPageData['faulty'] = null,
): Promise<{ readonly html: string }> {
  const { context } = visit
  const preview = await countedSoFar(visit, answers)
  const data = { entry, questionnaire: context.riskQuestionnaire, answers, preview, faulty }
  return { html: riskPage(frameAt(visit, addresses.systemAct(entry.slug, 'risk')), data, filled) }
}

/** An answer that stands beside "none of these" counts only once it is put right: until then the others do. */
async function countedSoFar({ context }: Visit, answers: GivenRiskAnswers): Promise<RiskPageData['preview']> {
  try {
    return await perform(previewRisk, context, { answers })
  } catch (error) {
    const faulty = error instanceof Problem ? faultyIn(error) : null
    if (!faulty) throw error
    const others = Object.entries(answers).filter(([question]) => !faulty.questions.includes(question))
    return perform(previewRisk, context, { answers: Object.fromEntries(others) })
  }
}
