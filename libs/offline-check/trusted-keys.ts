import { parseVerifierKey, type VerifierKey } from '../transparency-log/index.ts'

/** @throws RangeError for what is no verifier key: a mistake of the one who asks, not of the file. */
export function trustedKeys(keys: readonly string[]): VerifierKey[] {
  return keys.map((vkey) => {
    const key = parseVerifierKey(vkey)
    if (!key) throw new RangeError('not a verifier key')
    return key
  })
}
