import { expect, test } from 'vitest'
import { freshDatabase } from '../../../../adapters/postgres/testing.ts'
import { perform } from '../../../../kernel/perform.ts'
import { anonymous, type Principal } from '../../../../kernel/principal.ts'
import type { Problem } from '../../../../kernel/problem.ts'
import type { IdentityTables } from '../../tables.ts'
import { aGoodPassword, signedIn, someCredentialCalls, withPassword } from '../testing.ts'
import { hotp } from '../totp.ts'
import { beginTotp } from './begin-totp.ts'
import { confirmTotp } from './confirm-totp.ts'
import { listCredentials } from './list-credentials.ts'
import { listFailedSignIns } from './list-failed-sign-ins.ts'
import { removeCredential } from './remove-credential.ts'
import { renewRecoveryCodes } from './renew-recovery-codes.ts'
import { signInWithPassword } from './sign-in-password.ts'

const now = new Date('2026-11-22T10:00:00Z')
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000)
type Calls = Awaited<ReturnType<typeof someCredentialCalls>>

/** The code that an authenticator program shows for a secret in base32. */
function codeAt(secret: string, at: Date): string {
  let bits = ''
  for (const letter of secret) bits += 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')
  const bytes = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
  return hotp(bytes, Math.floor(at.getTime() / 30_000))
}

async function withCodes(calls: Calls, person: Principal) {
  const { secret } = await perform(beginTotp, calls.by(person, now), {})
  const { recoveryCodes } = await perform(confirmTotp, calls.by(person, now), { code: codeAt(secret, now) })
  return { secret, recoveryCodes }
}

function attempt(calls: Calls, code: string | undefined, at: Date, password = aGoodPassword) {
  const input = { login: 'amina', password, ...(code !== undefined && { code }) }
  return perform(signInWithPassword, calls.by(anonymous, at), input).catch((problem: Problem) => problem)
}

const done = { token: expect.stringMatching(/^ses_/) }
const refused = { code: 'identity.sign-in-refused' }

test('where codes are in use the password is not enough, and the answer does not say that it was right', async () => {
  await using db = await freshDatabase<IdentityTables>()
  await using calls = await someCredentialCalls(db)
  const person = await withPassword(db, calls, now)
  const { secret } = await withCodes(calls, person)

  const withoutCode = await attempt(calls, undefined, later(60))
  const wrongPassword = await attempt(calls, codeAt(secret, later(60)), later(60), 'not the password at all')

  expect(withoutCode).toMatchObject(refused)
  expect({ ...wrongPassword, stack: '' }).toEqual({ ...withoutCode, stack: '' })
  expect(await attempt(calls, codeAt(secret, later(60)), later(60))).toMatchObject(done)
})

test('a code is taken once, of ten at once too, and never the one that turned codes on', async () => {
  await using db = await freshDatabase<IdentityTables>()
  await using calls = await someCredentialCalls(db)
  const { secret } = await withCodes(calls, await withPassword(db, calls, now))

  expect(await attempt(calls, codeAt(secret, now), now)).toMatchObject(refused)
  const code = codeAt(secret, later(60))
  // Of the ten, five are let through to be checked.
  const tried = await Promise.all(Array.from({ length: 10 }, () => attempt(calls, code, later(60))))
  expect(tried.filter((one) => 'token' in one)).toHaveLength(1)
  expect(await attempt(calls, code, later(2_000))).toMatchObject(refused)
})

test('digits are taken as people write them', async () => {
  await using db = await freshDatabase<IdentityTables>()
  await using calls = await someCredentialCalls(db)
  const { secret } = await withCodes(calls, await withPassword(db, calls, now))
  const arabic = (code: string) => code.replace(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit)))
  const code = codeAt(secret, later(60))

  expect(await attempt(calls, `\u200f${arabic(code.slice(0, 3))} ${arabic(code.slice(3))}`, later(60))).toMatchObject(
    done,
  )
})

test('a recovery code signs in once, and the person sees how many are left', async () => {
  await using db = await freshDatabase<IdentityTables>()
  await using calls = await someCredentialCalls(db)
  const person = await withPassword(db, calls, now)
  const { recoveryCodes } = await withCodes(calls, person)
  expect(new Set(recoveryCodes).size).toBe(10)
  const [first = '', second = ''] = recoveryCodes

  expect(await attempt(calls, first, later(60))).toMatchObject(done)
  expect(await attempt(calls, first, later(61))).toMatchObject(refused)
  expect(await attempt(calls, second.toUpperCase().replaceAll('-', ' '), later(62))).toMatchObject(done)
  const { totp } = await perform(listCredentials, calls.by(person, now), {})
  expect(totp?.recoveryCodes).toBe(8)

  const renewed = await perform(renewRecoveryCodes, calls.by(person, now), {})
  expect(await attempt(calls, recoveryCodes[2], later(63))).toMatchObject(refused)
  expect(await attempt(calls, renewed.recoveryCodes[0], later(64))).toMatchObject(done)
})

test('the person is told when somebody had the password and not the code', async () => {
  await using db = await freshDatabase<IdentityTables>()
  await using calls = await someCredentialCalls(db)
  const person = await withPassword(db, calls, now)
  await withCodes(calls, person)
  await attempt(calls, '000000', later(60))

  const { failed } = await perform(listFailedSignIns, calls.by(person, later(90)), {})

  expect(failed).toMatchObject([{ part: 'code', at: later(60).toISOString() }])
})

test('nothing changes before the first right code; the same secret is shown until then', async () => {
  await using db = await freshDatabase<IdentityTables>()
  await using calls = await someCredentialCalls(db)
  const person = await withPassword(db, calls, now)
  const first = await perform(beginTotp, calls.by(person, now), {})
  const wrong = perform(confirmTotp, calls.by(person, now), { code: '000000' })

  await expect(wrong).rejects.toMatchObject({ code: 'identity.code-wrong' })
  expect(await perform(beginTotp, calls.by(person, later(600)), {})).toEqual(first)
  expect(await attempt(calls, undefined, now)).toMatchObject(done)
  expect(first.uri).toBe(`otpauth://totp/Jazari:amina?secret=${first.secret}&issuer=Jazari`)
  const nothingBegun = await signedIn(db, now, { name: 'Salma' })
  await expect(perform(confirmTotp, calls.by(nothingBegun, now), { code: '000000' })).rejects.toMatchObject({
    code: 'identity.codes-not-begun',
  })
  await expect(perform(beginTotp, calls.by(nothingBegun, now), {})).rejects.toMatchObject({
    code: 'identity.password-needed',
  })
})

test('codes that are removed are not asked for any more; without the password they go too', async () => {
  await using db = await freshDatabase<IdentityTables>()
  await using calls = await someCredentialCalls(db)
  const person = await withPassword(db, calls, now)
  await withCodes(calls, person)
  const { totp } = await perform(listCredentials, calls.by(person, now), {})

  await perform(removeCredential, calls.by(person, now), { id: totp?.id })

  expect(await attempt(calls, undefined, later(60))).toMatchObject(done)
  const left = await db.selectFrom('identity.recovery_code').select('person_id').execute()
  expect(left).toEqual([])
})

test('the secret stands in the database sealed only', async () => {
  await using db = await freshDatabase<IdentityTables>()
  await using calls = await someCredentialCalls(db)
  const { secret, recoveryCodes } = await withCodes(calls, await withPassword(db, calls, now))

  const tables = await db.pool.query<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
     where table_schema in ('identity', 'audit')`,
  )
  let stored = ''
  for (const { name } of tables.rows)
    stored += JSON.stringify((await db.pool.query(`select t::text from ${name} t`)).rows)

  expect(stored).toContain('identity.confirm-totp')
  for (const text of [secret, ...recoveryCodes, ...recoveryCodes.map((code) => code.replaceAll('-', ''))]) {
    expect(stored).not.toContain(text)
  }
})
