import { operation } from '../../../../kernel/operation.ts'
import { BegunSession, beginSession } from '../../begin-session.ts'
import type { CredentialsContext } from '../context.ts'
import { CameBack, subjectThatCameBack } from '../oidc-flow.ts'
import { oidcNotLinked, oidcRefused, oidcUnavailable, oidcUnreachable } from '../problems.ts'
import { findSubject, noteSubjectUse } from '../store.ts'

export const signInWithOidc = operation({
  id: 'identity.sign-in-oidc',
  http: 'POST /sessions/oidc',
  summary: 'Sign in with what came back from the identity provider; it makes nobody new',
  permission: 'identity:sign-in',
  effect: 'write',
  cli: false,
  input: CameBack,
  output: BegunSession,
  problems: [oidcUnavailable, oidcUnreachable, oidcRefused, oidcNotLinked],

  prepare: (context: CredentialsContext, input) => subjectThatCameBack(context, input, null),

  async run({ db, now, sender }: CredentialsContext, _input, { issuer, subject }) {
    const known = await findSubject(db, issuer, subject)
    if (!known) throw oidcNotLinked({})
    await noteSubjectUse(db, known.id, now)
    return beginSession(db, known.person, { method: 'oidc', sender }, now)
  },
})
