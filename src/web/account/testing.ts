import { Problem } from '../../kernel/problem.ts'
import { blank } from '../forms.tsx'
import type { Frame } from '../frame.ts'
import { whatYouAllow } from '../people/what-you-allow.tsx'
import { leavePage } from '../sign-in/leave-page.tsx'
import { type SignInPageData, signInPage } from '../sign-in/sign-in-page.tsx'
import type { AccountPageData } from './account.ts'
import { accountPage } from './account-page.tsx'
import { codesPage } from './codes-page.tsx'
import { recoveryCodesPage } from './recovery-codes-page.tsx'

/** Builders for tests: signing in and the account, where every text that people write is `text`. */

const at = '2026-11-22T10:00:00.000Z'
const secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'

function aSignIn(over: Partial<SignInPageData> = {}): SignInPageData {
  return { token: null, rules: [], ways: { passkeys: true, provider: null }, next: undefined, ...over }
}

export function anAccount(text: string, over: Partial<AccountPageData> = {}): AccountPageData {
  const session = {
    id: 'ssn_aaaabbbbcccc',
    method: 'password',
    startedAt: at,
    lastUsedAt: at,
    endsAt: at,
    browser: { family: 'firefox', system: 'linux' },
    current: true,
  } as const
  return {
    credentials: {
      password: { id: 'crd_aaaabbbbcccc', login: text, changedAt: at, lastUsedAt: at },
      totp: { id: 'crd_bbbbccccdddd', since: at, recoveryCodes: 8 },
      passkeys: [
        { id: 'crd_ccccddddeeee', name: text, createdAt: at, lastUsedAt: at, backedUp: true },
        { id: 'crd_ddddeeeeffff', name: `${text} 2`, createdAt: at, lastUsedAt: null, backedUp: false },
      ],
      oidc: [{ id: 'crd_eeeeffffgggg', issuer: 'https://login.example.org', createdAt: at, lastUsedAt: null }],
    },
    sessions: [
      session,
      { ...session, id: 'ssn_bbbbccccdddd', method: 'link', browser: null, current: false },
      {
        ...session,
        id: 'ssn_ccccddddeeee',
        method: 'oidc',
        browser: { family: 'jazari-cli', system: 'other' },
        current: false,
      },
    ],
    failures: [
      { at, part: 'password', browser: { family: 'other', system: 'other' } },
      { at: '2026-11-22T09:00:00.000Z', part: 'code', browser: null },
    ],
    ways: { passkeys: true, provider: text },
    done: 'passkey',
    further: [],
    ...over,
  }
}

/** Every page of signing in and of the account, in its states, by a name. */
export function everyAccountPage(text: string, frame: Frame): Readonly<Record<string, string>> {
  const here = (address: string): Frame => ({ ...frame, address })
  const mine: Frame = { ...here('/account'), person: { name: text, isOfficer: false } }
  const nothing = { password: null, totp: null, passkeys: [], oidc: [] }
  const refused = new Problem('identity.sign-in-refused', 401, {})
  const faults = [
    { path: 'password', fault: 'too-small-string', values: { minimum: 12 } },
    { path: 'login', fault: 'wrong-form', values: {} },
  ]
  return {
    'sign-in': signInPage(here('/sign-in'), aSignIn({ ways: { passkeys: true, provider: text }, next: '/account' })),
    'sign-in-by-link': signInPage(here('/sign-in'), aSignIn({ token: 'one-time' })),
    'sign-in-without-link': signInPage(here('/sign-in'), aSignIn({ ways: { passkeys: false, provider: null } }), {
      values: { login: text },
      problem: refused,
    }),
    'sign-in-leave': leavePage(here('/sign-in'), { provider: text, url: 'https://login.example.org/auth?state=a' }),
    account: accountPage(mine, anAccount(text, { further: [whatYouAllow(mine)] }), blank),
    'account-empty': accountPage(
      mine,
      anAccount(text, {
        credentials: nothing,
        failures: [],
        sessions: [],
        ways: { passkeys: false, provider: null },
        done: null,
      }),
    ),
    'account-refused': accountPage(mine, anAccount(text, { done: null }), {
      values: { form: 'password', login: text },
      problem: new Problem('request.invalid', 400, { count: 2 }, faults),
    }),
    'account-codes': codesPage(mine, { secret, uri: `otpauth://totp/Jazari:amina?secret=${secret}&issuer=Jazari` }),
    'account-codes-refused': codesPage(
      mine,
      { secret, uri: `otpauth://totp/Jazari:amina?secret=${secret}&issuer=Jazari` },
      { values: {}, problem: new Problem('identity.code-wrong', 422, {}) },
    ),
    'account-recovery': recoveryCodesPage(mine, {
      codes: ['aaaa-bbbb-cccc-dddd', 'eeee-ffff-gggg-hhhh'],
      confirmed: true,
    }),
  }
}
