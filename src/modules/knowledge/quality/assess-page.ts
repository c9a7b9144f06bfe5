import type { Span } from '../analysis/code-points.ts'
import { repairLamAlef } from '../analysis/lam-alef.ts'

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

const nothing: Signal = { value: 0, witnesses: [] }

/** Whether a page's text can be trusted, what was mended, and what a person should look at. */
export function assessPage(page: AssessedPage, document: { readonly damaged: boolean }): PageQuality {
  const { text, changed } = repairLamAlef(page.text, document.damaged)
  const confidence = page.ocrConfidence ?? 1
  const signals: Record<SignalName, Signal> = {
    'reversed-runs': nothing,
    'lost-spaces': nothing,
    'split-words': nothing,
    'lam-alef': nothing,
    'foreign-letters': nothing,
    'unknown-words': nothing,
    mojibake: nothing,
    'low-ocr-confidence': { value: 1 - confidence, witnesses: [] },
    'no-letters': nothing,
  }
  const reasons: QualityReason[] = confidence < 0.5 ? ['low-ocr-confidence'] : []
  return {
    verdict: reasons.length > 0 ? 'below-gate' : changed ? 'repaired' : 'sound',
    reasons,
    signals,
    repaired: changed ? text : null,
    repairs: changed ? [{ kind: 'lam-alef', count: 1 }] : [],
  }
}
