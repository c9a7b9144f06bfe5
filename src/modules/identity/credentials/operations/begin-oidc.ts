import { z } from 'zod'
import { operation } from '../../../../kernel/operation.ts'
import type { CredentialsContext } from '../context.ts'
import { FlowSecret, flowMs, newFlow, problemOf } from '../oidc-flow.ts'
import { ownAccountToChange } from '../own-account.ts'
import { oidcUnavailable, oidcUnreachable, signInAgain } from '../problems.ts'
import { insertFlow } from '../store.ts'

type Prepared = ReturnType<typeof newFlow> & { readonly url: string }

export const beginOidc = operation({
  id: 'identity.begin-oidc',
  http: 'POST /sessions/oidc/start',
  summary: 'Get the address at the identity provider where you sign in there',
  permission: 'identity:sign-in',
  effect: 'write',
  cli: false,
  input: z.strictObject({
    /** `link`: to add the account there to the ways in which the caller signs in here. */
    purpose: z.enum(['sign-in', 'link']).default('sign-in'),
  }),
  output: z.strictObject({
    url: z.string(),
    /** Kept in the browser until it comes back. The log commits to it with a salt and never holds it. */
    flow: FlowSecret,
  }),
  problems: [oidcUnavailable, oidcUnreachable, signInAgain],

  async prepare({ credentials }: CredentialsContext): Promise<Prepared> {
    const { identityProvider } = credentials
    if (!identityProvider) throw oidcUnavailable({})
    const flow = newFlow()
    try {
      return { ...flow, url: await identityProvider.begin(flow) }
    } catch (error) {
      throw problemOf(error)
    }
  },

  async run({ db, principal, now }: CredentialsContext, { purpose }, { url, ...flow }) {
    const account = purpose === 'link' ? await ownAccountToChange(db, principal, now) : undefined
    const expiresAt = new Date(now.getTime() + flowMs)
    await insertFlow(db, { ...flow, session: account?.session ?? null, expiresAt }, now)
    return { url, flow: flow.flow }
  },
})
