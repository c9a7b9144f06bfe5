import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalJson } from '../canonical-json/index.ts'
import { signerFromSeed, signNote } from '../transparency-log/index.ts'
import { PERMIT_CHECKS, type PermitReport, saysPermit, verifyPermit } from './index.ts'
import { aPermitDocument, aPermitFile, impostorKey, otherPermitKey, permitKey } from './testing.ts'

const duringIt = new Date('2026-11-22T10:00:00Z')
const bytesOf = (file: unknown) =>
  new TextEncoder().encode(typeof file === 'string' ? file : JSON.stringify(file, null, 2))
const verify = (file: unknown, { keys = [permitKey], now = duringIt } = {}) =>
  verifyPermit(bytesOf(file), { keys, now })
const failures = ({ checks }: PermitReport) =>
  checks.filter(({ status }) => status !== 'passed').map(({ id, status, reason }) => [id, status, reason])

test('a permit under a trusted key and in its time is verified, however its file is laid out', () => {
  const report = verify(aPermitFile())
  expect(failures(report)).toEqual([])
  expect(report.verdict).toBe('verified')
  expect(report.checks.map(({ id }) => id)).toEqual([...PERMIT_CHECKS])
  expect(report.permit).toEqual(aPermitDocument())
  expect(verify(canonicalJson(aPermitFile())).verdict).toBe('verified')
})

test('without a key that is trusted it is consistent and no more', () => {
  for (const keys of [[], [otherPermitKey]]) {
    expect(verify(aPermitFile(), { keys }).verdict).toBe('consistent-key-not-trusted')
  }
})

test('a signature by another key under the same name is refused or unknown, never trusted', () => {
  expect(verify(aPermitFile(), { keys: [impostorKey] }).verdict).not.toBe('verified')
  const forger = signerFromSeed('log.example/12345678/permits', new Uint8Array(32).fill(9))
  const file = aPermitFile()
  const forged = {
    ...file,
    signature: signNote(`${file.document}\n`, [{ ...forger, keyId: Number.parseInt(permitKey.split('+')[1]!, 16) }]),
  }
  expect(failures(verify(forged))).toEqual([['signature', 'failed', 'bad-signature']])
})

test.each([
  ['before its time', '2026-10-31T23:59:59Z', 'not-yet'],
  ['at its end', '2026-11-30T00:00:00Z', 'over'],
])('%s it is genuine and not in force', (_when, at, reason) => {
  const report = verify(aPermitFile(), { now: new Date(at) })
  expect(report.verdict).toBe('not-in-force')
  expect(failures(report)).toEqual([['dates', 'over', reason]])
})

test('a file that says it was revoked is genuine and not in force', () => {
  const report = verify(aPermitFile(aPermitDocument(), { log: { granted: 41, revoked: 57 } }))
  expect(report.verdict).toBe('not-in-force')
  expect(failures(report)).toEqual([['revocation', 'over', 'revoked']])
})

describe('what was changed after the fact is found', () => {
  const file = aPermitFile()
  const longer = file.document.replace('2026-11-30', '2036-11-30')
  test.each([
    ['its text', { document: longer }, ['digest', 'signed-text']],
    ['its text and digest', aPermitFile(longer, { signature: file.signature }), ['signed-text']],
    ['its digest', { digest: `sha256:${'0'.repeat(64)}` }, ['digest']],
    ['its signature', { signature: file.signature.replace(/— .*\n$/, '') }, ['signed-text', 'signature']],
    ['its place in the log', { log: { granted: 40, revoked: null } }, ['grants']],
  ])('%s', (_what, changes, found) => {
    const report = verify({ ...file, ...changes })
    expect(report.verdict).toBe('failed')
    expect(failures(report).map(([id]) => id)).toEqual(found)
  })

  test('one more signature beside the right one', () => {
    const more = signerFromSeed('witness.example', new Uint8Array(32).fill(3))
    const own = signerFromSeed('log.example/12345678/permits', new Uint8Array(32).fill(7))
    const signature = signNote(`${file.document}\n`, [own, more])
    expect(failures(verify({ ...file, signature }))).toEqual([['signature', 'failed', 'more-than-one-signature']])
  })
})

describe('a signed text that is no sound permit is refused all the same', () => {
  test.each([
    [
      'an owner who has not granted',
      { grantedBy: [{ owner: 'org_aaaaaaaaaaaa', decision: 41 }] },
      'grants',
      'owner-missing',
    ],
    [
      'a grant of somebody who owns none of it',
      { grantedBy: [...aPermitDocument().grantedBy, { owner: 'org_zzzzzzzzzzzz', decision: 41 }] },
      'grants',
      'owner-superfluous',
    ],
    ['an end before its beginning', { until: '2026-10-01T00:00:00.000Z' }, 'dates', 'dates-reversed'],
    ['no data', { dataSets: [] }, 'document', 'not-a-permit'],
    ['a member that nobody knows', { note: 'and everything else' }, 'document', 'not-a-permit'],
  ])('%s', (_what, said, id, reason) => {
    const report = verify(aPermitFile({ ...aPermitDocument(), ...said }))
    expect(report.verdict).toBe('failed')
    expect(failures(report)).toContainEqual([id, 'failed', reason])
  })

  test('another writing of the same text', () => {
    const spaced = JSON.stringify(aPermitDocument(), null, 1)
    expect(failures(verify(aPermitFile(spaced)))).toEqual([['document', 'failed', 'not-canonical']])
  })
})

describe('hostile files get a report', () => {
  test.each([
    ['nothing', '', 'not-json'],
    ['a list', '[]', 'unknown-format'],
    ['another format', { ...aPermitFile(), format: 'jazari-permit@v2' }, 'unknown-format'],
    ['a member more', { ...aPermitFile(), note: '' }, 'not-the-schema'],
    ['a name twice', JSON.stringify(aPermitFile()).replace('{"format"', '{"digest":"","format"'), 'not-json'],
    ['deep nesting', '['.repeat(300_000), 'not-json'],
    ['a million bytes and one', 'x'.repeat(1_000_001), 'too-large'],
  ])('%s', (_what, file, reason) => {
    const report = verify(file)
    expect(report).toMatchObject({ verdict: 'failed', permit: null, checks: [{ id: 'format', reason }] })
  })

  test('bytes that are not UTF-8', () => {
    expect(verifyPermit(new Uint8Array([0xff, 0xfe]), { keys: [], now: duringIt }).checks[0]?.reason).toBe('not-utf8')
  })

  test('any one byte of a genuine file changed: never an error, and never another permit that is verified', () => {
    const genuine = bytesOf(aPermitFile())
    fc.assert(
      fc.property(fc.nat(genuine.length - 1), fc.integer({ min: 0, max: 255 }), (place, byte) => {
        const changed = Uint8Array.from(genuine)
        changed[place] = byte
        const report = verifyPermit(changed, { keys: [permitKey], now: duringIt })
        if (report.verdict === 'verified') expect(report.permit).toEqual(aPermitDocument())
      }),
      { numRuns: 300 },
    )
  })

  test('a key that is none is a mistake of whoever asks', () => {
    expect(() => verify(aPermitFile(), { keys: ['key'] })).toThrow(RangeError)
  })
})

test('a file says whether it is a permit, sound or not', () => {
  expect(saysPermit(bytesOf(aPermitFile()))).toBe(true)
  expect(saysPermit(bytesOf({ format: 'jazari-permit@v1' }))).toBe(true)
  expect(saysPermit(bytesOf({ format: 'jazari-receipt@v1' }))).toBe(false)
  expect(saysPermit(bytesOf('x'))).toBe(false)
})
