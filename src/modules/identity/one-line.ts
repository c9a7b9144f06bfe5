/** Text without characters that end a line, are not seen, or turn the text around them. */
export function isOneLine(text: string): boolean {
  return /^[^\p{Cc}\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]*$/u.test(text)
}
