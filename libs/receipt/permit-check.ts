import * as z from 'zod/mini'
import { failed, passed } from '../offline-check/index.ts'
import { NoteError, openNote, parseNote, type VerifierKey } from '../transparency-log/index.ts'
import { textDigest } from './digests.ts'
import type { LogParts } from './log-checks.ts'
import { parseCanonical } from './log-entries.ts'
import { NOT_YET, type Receipt } from './receipt.ts'
import type { Finding } from './report.ts'

/** What an answer needs of the permit that it was given under (`libs/permit` has the whole of it). */
const Permit = z.looseObject({
  v: z.literal(1),
  kind: z.literal('permit'),
  from: z.iso.datetime(),
  until: z.iso.datetime(),
  dataSets: z.array(z.looseObject({ dataSet: z.string(), version: z.string() })),
})

/**
 * The answer was given under the permit that its decision names: signed for this log's installation, in force then, and
 * naming each version that is quoted and not everybody's. A decision that names none stands on data that need none.
 */
export function permitHolds(receipt: Receipt, { decision }: LogParts, trusted: readonly VerifierKey[]): Finding {
  if (!decision) return failed('not-an-entry')
  const named = decision.permit === 'unknown' ? undefined : decision.permit
  const carried = typeof receipt.permit === 'object' ? receipt.permit : null
  // Systems came after permits: what says of the one has the other too, and may not say that it does not.
  if (receipt.permit === NOT_YET && receipt.result.system !== undefined) return failed('permit-not-readable')
  if (named === undefined) return carried ? failed('permit-not-named') : { status: 'passed', reason: 'open-data' }
  if (!carried) return failed('permit-not-carried', { digest: named })
  if (textDigest(carried.document) !== named) return failed('permit-differs', { digest: named })
  const permit = parseCanonical(Permit, carried.document)
  if (!permit) return failed('permit-not-readable')
  const { answeredAt, versions } = receipt.result
  const at = Date.parse(answeredAt)
  if (at < Date.parse(permit.from) || at >= Date.parse(permit.until)) {
    return failed('permit-not-in-force', { from: permit.from, until: permit.until })
  }
  const covered = new Set(permit.dataSets.map(({ dataSet, version }) => `${version} ${dataSet}`))
  const other = versions.find(
    ({ dataSet, version, ground }) => ground !== 'open' && ground !== 'role' && !covered.has(`${version} ${dataSet}`),
  )
  if (other) return failed('version-not-permitted', { dataSet: other.dataSet })
  return signatureHolds(carried, `${receipt.log.origin}/permits`, trusted)
}

function signatureHolds(
  { document, signature }: { readonly document: string; readonly signature: string },
  name: string,
  trusted: readonly VerifierKey[],
): Finding {
  try {
    const { text, signatures } = parseNote(signature)
    const [one, ...more] = signatures
    if (!one || more.length > 0) return failed('more-than-one-signature')
    if (text !== `${document}\n`) return failed('permit-differs')
    // The log's own key signs no permits.
    if (one.name !== name) return failed('origin-differs', { origin: one.name })
    openNote(signature, trusted)
    return passed({ digest: textDigest(document) })
  } catch (error) {
    if (!(error instanceof NoteError)) throw error
    if (error.reason === 'unknown-keys')
      return { status: 'untrusted', reason: 'unknown-permit-key', detail: { key: name } }
    return failed('bad-signature')
  }
}
