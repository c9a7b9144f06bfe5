import { canonicalJson } from '../../../libs/canonical-json/index.ts'
import { DECISION_WORDS } from '../../../libs/receipt/decision-words.ts'
import {
  type DecisionReport,
  type StatedDecision,
  type StatedRule,
  verifyDecisionReceipt,
} from '../../../libs/receipt/index.ts'
import type { ExitCode, Session } from '../command.ts'
import { showable } from '../terminal.ts'
import { checkLines } from './check-lines.ts'

type Language = keyof typeof DECISION_WORDS

/** Checks the receipt of a decision, and tells who asked for what, by which rules of which law, and what came of it. */
export function verifyDecisionFile(
  { terminal, say, json }: Pick<Session, 'terminal' | 'say' | 'json'>,
  bytes: Uint8Array,
  keys: readonly string[],
): ExitCode {
  const report = verifyDecisionReceipt(bytes, { keys })
  const { verdict, checks, decision } = report
  terminal.stdout.write(`${json ? canonicalJson({ verdict, checks, decision }) : tell(report, say.language)}\n`)
  return verdict === 'verified' ? 0 : 1
}

function tell({ verdict, checks, decision }: DecisionReport, language: Language): string {
  const say = DECISION_WORDS[language]
  const about = decision ? [...whatItSays(decision, language), ''] : []
  const lines = [say.verdict[verdict], say.meaning[verdict], '', ...about, ...checkLines(checks, say)]
  return showable(lines.join('\n'))
}

function whatItSays(decision: StatedDecision, language: Language): string[] {
  const { says } = DECISION_WORDS[language]
  const { about, permit, outcome, missing } = decision
  const named = about === null ? says.nothing : about === 'hidden' ? says.hidden : about
  const permitted = permit === null ? says['no-permit'] : permit === 'unknown' ? says['unknown-permit'] : permit
  return [
    `${says.index}: ${decision.index}`,
    `${says.at}: ${decision.at}`,
    `${says.who}: ${decision.who}`,
    `${says.operation}: ${decision.operation} (${decision.permission})`,
    `${says.about}: ${named}`,
    `${says.effect}: ${says[decision.effect]}`,
    `${says.permit}: ${permitted}`,
    `${says.rules}:`,
    ...decision.rules.map((rule) => `  ${ruleLine(rule, language)}`),
    ...(missing.length > 0 ? [`${says.missing}: ${missing.join(' ')}`] : []),
    ...(outcome ? [`${says.outcome}: ${outcomeText(outcome, language)}`] : []),
  ]
}

function ruleLine({ rule, effect, sentence, law, article, status }: StatedRule, language: Language): string {
  const { says } = DECISION_WORDS[language]
  const cited = [
    ...(law === null ? [] : [`${says.law} ${law}`]),
    ...(article === null ? [] : [`${says.article} ${article}`]),
    ...(status === 'unverified' ? [says.unverified] : []),
  ]
  const stated = sentence?.[language]
  return `${says[effect]}: ${rule}${cited.length > 0 ? ` (${cited.join(' ')})` : ''}${stated ? ` ${stated}` : ''}`
}

function outcomeText({ result, problem }: NonNullable<StatedDecision['outcome']>, language: Language): string {
  const results: Readonly<Record<string, string>> = DECISION_WORDS[language].says
  const text = results[result] ?? result
  return problem === null ? text : `${text} (${problem})`
}
