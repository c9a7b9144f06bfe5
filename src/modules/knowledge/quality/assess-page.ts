import { type Span, sliceSpan } from '../analysis/code-points.ts'
import { mendForeignLetters } from './foreign-letters.ts'
import { letterKinds, other, space } from './letters.ts'
import { mojibake } from './mojibake.ts'
import { judgedLanguages } from './page-language.ts'
import { pageWords } from './page-words.ts'
import { repairDamagedLamAlef, repairLamAlefSlips } from './repair-lam-alef.ts'
import { provenShare } from './share.ts'
import { type Counted, mostWitnesses } from './signal.ts'
import { belowGateFrom, unknownFrenchFrom } from './thresholds.ts'
import { wordSignals } from './word-signals.ts'

/** What is measured on every page. Each is also the code of a reason: its sentence stands in the locales. */
export type SignalName =
  | 'reversed-runs'
  | 'lost-spaces'
  | 'split-words'
  | 'lam-alef'
  | 'foreign-letters'
  | 'unknown-words'
  | 'mojibake'
  | 'low-ocr-confidence'
  | 'no-letters'

/** A page that is below the gate says by which signals. */
export type QualityReason = SignalName

export type RepairKind = 'lam-alef' | 'foreign-letters'

/** `value` is 0 (nothing wrong) to 1; `witnesses` are at most five words of the page that show it. */
export type Signal = { readonly value: number; readonly witnesses: readonly string[] }

export type PageQuality = {
  /** `repaired`: fit to be indexed as repaired. `below-gate`: not fit, repaired or not; `reasons` says why. */
  readonly verdict: 'sound' | 'repaired' | 'below-gate'
  /** Empty unless the page is below the gate. */
  readonly reasons: readonly QualityReason[]
  readonly signals: Readonly<Record<SignalName, Signal>>
  /** How the page should read: as many code points as the page, every offset unchanged. `null` when nothing was mended. */
  readonly repaired: string | null
  readonly repairs: readonly { readonly kind: RepairKind; readonly count: number }[]
}

export type AssessedPage = {
  readonly text: string
  /** The engine's own for a page that was read by character recognition, 0 to 1; `null` for text. */
  readonly ocrConfidence: number | null
  /** The words that the character recognition doubted. */
  readonly doubtful?: readonly Span[]
}

/**
 * Whether a page's text can be trusted, what was mended, and what a person should look at. `document.damaged` is
 * `lamAlefDamage` of the whole document, since one page has too few witnesses. Pure, and linear in the page.
 */
export function assessPage(page: AssessedPage, document: { readonly damaged: boolean }): PageQuality {
  const words = pageWords(page.text)
  const judged = judgedLanguages(words, page.text)
  const foreign = mendForeignLetters(page.text, judged.arabic || document.damaged)
  const lamAlef = document.damaged ? repairDamagedLamAlef(foreign.text) : repairLamAlefSlips(foreign.text)
  const changed = lamAlef.text !== page.text
  const readable = changed ? pageWords(lamAlef.text) : words
  const counted = wordSignals(readable, judged)
  const unknownArabic = signalOf(counted['unknown-arabic'])
  const unknownFrench = signalOf(counted['unknown-french'])
  const signals: Readonly<Record<SignalName, Signal>> = {
    'reversed-runs': signalOf(counted['reversed-runs']),
    'lost-spaces': signalOf(counted['lost-spaces']),
    'split-words': signalOf(counted['split-words']),
    'lam-alef': lamAlefSignal(lamAlef.count, lamAlef.witnesses, words.length),
    'foreign-letters': signalOf({ found: foreign.found - foreign.count, all: words.length, witnesses: foreign.words }),
    'unknown-words': worst(unknownArabic, unknownFrench),
    mojibake: worst(signalOf(mojibake(page.text)), signalOf(counted['wrong-encoding'])),
    'low-ocr-confidence': doubt(page),
    'no-letters': signalOf(withoutLetters(page.text)),
  }
  const reasons = (Object.keys(signals) as SignalName[]).filter((name) => signals[name].value >= belowGateFrom[name])
  if (unknownFrench.value >= unknownFrenchFrom && !reasons.includes('unknown-words')) reasons.push('unknown-words')
  const repairs: { kind: RepairKind; count: number }[] = []
  if (lamAlef.count > 0) repairs.push({ kind: 'lam-alef', count: lamAlef.count })
  if (foreign.count > 0) repairs.push({ kind: 'foreign-letters', count: foreign.count })
  return {
    verdict: reasons.length > 0 ? 'below-gate' : changed ? 'repaired' : 'sound',
    reasons,
    signals,
    repaired: changed ? lamAlef.text : null,
    repairs,
  }
}

function signalOf({ found, all, witnesses }: Counted): Signal {
  return { value: rounded(provenShare(found, all)), witnesses }
}

function worst(one: Signal, other: Signal): Signal {
  return other.value > one.value ? other : one
}

function lamAlefSignal(count: number, witnesses: readonly string[], words: number): Signal {
  return { value: words === 0 ? 0 : rounded(count / words), witnesses }
}

function doubt({ text, ocrConfidence, doubtful = [] }: AssessedPage): Signal {
  return {
    value: rounded(1 - (ocrConfidence ?? 1)),
    witnesses: doubtful.slice(0, mostWitnesses).map((span) => sliceSpan(text, span)),
  }
}

/** Signs that are neither letters nor digits. A leader of dots and a rule of dashes count once: tables of contents have them. */
function withoutLetters(text: string): Counted {
  const kinds = letterKinds()
  let found = 0
  let all = 0
  let previous = -1
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    const kind = kinds[code]
    if (kind === space || code === previous) continue
    previous = code
    all++
    if (kind === other) found++
  }
  return { found, all, witnesses: [] }
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000
}
