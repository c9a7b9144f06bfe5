import { canonicalJson } from '../../../libs/canonical-json/index.ts'
import { type PermitReport, verifyPermit } from '../../../libs/permit/index.ts'
import ar from '../../../libs/permit/words/ar.json' with { type: 'json' }
import en from '../../../libs/permit/words/en.json' with { type: 'json' }
import fr from '../../../libs/permit/words/fr.json' with { type: 'json' }
import type { ExitCode, Session } from '../command.ts'
import { showable } from '../terminal.ts'
import { checkLines } from './check-lines.ts'

const words = { ar, fr, en }

/** Checks a permit on this machine, as of now. Done only when it is genuine under one of these keys, and in force. */
export function verifyPermitFile(
  { terminal, say, json }: Pick<Session, 'terminal' | 'say' | 'json'>,
  bytes: Uint8Array,
  keys: readonly string[],
): ExitCode {
  const report = verifyPermit(bytes, { keys, now: new Date() })
  const told = json ? canonicalJson({ verdict: report.verdict, checks: report.checks }) : tell(report, say.language)
  terminal.stdout.write(`${told}\n`)
  return report.verdict === 'verified' ? 0 : 1
}

/** The verdict and what it means, which permit it is, then each check on a line with what was found. */
function tell({ verdict, checks, permit }: PermitReport, language: keyof typeof words): string {
  const say = words[language]
  const about = permit ? [permit.id, `${permit.purpose} · ${permit.from} – ${permit.until}`, ''] : []
  return showable([say.verdict[verdict], say.meaning[verdict], '', ...about, ...checkLines(checks, say)].join('\n'))
}
