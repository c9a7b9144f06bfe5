import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { openIdConnect } from './openid-connect.ts'
import { aProvider } from './testing.ts'

const redirectUri = 'https://jazari.test/ar/sign-in/oidc'
const flow = { state: 'a-state-of-the-test', nonce: 'a-nonce-of-the-test', codeVerifier: 'v'.repeat(43) }
const other = { state: 'another-state', nonce: 'another-nonce', codeVerifier: 'w'.repeat(43) }

async function connected() {
  const provider = await aProvider(redirectUri)
  const outages: unknown[] = []
  const options = { ...provider, name: 'Test', redirectUri, onOutage: (error: unknown) => outages.push(error) }
  return { provider, outages, connect: openIdConnect(options), options }
}

/** What came back in the address. */
function cameIn(back: URL) {
  const [code = '', state = '', iss] = ['code', 'state', 'iss'].map((name) => back.searchParams.get(name) ?? undefined)
  return { code, state, iss }
}

test('who signs in at a provider comes back as their subject, by code, PKCE, state and nonce', async () => {
  const { provider, connect } = await connected()
  await using _ = provider

  const url = new URL(await connect.begin(flow))
  const back = await provider.signIn(url.href, 'amina-there')

  expect(Object.fromEntries(url.searchParams)).toMatchObject({
    response_type: 'code',
    scope: 'openid',
    code_challenge_method: 'S256',
    state: flow.state,
    nonce: flow.nonce,
    redirect_uri: redirectUri,
  })
  expect(await connect.finish(flow, cameIn(back))).toEqual({ subject: 'amina-there' })
})

test.each([
  ['another state', { state: other.state }, {}],
  ['another nonce', { nonce: other.nonce }, {}],
  ['another code verifier', { codeVerifier: other.codeVerifier }, {}],
  ['a code that nobody gave out', {}, { code: 'made-up' }],
  ['another issuer', {}, { iss: 'https://evil.test' }],
  ['no issuer, from a provider that says who it is', {}, { iss: undefined }],
])('what comes back with %s is refused', async (_name, flowInstead, cameInstead) => {
  const { provider, connect, outages } = await connected()
  await using _ = provider
  const back = await provider.signIn(await connect.begin(flow), 'amina-there')

  const finishing = connect.finish({ ...flow, ...flowInstead }, { ...cameIn(back), ...cameInstead })

  await expect(finishing).rejects.toMatchObject({ name: 'IdentityProviderFault', kind: 'refused' })
  expect(outages).toEqual([])
})

test('a code works once', async () => {
  const { provider, connect } = await connected()
  await using _ = provider
  const came = cameIn(await provider.signIn(await connect.begin(flow), 'amina-there'))
  await connect.finish(flow, came)
  await expect(connect.finish(flow, came)).rejects.toMatchObject({ kind: 'refused' })
})

test('a provider that is not there is told as such, and asked again the next time', async () => {
  const { provider, options, outages } = await connected()
  const connect = openIdConnect(options)
  await provider[Symbol.asyncDispose]()

  await expect(connect.begin(flow)).rejects.toMatchObject({ kind: 'unreachable' })
  await expect(connect.begin(flow)).rejects.toMatchObject({ kind: 'unreachable' })
  expect(outages).toHaveLength(2)
})

test.each([
  ['redirects elsewhere', 302, { location: 'https://evil.test/.well-known/openid-configuration' }, ''],
  ['speaks for another issuer', 200, { 'content-type': 'application/json' }, '{"issuer":"https://evil.test"}'],
  ['answers a page', 200, { 'content-type': 'text/html' }, '<p>hello</p>'],
  ['has an error', 500, {}, ''],
])('a provider that %s is not followed', async (_name, status, headers, body) => {
  const server = createServer((_request, response) => response.writeHead(status, headers).end(body))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const connect = openIdConnect({
    issuer,
    clientId: 'a',
    clientSecret: undefined,
    name: 'Test',
    redirectUri,
    onOutage: () => {},
  })

  await expect(connect.begin(flow)).rejects.toMatchObject({ kind: 'unreachable' })
  server.closeAllConnections()
  server.close()
})

test.each([
  ['its own key', 'own', undefined],
  ['another key', 'other', 'refused'],
] as const)('what a provider says of a person under %s', async (_name, signer, kind) => {
  const keys = { own: newKeys(), other: newKeys() }
  await using provider = await aSpeakingProvider(keys.own.publicKey, keys[signer].privateKey)
  const connect = openIdConnect({ ...provider, name: 'Test', redirectUri, onOutage: () => {} })
  await connect.begin(flow)

  const finishing = connect.finish(flow, { code: 'any', state: flow.state })

  await (kind
    ? expect(finishing).rejects.toMatchObject({ kind })
    : expect(finishing).resolves.toEqual({ subject: 'amina' }))
})

function newKeys() {
  return generateKeyPairSync('rsa', { modulusLength: 2048 })
}

/** A provider that gives out one ID token (RS256), signed with a key that may not be the one that it publishes. */
async function aSpeakingProvider(published: KeyObject, signer: KeyObject) {
  const server = createServer((request, response) => {
    response.setHeader('content-type', 'application/json').end(JSON.stringify(answers[request.url ?? '']))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const now = Math.floor(Date.now() / 1000)
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const claims = { iss: issuer, sub: 'amina', aud: 'jazari-test', nonce: flow.nonce, iat: now, exp: now + 60 }
  const said = `${part({ alg: 'RS256' })}.${part(claims)}`
  const idToken = `${said}.${sign('sha256', Buffer.from(said), signer).toString('base64url')}`
  const answers: Readonly<Record<string, object>> = {
    '/.well-known/openid-configuration': {
      issuer,
      authorization_endpoint: `${issuer}/auth`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/keys`,
      id_token_signing_alg_values_supported: ['RS256'],
    },
    '/keys': { keys: [{ ...published.export({ format: 'jwk' }), alg: 'RS256', use: 'sig' }] },
    '/token': { access_token: 'a', token_type: 'Bearer', id_token: idToken },
  }
  return {
    issuer,
    clientId: 'jazari-test',
    clientSecret: undefined,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
