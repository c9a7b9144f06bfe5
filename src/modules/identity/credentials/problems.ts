import { problem } from '../../../kernel/problem.ts'

/** Login, password or code: nobody learns which was not right, nor whether the login is anybody's. */
export const signInRefused = problem('identity.sign-in-refused', 401)
/** Too many failures for this login, or from this neighbourhood. */
export const signInWait = problem<{ seconds: number }>('identity.sign-in-wait', 429)
/** Too many passwords are being checked. */
export const signInBusy = problem('identity.sign-in-busy', 503)
/** What changes how somebody signs in is done soon after signing in. */
export const signInAgain = problem<{ minutes: number }>('identity.sign-in-again', 403)

export const loginTaken = problem('identity.login-taken', 409)
export const passwordGuessable = problem('identity.password-guessable', 422)
/** The password that is to be replaced was not given, or is another. */
export const currentPasswordWrong = problem('identity.current-password-wrong', 403)

/** One-time codes guard a password, and there is none. */
export const passwordNeeded = problem('identity.password-needed', 409)
export const codeWrong = problem('identity.code-wrong', 422)
/** No secret waits for its first code. */
export const codesNotBegun = problem('identity.codes-not-begun', 409)
export const codesNotInUse = problem('identity.codes-not-in-use', 409)

/** The installation is reached by an address for which browsers make no passkeys. */
export const passkeysUnavailable = problem('identity.passkeys-unavailable', 409)
export const passkeyRefused = problem('identity.passkey-refused', 401)
export const passkeyNotAdded = problem('identity.passkey-not-added', 422)
export const tooManyPasskeys = problem<{ most: number }>('identity.too-many-passkeys', 409)

/** No provider of identities is configured. */
export const oidcUnavailable = problem('identity.oidc-unavailable', 409)
export const oidcUnreachable = problem('identity.oidc-unreachable', 502)
export const oidcRefused = problem('identity.oidc-refused', 401)
/** The account at the provider is good and is nobody's here. */
export const oidcNotLinked = problem('identity.oidc-not-linked', 403)
export const oidcTaken = problem('identity.oidc-taken', 409)

export const credentialNotFound = problem<{ credential: string }>('identity.credential-not-found', 404)
/** The person could not come back. */
export const lastWayToSignIn = problem('identity.last-way-to-sign-in', 409)
export const sessionNotFound = problem<{ session: string }>('identity.session-not-found', 404)
