import { z } from 'zod'
import { operation } from '../../../../kernel/operation.ts'
import { BegunSession, beginSession } from '../../begin-session.ts'
import { type CheckedSignIn, checkSignIn, takeCode } from '../check-sign-in.ts'
import { concealedText, reveal } from '../concealed.ts'
import type { CredentialsContext } from '../context.ts'
import { GivenPassword } from '../password.ts'
import { signInBusy, signInRefused, signInWait } from '../problems.ts'
import { takeBackAttempt } from '../sign-in-counts.ts'
import { notePasswordUse } from '../store.ts'

type Prepared = CheckedSignIn & { readonly newHash: string | undefined }

const OneLine = z
  .string()
  .max(200)
  .regex(/^\P{Cc}*$/u)

export const signInWithPassword = operation({
  id: 'identity.sign-in-password',
  http: 'POST /sessions/password',
  summary: 'Sign in with a login, a password and, where they are in use, a one-time code',
  permission: 'identity:sign-in',
  effect: 'write',
  cli: false,
  input: z.strictObject({
    /** Concealed like the password: people type one in the place of the other. */
    login: concealedText(OneLine.min(1)),
    password: GivenPassword,
    /** From the authenticator program, or a recovery code. Needed where codes are in use; nobody is told whether they are. */
    code: concealedText(OneLine).optional(),
  }),
  output: BegunSession,
  problems: [signInRefused, signInWait, signInBusy],

  async prepare(context: CredentialsContext, input): Promise<Prepared> {
    const password = reveal(input.password)
    const code = input.code && reveal(input.code)
    const checked = await checkSignIn(context, { login: reveal(input.login), password, code })
    return { ...checked, newHash: checked.outdated ? await context.credentials.passwords.hash(password) : undefined }
  },

  async run({ db, now, sender }: CredentialsContext, _input, prepared) {
    if (!(await takeCode(db, prepared))) throw signInRefused({})
    // Replaced or removed since it was checked: whoever did that ended what the old one opens.
    if (!(await notePasswordUse(db, prepared, now))) throw signInRefused({})
    await takeBackAttempt(db, prepared.counted, 'login')
    return beginSession(db, prepared.person, { method: 'password', sender }, now)
  },
})
