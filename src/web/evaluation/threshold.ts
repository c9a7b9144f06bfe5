import { isAmount } from './metric-words.ts'

const largestDenominator = 200

/** A share that is no round per cent as the fraction that it was said as: 13 of 15. */
export function fractionOf(share: number): { readonly over: number; readonly of: number } | null {
  if (inPerCent(share) !== null) return null
  for (let of = 2; of <= largestDenominator; of++) {
    const over = Math.round(share * of)
    if (over / of === share) return { over, of }
  }
  return null
}

/** A threshold as people type it: per cent (`90`), a fraction (`13/15`), or an amount in the metric's unit. */
export function writtenThreshold(metric: string, threshold: number): string {
  if (isAmount(metric)) return String(threshold)
  const percent = inPerCent(threshold)
  if (percent !== null) return String(percent)
  const fraction = fractionOf(threshold)
  return fraction ? `${fraction.over}/${fraction.of}` : String(threshold * 100)
}

/** What somebody typed as a threshold, whichever digits and decimal sign they use; null for what is no number. */
export function readThreshold(metric: string, typed: string): number | null {
  const [over, of, ...more] = plainDigits(typed).split('/')
  const number = numberIn(over)
  if (number === null || more.length > 0) return null
  if (of !== undefined) {
    const parts = numberIn(of)
    return parts === null || parts === 0 || isAmount(metric) ? null : number / parts
  }
  return isAmount(metric) ? number : number / 100
}

/** At most two decimals, and the same number again when it is read. */
function inPerCent(share: number): number | null {
  const percent = Number((share * 100).toFixed(2))
  return percent / 100 === share ? percent : null
}

function numberIn(text: string | undefined): number | null {
  const plain = (text ?? '').replace(/[%٪\s]/g, '').replace(/[,٫]/, '.')
  return /^\d{1,9}(?:\.\d{1,6})?$/.test(plain) ? Number(plain) : null
}

/** Arabic-Indic digits are those of every Arabic keyboard but the Maghreb's. */
export function plainDigits(text: string): string {
  return text.replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
}
