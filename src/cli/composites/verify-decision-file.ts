import { canonicalJson } from '../../../libs/canonical-json/index.ts'
import ar from '../../../libs/receipt/decision-words/ar.json' with { type: 'json' }
import en from '../../../libs/receipt/decision-words/en.json' with { type: 'json' }
import fr from '../../../libs/receipt/decision-words/fr.json' with { type: 'json' }
import {
  type DecisionCheck,
  type DecisionReport,
  type StatedDecision,
  type StatedRule,
  verifyDecisionReceipt,
} from '../../../libs/receipt/index.ts'
import arReceipt from '../../../libs/receipt/words/ar.json' with { type: 'json' }
import enReceipt from '../../../libs/receipt/words/en.json' with { type: 'json' }
import frReceipt from '../../../libs/receipt/words/fr.json' with { type: 'json' }
import type { ExitCode, Session } from '../command.ts'
import { showable } from '../terminal.ts'

const words = { ar, fr, en }
/** Reasons that every receipt may have. */
const receiptWords = { ar: arReceipt, fr: frReceipt, en: enReceipt }
const marks = { passed: '✓', failed: '✗', untrusted: '?', 'not-applicable': '–' } as const
type Language = keyof typeof words

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
  const say = words[language]
  const about = decision ? [...whatItSays(decision, language), ''] : []
  const lines = [
    say.verdict[verdict],
    say.meaning[verdict],
    '',
    ...about,
    ...checks.map((check) => line(check, language)),
  ]
  return showable(lines.join('\n'))
}

function line({ id, status, reason, detail }: DecisionCheck, language: Language): string {
  const say = words[language]
  const reasons: Readonly<Record<string, string>> = { ...receiptWords[language].reasons, ...say.reasons }
  const notes = [
    ...(status === 'passed' ? [] : [say.status[status]]),
    ...(reason ? [reasons[reason]] : []),
    ...Object.entries(detail ?? {}).map(([name, value]) => `${name}=${value}`),
  ]
  return `${marks[status]} ${say.checks[id]}${notes.length > 0 ? ` (${notes.join(' ')})` : ''}`
}

function whatItSays(decision: StatedDecision, language: Language): string[] {
  const { says } = words[language]
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
  const { says } = words[language]
  const cited = [
    ...(law === null ? [] : [`${says.law} ${law}`]),
    ...(article === null ? [] : [`${says.article} ${article}`]),
    ...(status === 'unverified' ? [says.unverified] : []),
  ]
  const stated = sentence?.[language]
  return `${says[effect]}: ${rule}${cited.length > 0 ? ` (${cited.join(' ')})` : ''}${stated ? ` ${stated}` : ''}`
}

function outcomeText({ result, problem }: NonNullable<StatedDecision['outcome']>, language: Language): string {
  const results: Readonly<Record<string, string>> = words[language].says
  const text = results[result] ?? result
  return problem === null ? text : `${text} (${problem})`
}
