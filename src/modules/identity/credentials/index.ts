/** How people sign in: passwords with one-time codes, passkeys, accounts elsewhere; and their sessions. */
import { addOidc } from './operations/add-oidc.ts'
import { addPasskey } from './operations/add-passkey.ts'
import { beginOidc } from './operations/begin-oidc.ts'
import { beginPasskey } from './operations/begin-passkey.ts'
import { beginPasskeySignIn } from './operations/begin-passkey-sign-in.ts'
import { beginTotp } from './operations/begin-totp.ts'
import { confirmTotp } from './operations/confirm-totp.ts'
import { endOtherSessions } from './operations/end-other-sessions.ts'
import { endSession } from './operations/end-session.ts'
import { listCredentials } from './operations/list-credentials.ts'
import { listFailedSignIns } from './operations/list-failed-sign-ins.ts'
import { listSessions } from './operations/list-sessions.ts'
import { removeCredential } from './operations/remove-credential.ts'
import { renewRecoveryCodes } from './operations/renew-recovery-codes.ts'
import { setPassword } from './operations/set-password.ts'
import { signInWithOidc } from './operations/sign-in-oidc.ts'
import { signInWithPasskey } from './operations/sign-in-passkey.ts'
import { signInWithPassword } from './operations/sign-in-password.ts'

export {
  addOidc,
  addPasskey,
  beginOidc,
  beginTotp,
  confirmTotp,
  endOtherSessions,
  endSession,
  listCredentials,
  listFailedSignIns,
  listSessions,
  removeCredential,
  renewRecoveryCodes,
  setPassword,
  signInWithOidc,
  signInWithPasskey,
  signInWithPassword,
}
export const credentialOperations = [
  signInWithPassword,
  beginPasskeySignIn,
  signInWithPasskey,
  beginOidc,
  signInWithOidc,
  setPassword,
  beginTotp,
  confirmTotp,
  renewRecoveryCodes,
  beginPasskey,
  addPasskey,
  addOidc,
  listCredentials,
  removeCredential,
  listSessions,
  endSession,
  endOtherSessions,
  listFailedSignIns,
] as const
