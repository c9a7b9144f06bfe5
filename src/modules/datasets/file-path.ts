/** Where a file stands in a data set: names that mean and look the same on every system and in every list. */

export const maxPathLength = 200

export type PathFault =
  | 'empty'
  | 'tooLong'
  | 'absolute'
  | 'backslash'
  | 'emptyPart'
  | 'dots'
  | 'direction'
  | 'invisible'
  | 'spaces'
  | 'notNfc'

/**
 * Why a path is refused; `undefined` when it may stand. Parts are separated by `/`.
 *
 * Refused rather than repaired: a repaired name is another name than its sender knows. Beside what leaves the folder,
 * refused is what reads like another name: direction controls (Unicode property Bidi_Control: they show `fdp.exe` as
 * `exe.pdf`), other invisible characters, unusual spaces, and text that is not in Normalization Form C.
 */
export function pathFault(path: string): PathFault | undefined {
  if (path === '') return 'empty'
  if (path.length > maxPathLength) return 'tooLong'
  if (/\p{Bidi_Control}/u.test(path)) return 'direction'
  if (/[\p{C}\p{Zl}\p{Zp}]/u.test(path)) return 'invisible'
  if (path.includes('\\')) return 'backslash'
  if (/^(?:\/|[A-Za-z]:)/.test(path)) return 'absolute'
  const parts = path.split('/')
  if (parts.includes('')) return 'emptyPart'
  if (parts.some((part) => part === '.' || part === '..')) return 'dots'
  if (/(?! )\p{Zs}/u.test(path) || parts.some((part) => part !== part.trim())) return 'spaces'
  if (path !== path.normalize('NFC')) return 'notNfc'
  return undefined
}

/** The last part of the path: what the file is called where it is downloaded. */
export function fileNameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}
