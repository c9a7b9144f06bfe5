import { canonicalJson } from '../../../libs/canonical-json/index.ts'
import { saysPermit } from '../../../libs/permit/index.ts'
import {
  DECISION_RECEIPT_FORMAT,
  EVALUATION_RECEIPT_FORMAT,
  formatOf,
  MAX_RECEIPT_BYTES,
  type Report,
  verifyReceipt,
} from '../../../libs/receipt/index.ts'
import ar from '../../../libs/receipt/words/ar.json' with { type: 'json' }
import en from '../../../libs/receipt/words/en.json' with { type: 'json' }
import fr from '../../../libs/receipt/words/fr.json' with { type: 'json' }
import type { Command, ExitCode, Session } from '../command.ts'
import { option } from '../option.ts'
import type { Input } from '../parse-arguments.ts'
import { readInput } from '../read-input.ts'
import { showable } from '../terminal.ts'
import { checkLines } from './check-lines.ts'
import { trustedKeys, trustOptions } from './trusted-keys.ts'
import { verifyDecisionFile } from './verify-decision-file.ts'
import { verifyEvaluationFile } from './verify-evaluation-file.ts'
import { verifyPermitFile } from './verify-permit-file.ts'

const words = { ar, fr, en }

/** Checks a receipt of an answer or a decision, an evaluation or a permit, on this machine: no server, no network, and no trust but in keys. Done only when it is verified. */
export const verifyReceiptFile: Command = {
  words: ['verify'],
  options: [option('receipt', { required: true }), ...trustOptions],
  positional: ['receipt'],
  summary: (say) => say('cli.verify.summary'),
  run: verify,
}

async function verify({ terminal, say, json }: Session, input: Input): Promise<ExitCode> {
  const keys = trustedKeys(input, terminal)
  const bytes = await readInput(String(input.receipt), terminal, MAX_RECEIPT_BYTES)
  if (saysPermit(bytes)) return verifyPermitFile({ terminal, say, json }, bytes, keys)
  const format = formatOf(bytes)
  if (format === DECISION_RECEIPT_FORMAT) return verifyDecisionFile({ terminal, say, json }, bytes, keys)
  if (format === EVALUATION_RECEIPT_FORMAT) return verifyEvaluationFile({ terminal, say, json }, bytes, keys)
  const report = verifyReceipt(bytes, { keys })
  const told = json ? canonicalJson({ verdict: report.verdict, checks: report.checks }) : tell(report, say.language)
  terminal.stdout.write(`${told}\n`)
  return report.verdict === 'verified' ? 0 : 1
}

/** The verdict and what it means, then each check on a line, with its reason and what was found. */
function tell({ verdict, checks, receipt }: Report, language: keyof typeof words): string {
  const say = words[language]
  const about = receipt ? [receipt.id, receipt.result.question, ''] : []
  return showable([say.verdict[verdict], say.meaning[verdict], '', ...about, ...checkLines(checks, say)].join('\n'))
}
