/** What lists go by: the code, its figures by their value (A2 before A10), and after all codes what has none. */
export function sortKey(code: string | null): string {
  return code === null ? '~' : code.replace(/\d+/g, (digits) => digits.padStart(6, '0'))
}
