import { z } from 'zod'
import type { StoredQuality } from '../extraction.ts'
import type { QualityReason as Reason, RepairKind } from './assess-page.ts'

/** Records, so that what is added to the measures and not here does not compile. */
const everyReason: Readonly<Record<Reason, true>> = {
  'reversed-runs': true,
  'lost-spaces': true,
  'split-words': true,
  'lam-alef': true,
  'foreign-letters': true,
  'unknown-words': true,
  mojibake: true,
  'low-ocr-confidence': true,
  'no-letters': true,
}
const everyRepair: Readonly<Record<RepairKind, true>> = { 'lam-alef': true, 'foreign-letters': true }

export const QualityReason = z.enum(Object.keys(everyReason) as Reason[])

/** What was measured on a page, as readers are told. */
export const ShownQuality = z.strictObject({
  verdict: z.enum(['sound', 'repaired', 'below-gate']),
  /** Why it is below the gate; empty unless it is. */
  reasons: z.array(QualityReason),
  /** What was found: `value` is 0 (nothing wrong) to 1, witnesses are words of the page. */
  signals: z.array(z.strictObject({ signal: QualityReason, value: z.number(), witnesses: z.array(z.string()) })),
  repairs: z.array(z.strictObject({ kind: z.enum(Object.keys(everyRepair) as RepairKind[]), count: z.number().int() })),
})

/** Witnesses are words of the page: whoever does not read it as it is gets none. */
export function shownQuality(
  { verdict, reasons, signals, repairs }: StoredQuality,
  { isPlain }: { readonly isPlain: boolean },
): z.input<typeof ShownQuality> {
  return {
    verdict,
    reasons: [...reasons],
    signals: Object.entries(signals).map(([signal, { value, witnesses }]) => ({
      signal: signal as Reason,
      value,
      witnesses: isPlain ? [...witnesses] : [],
    })),
    repairs: repairs.map(({ kind, count }) => ({ kind, count })),
  }
}
