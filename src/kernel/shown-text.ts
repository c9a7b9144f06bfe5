/**
 * Text that is shown to others holds no control characters but line ends and tabs, and no direction overrides or isolates
 * (Unicode UAX #9), which would turn the text around them too.
 */
export function isShowable(text: string): boolean {
  return !unshowable.test(text)
}

const unshowable = /[^\P{Cc}\n\t]|[\u202A-\u202E\u2066-\u2069]/u

/** A text of nothing but spaces and characters that are not drawn says nothing. */
export function saysSomething(text: string): boolean {
  return drawn.test(text)
}

const drawn = /[^\s\p{Default_Ignorable_Code_Point}]/u
