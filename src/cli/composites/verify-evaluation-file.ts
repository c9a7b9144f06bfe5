import { canonicalJson } from '../../../libs/canonical-json/index.ts'
import { EVALUATION_WORDS } from '../../../libs/receipt/evaluation-words.ts'
import {
  type Criterion,
  type EvaluationReport,
  type StatedEvaluation,
  verifyEvaluation,
} from '../../../libs/receipt/index.ts'
import type { ExitCode, Session } from '../command.ts'
import { showable } from '../terminal.ts'
import { checkLines } from './check-lines.ts'

type Language = keyof typeof EVALUATION_WORDS
type Says = (typeof EVALUATION_WORDS)[Language]['says']

/** Checks the file of an evaluation, and tells what the bar was, since when, and what came of it. A result that did not pass is verified like any. */
export function verifyEvaluationFile(
  { terminal, say, json }: Pick<Session, 'terminal' | 'say' | 'json'>,
  bytes: Uint8Array,
  keys: readonly string[],
): ExitCode {
  const report = verifyEvaluation(bytes, { keys })
  const { verdict, checks, evaluation } = report
  terminal.stdout.write(`${json ? canonicalJson({ verdict, checks, evaluation }) : tell(report, say.language)}\n`)
  return verdict === 'verified' ? 0 : 1
}

function tell({ verdict, checks, evaluation }: EvaluationReport, language: Language): string {
  const say = EVALUATION_WORDS[language]
  const about = evaluation ? [...whatItSays(evaluation, language), ''] : []
  const lines = [say.verdict[verdict], say.meaning[verdict], '', ...about, ...checkLines(checks, say)]
  return showable(lines.join('\n'))
}

function whatItSays({ plan, result }: StatedEvaluation, language: Language): string[] {
  const { says } = EVALUATION_WORDS[language]
  const { id, task, items, criteria, registeredAt, system } = plan.document
  return [
    `${says.plan}: ${id}`,
    `${says.registered}: ${plan.index}`,
    `${says['registered-at']}: ${registeredAt}`,
    `${says.task}: ${task.slug}${task.hidden ? ` (${says.hidden})` : ''}`,
    `${says.items}: ${items}`,
    `${says.system}: ${system.kind}/${system.id} ${system.version}`,
    `${says.bar}:`,
    ...criteria.map((criterion) => `  ${criterionText(criterion, says)}`),
    `${says.result}: ${result ? '' : says['no-result']}`.trimEnd(),
    ...(result ? resultLines(result.document, plan.document.attempts, says).map((line) => `  ${line}`) : []),
  ]
}

function resultLines(
  result: NonNullable<StatedEvaluation['result']>['document'],
  attempts: number,
  says: Says,
): string[] {
  const { run, attempt, finishedAt, errors, canaryLeaks, criteria, passed, expiresAt } = result
  return [
    `${run}: ${says[passed ? 'passed' : 'not-passed']}`,
    `${says.attempt}: ${attempt}/${attempts}`,
    `${says.finished}: ${finishedAt}`,
    `${says.errors}: ${errors}`,
    `${says.leaks}: ${canaryLeaks}`,
    ...criteria.map(
      ({ metric, slice, value, low, high, held }) =>
        `${metric} (${slice ?? says['all-items']}): ${value} [${low}, ${high}] ${says[held ? 'held' : 'not-held']}`,
    ),
    `${says.expires}: ${expiresAt}`,
  ]
}

/** What is measured where, the threshold, and which number it is held against. */
function criterionText({ metric, slice, comparator, threshold, on }: Criterion, says: Says): string {
  return `${metric} (${slice ?? says['all-items']}): ${says[comparator]} ${threshold}, ${says[`on-${on}`]}`
}
