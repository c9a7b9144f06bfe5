import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { ConfigurationError, readConfig } from './config.ts'
import { ownPremises } from './kernel/testing.ts'

test('an empty environment is a whole configuration', () => {
  const config = readConfig({})

  expect(config).toEqual({
    port: 7420,
    host: '127.0.0.1',
    home: resolve('.jazari'),
    databaseUrl: undefined,
    logLevel: 'info',
    origin: undefined,
    trustedProxies: [],
    models: { embedder: undefined, reranker: undefined },
    logName: 'jazari.local',
    hosting: { ...ownPremises, ownedByNationals: false },
    site: { title: undefined, operator: undefined, operatorContact: undefined },
  })
  expect(readConfig({ PORT: '', DATABASE_URL: '' })).toEqual(config)
})

test('what is set is read', () => {
  const config = readConfig({
    PORT: '0',
    JAZARI_HOME: 'elsewhere',
    DATABASE_URL: 'postgresql://jazari:secret@db.example.org/jazari',
    JAZARI_ORIGIN: 'https://Jazari.example.org/',
    JAZARI_TRUSTED_PROXIES: '127.0.0.1, 10.0.0.0/8,fd00::/8',
    JAZARI_OPERATOR: ' وزارة الاقتصاد ',
    JAZARI_OPERATOR_CONTACT: '+212537000000',
    JAZARI_LOG_NAME: 'log.example.org/2026',
  })

  expect(config).toMatchObject({
    port: 0,
    home: resolve('elsewhere'),
    databaseUrl: 'postgresql://jazari:secret@db.example.org/jazari',
    origin: 'https://jazari.example.org',
    trustedProxies: ['127.0.0.1', '10.0.0.0/8', 'fd00::/8'],
    logName: 'log.example.org/2026',
    site: { operator: 'وزارة الاقتصاد', operatorContact: '+212537000000' },
  })
})

test.each([
  ['PORT', '70000', 'must be a port number'],
  ['PORT', '80a', 'must be a port number'],
  ['DATABASE_URL', 'mysql://root:secret@localhost', 'must begin with postgres://'],
  ['LOG_LEVEL', 'loud', 'must be fatal, error'],
  ['JAZARI_ORIGIN', 'https://example.org/jazari', 'must be an origin without a path'],
  ['JAZARI_ORIGIN', 'example.org', 'must be an origin'],
  ['JAZARI_TRUSTED_PROXIES', '10.0.0.0/33', 'must be IP addresses'],
  ['JAZARI_TRUSTED_PROXIES', '10.0.0.0/8/8', 'must be IP addresses'],
  ['JAZARI_TRUSTED_PROXIES', 'proxy', 'must be IP addresses'],
  ['JAZARI_OPERATOR_CONTACT', 'ask at the desk', 'must be an e-mail address'],
  ['JAZARI_LOG_NAME', 'a log', 'must be a name'],
])('%s=%s is refused with a sentence that names it', (name, value, sentence) => {
  const reading = () => readConfig({ [name]: value })

  expect(reading).toThrow(ConfigurationError)
  expect(reading).toThrow(`${name} ${sentence}`)
})

test('every fault is told at once, and no value is repeated', () => {
  const reading = () => readConfig({ PORT: 'x', DATABASE_URL: 'mysql://root:secret@localhost' })

  expect(reading).toThrow(/^PORT .*\nDATABASE_URL [^:]*:\/\/$/)
})

test('an identity provider has an issuer and a client, and is called by its host until it has a name', () => {
  const there = { JAZARI_OIDC_ISSUER: 'https://login.example.org/realms/a', JAZARI_OIDC_CLIENT_ID: 'jazari' }
  expect(readConfig(there).oidc).toEqual({
    issuer: 'https://login.example.org/realms/a',
    clientId: 'jazari',
    clientSecret: undefined,
    name: 'login.example.org',
  })
  expect(readConfig({ ...there, JAZARI_OIDC_NAME: 'Mon identité' }).oidc?.name).toBe('Mon identité')
  expect(() => readConfig({ JAZARI_OIDC_ISSUER: there.JAZARI_OIDC_ISSUER })).toThrow('JAZARI_OIDC_CLIENT_ID')
})

test.each(['http://login.example.org', 'https://login.example.org/?a=b', 'https://a:b@login.example.org', 'login'])(
  '%s is no issuer',
  (issuer) => {
    expect(() => readConfig({ JAZARI_OIDC_ISSUER: issuer, JAZARI_OIDC_CLIENT_ID: 'a' })).toThrow('JAZARI_OIDC_ISSUER')
  },
)
