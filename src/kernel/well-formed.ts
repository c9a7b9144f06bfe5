/**
 * Every string in a value, keys included, is text that can be stored and committed to: no half of a surrogate pair, which
 * has no UTF-8, and no NUL, which PostgreSQL takes neither in text nor in JSON.
 */
export function isWellFormed(value: unknown): boolean {
  if (typeof value === 'string') return value.isWellFormed() && !value.includes('\0')
  if (typeof value !== 'object' || value === null) return true
  if (Array.isArray(value)) return value.every(isWellFormed)
  return Object.entries(value).every(([key, part]) => isWellFormed(key) && isWellFormed(part))
}
