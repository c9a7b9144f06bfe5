import type { EvaluationPlan } from '../../../libs/receipt/index.ts'
import { viewOf } from '../../kernel/database.ts'
import type { Language } from '../../kernel/language.ts'
import { type AssistantTables, answerAs, currentVersionOf, findAssistant } from '../assistants/index.ts'
import { endpointDigest } from './endpoint.ts'
import { findEndpoint, keyOf } from './endpoint-store.ts'
import type { Item } from './item.ts'
import type { Solve } from './output.ts'
import { planDiffers } from './problems.ts'
import type { RunsContext } from './run-context.ts'
import { assistantSolver, type QuoteFound } from './solvers/assistant-solver.ts'
import { endpointSolver } from './solvers/endpoint-solver.ts'
import type { StoredTask } from './task-store.ts'

type SystemUnderTest = EvaluationPlan['system']

/** How many questions an assistant of this platform is asked at once. */
const assistantParallel = 2

export type Solver = { readonly solve: Solve<Item>; readonly parallel: number }

/** The system under test would answer now as the version that the plan names. @throws Problem `evaluation.plan-differs`. */
export async function requireSameSystem(context: RunsContext, system: SystemUnderTest): Promise<void> {
  const version = await versionNow(context, system)
  if (version !== system.version) throw planDiffers({ what: 'system' })
}

async function versionNow(context: RunsContext, { kind, id }: SystemUnderTest): Promise<string | null> {
  if (kind === 'assistant') {
    const assistant = await findAssistant(viewOf<AssistantTables>(context.db), id)
    return assistant ? currentVersionOf(context, assistant) : null
  }
  const endpoint = await findEndpoint(context.db, id)
  // Of what is asked, not of what its row says that it is.
  return endpoint && endpoint.ended_at === null ? endpointDigest(endpoint) : null
}

/** Puts items of a test to a system. */
export async function solverOf(context: RunsContext, system: SystemUnderTest, task: StoredTask): Promise<Solver> {
  if (system.kind === 'assistant')
    return { solve: solveByAssistant(context, system.version), parallel: assistantParallel }
  const endpoint = await findEndpoint(context.db, system.id)
  if (!endpoint) throw planDiffers({ what: 'system' })
  const solve = endpointSolver({
    url: endpoint.url,
    model: endpoint.model,
    settings: endpoint.settings,
    key: keyOf(context.itemKey, endpoint),
    kind: task.header.kind,
    prompt: task.header.prompt,
    fetch: context.fetch,
  })
  return { solve, parallel: endpoint.parallel }
}

function solveByAssistant(context: RunsContext, version: string): Solve<Item> {
  return assistantSolver(async (question, { language, signal }) => {
    const answer = await answerAs({ ...context, signal }, { version, question, language: answered(language) })
    return { ...answer, quotes: answer.quotes.map(quoteFound), nearby: answer.nearby.map(quoteFound) }
  })
}

function quoteFound({ quote, verbatim }: Awaited<ReturnType<typeof answerAs>>['quotes'][number]): QuoteFound {
  return { text: quote.text, document: { path: quote.document.path, title: quote.document.title }, verbatim }
}

/** The language of an answer's own words: of Darija and Tamazight, Arabic. */
function answered(language: string): Language {
  const primary = language.split('-')[0]
  return primary === 'fr' || primary === 'en' ? primary : 'ar'
}
