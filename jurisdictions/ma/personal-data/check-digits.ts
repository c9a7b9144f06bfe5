/** The remainder of a decimal number of any length divided by 97 (ISO 7064 MOD 97-10). */
export function mod97(digits: string): number {
  let remainder = 0
  for (const digit of digits) remainder = (remainder * 10 + Number(digit)) % 97
  return remainder
}

/** ISO 13616: the four first characters go to the end, letters count from A = 10, and the remainder must be 1. */
export function isIban(iban: string): boolean {
  const moved = iban.slice(4) + iban.slice(0, 4)
  return mod97(moved.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55))) === 1
}

/** ISO/IEC 7812-1, annex B: every second digit from the right counts double. */
export function isLuhn(digits: string): boolean {
  let sum = 0
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i])
    const counted = i % 2 === 1 ? digit * 2 : digit
    sum += counted > 9 ? counted - 9 : counted
  }
  return sum % 10 === 0
}

/** ICAO Doc 9303, part 3: weights 7, 3, 1 over digits, letters from A = 10 and `<` = 0; the remainder by 10 is the check digit. */
export function icaoCheckDigit(field: string): number {
  let sum = 0
  for (let i = 0; i < field.length; i++) {
    const unit = field.charCodeAt(i)
    const value = unit === 0x3c ? 0 : unit >= 0x41 ? unit - 55 : unit - 48
    sum += value * [7, 3, 1][i % 3]!
  }
  return sum % 10
}
