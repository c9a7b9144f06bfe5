import type { ReceiptResult } from '../../../libs/receipt/index.ts'
import { digestOfText } from '../../kernel/identifier.ts'
import type { Language } from '../../kernel/language.ts'
import type { PackReference } from '../../kernel/ports/decider.ts'
import type { MaskedCount } from '../../kernel/ports/personal-data.ts'
import { answererVersion, settings } from './answering/settings.ts'
import type { FoundAnswer } from './find-answer.ts'
import type { AskedSystem } from './through-system.ts'

/** What is answered and kept: all that whoever asked is shown, and what the log commits to. */
export function answerResult(answered: {
  /** The id of the receipt that it will have. */
  readonly receipt: string
  readonly now: Date
  readonly language: Language
  /** Masked. */
  readonly question: string
  readonly masked: readonly MaskedCount[]
  readonly found: FoundAnswer['found']
  readonly askedRecords: boolean
  readonly system: AskedSystem | null
  readonly packs: readonly PackReference[]
}): ReceiptResult {
  const { receipt, now, language, question, masked, found, askedRecords, system, packs } = answered
  return {
    receipt: { id: receipt },
    operation: 'assistants.ask',
    answeredAt: now.toISOString(),
    language,
    question,
    masked: masked.map(({ type, count }) => ({ type, count })),
    ...found,
    answerer: { name: 'extractive', version: answererVersion, settings: { ...settings, askedRecords } },
    system: system && {
      id: system.id,
      slug: system.slug,
      stage: system.stage,
      version: system.version.digest,
      evidence: digestOfText(system.evidence),
    },
    rulePacks: packs.map(({ id, version, digest }) => ({ id, version, digest })),
  }
}
