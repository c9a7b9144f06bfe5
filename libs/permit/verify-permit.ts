import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { canonicalJson, parseJsonStrict } from '../canonical-json/index.ts'
import { failed, formatIn, passed, readJsonFile, trustedKeys } from '../offline-check/index.ts'
import { NoteError, openNote, parseNote, type VerifierKey } from '../transparency-log/index.ts'
import { PERMIT_FORMAT, PermitDocument, PermitFile } from './permit-document.ts'
import type { PermitCheck, PermitCheckId, PermitReport, PermitVerdict } from './report.ts'

/** Above any honest permit file; bounds the work a hostile one can cause. */
export const MAX_PERMIT_BYTES = 1_000_000

type Finding = Omit<PermitCheck, 'id'>

/**
 * Checks a permit file offline, trusting nothing but the given keys, as of `now`. The file's own key proves nothing. That
 * a permit was *not* revoked no file can prove: whoever must know asks the platform, or its log.
 *
 * `keys` are verifier keys as C2SP signed-note writes them (vkeys). Hostile bytes never throw: they get a report.
 *
 * @throws RangeError when one of the keys is malformed: that is a mistake of the one who asks, not of the file.
 */
export function verifyPermit(
  bytes: Uint8Array,
  { keys, now }: { readonly keys: readonly string[]; readonly now: Date },
): PermitReport {
  const trusted = trustedKeys(keys)
  const file = readFile(bytes)
  if ('finding' in file) return { verdict: 'failed', checks: [{ id: 'format', ...file.finding }], permit: null }
  const permit = readDocument(file.document)
  if ('finding' in permit) {
    const checks: PermitCheck[] = [
      { id: 'format', ...passed() },
      { id: 'document', ...permit.finding },
    ]
    return { verdict: 'failed', checks, permit: null }
  }
  const findings: Record<PermitCheckId, Finding> = {
    format: passed(),
    document: passed(),
    digest: digestHolds(file),
    'signed-text': signedTextHolds(file),
    signature: signatureHolds(file, trusted),
    grants: grantsHold(permit, file),
    dates: datesHold(permit, now),
    revocation: notRevoked(file),
  }
  const checks = (Object.entries(findings) as [PermitCheckId, Finding][]).map(([id, finding]) => ({ id, ...finding }))
  return { verdict: verdictOf(checks), checks, permit }
}

/** Whether a file says of itself that it is a permit, whatever else it is: which checker it wants. */
export function saysPermit(bytes: Uint8Array): boolean {
  const read = readJsonFile(bytes, MAX_PERMIT_BYTES)
  return 'value' in read && formatIn(read.value) === PERMIT_FORMAT
}

function verdictOf(checks: readonly PermitCheck[]): PermitVerdict {
  const has = (status: PermitCheck['status']) => checks.some((check) => check.status === status)
  if (has('failed')) return 'failed'
  if (has('untrusted')) return 'consistent-key-not-trusted'
  return has('over') ? 'not-in-force' : 'verified'
}

function readFile(bytes: Uint8Array): PermitFile | { finding: Finding } {
  const read = readJsonFile(bytes, MAX_PERMIT_BYTES)
  if ('finding' in read) return read
  const parsed = PermitFile.safeParse(read.value)
  if (parsed.success) return parsed.data
  if (formatIn(read.value) !== PERMIT_FORMAT) return { finding: failed('unknown-format') }
  return { finding: failed('not-the-schema', { place: parsed.error.issues[0]?.path.join('.') ?? '' }) }
}

/** The permit's own text has to be the canonical JSON of what it says, so that one permit has one digest. */
function readDocument(text: string): PermitDocument | { finding: Finding } {
  let value: unknown
  try {
    value = parseJsonStrict(text)
  } catch {
    return { finding: failed('not-json') }
  }
  const parsed = PermitDocument.safeParse(value)
  if (!parsed.success) {
    return { finding: failed('not-a-permit', { place: parsed.error.issues[0]?.path.join('.') ?? '' }) }
  }
  return canonicalJson(parsed.data) === text ? parsed.data : { finding: failed('not-canonical') }
}

function digestHolds({ document, digest }: PermitFile): Finding {
  const computed = `sha256:${bytesToHex(sha256(new TextEncoder().encode(document)))}`
  return computed === digest ? passed({ digest }) : failed('digest-differs', { computed })
}

function signedTextHolds({ document, signature }: PermitFile): Finding {
  try {
    return parseNote(signature).text === `${document}\n` ? passed() : failed('text-differs')
  } catch (error) {
    if (error instanceof NoteError) return failed('not-a-note')
    throw error
  }
}

function signatureHolds({ signature }: PermitFile, trusted: readonly VerifierKey[]): Finding {
  try {
    const { signatures } = parseNote(signature)
    const [one, ...more] = signatures
    if (!one || more.length > 0) return failed('more-than-one-signature')
    if (trusted.length === 0) return { status: 'untrusted', reason: 'unknown-key', detail: { key: one.name } }
    const { signedBy } = openNote(signature, trusted)
    return passed({ key: signedBy[0]!.name })
  } catch (error) {
    if (!(error instanceof NoteError)) throw error
    if (error.reason === 'malformed') return failed('not-a-note')
    return error.reason === 'bad-signature' ? failed('bad-signature') : { status: 'untrusted', reason: 'unknown-key' }
  }
}

/** Every owner of data in it has granted, and nobody else; the file names one of those decisions. */
function grantsHold({ dataSets, grantedBy }: PermitDocument, { log }: PermitFile): Finding {
  const owners = new Set(dataSets.map(({ owner }) => owner))
  const granted = new Set(grantedBy.map(({ owner }) => owner))
  for (const owner of owners) if (!granted.has(owner)) return failed('owner-missing', { owner })
  for (const owner of granted) if (!owners.has(owner)) return failed('owner-superfluous', { owner })
  const last = Math.max(...grantedBy.map(({ decision }) => decision))
  return last === log.granted ? passed({ entry: last }) : failed('log-place-differs', { entry: last })
}

function datesHold({ from, until }: PermitDocument, now: Date): Finding {
  const [start, end] = [Date.parse(from), Date.parse(until)]
  if (!(start < end)) return failed('dates-reversed', { from, until })
  if (now.getTime() < start) return { status: 'over', reason: 'not-yet', detail: { from } }
  return now.getTime() < end ? passed({ until }) : { status: 'over', reason: 'over', detail: { until } }
}

function notRevoked({ log: { revoked } }: PermitFile): Finding {
  return revoked === null ? passed() : { status: 'over', reason: 'revoked', detail: { entry: revoked } }
}
