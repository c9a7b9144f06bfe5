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

const model = {
  JAZARI_EMBEDDER_URL: 'http://127.0.0.1:8080/v1',
  JAZARI_EMBEDDER_MODEL: 'Qwen/Qwen3-Embedding-0.6B',
  JAZARI_EMBEDDER_DIMENSIONS: '1024',
}

test('a model for meaning has an address, a name and dimensions; its prefixes are kept to the letter', () => {
  const prefixes = { JAZARI_EMBEDDER_QUERY_PREFIX: 'Instruct: find\\nQuery: ' }
  expect(readConfig({ ...model, ...prefixes }).models.embedder).toEqual({
    url: 'http://127.0.0.1:8080/v1',
    model: 'Qwen/Qwen3-Embedding-0.6B',
    revision: null,
    dimensions: 1024,
    queryPrefix: 'Instruct: find\nQuery: ',
    passagePrefix: '',
    keyFile: undefined,
  })
  expect(() => readConfig({ ...model, JAZARI_EMBEDDER_MODEL: '' })).toThrow('JAZARI_EMBEDDER_MODEL')
  expect(() => readConfig({ ...model, JAZARI_EMBEDDER_DIMENSIONS: '4' })).toThrow('JAZARI_EMBEDDER_DIMENSIONS')
})

test('a reranker has an address and a name', () => {
  const reranker = { JAZARI_RERANKER_URL: 'http://reranker:80/rerank', JAZARI_RERANKER_MODEL: 'm' }
  expect(readConfig(reranker).models.reranker).toEqual({
    url: 'http://reranker:80/rerank',
    model: 'm',
    dialect: 'cohere',
    keyFile: undefined,
  })
  expect(() => readConfig({ ...reranker, JAZARI_RERANKER_MODEL: '' })).toThrow('JAZARI_RERANKER_MODEL')
  expect(() => readConfig({ ...reranker, JAZARI_RERANKER_DIALECT: 'x' })).toThrow('JAZARI_RERANKER_DIALECT')
})

test.each(['https://models.example.org/v1', 'http://10.2.3.4:8080/v1', 'http://[fd00::1]/v1', 'http://tei/v1'])(
  '%s may be sent passages',
  (url) => {
    expect(readConfig({ ...model, JAZARI_EMBEDDER_URL: url }).models.embedder?.url).toBe(url)
  },
)

test.each([
  'http://models.example.org/v1',
  'http://8.8.8.8/v1',
  'https://a:b@models.example.org/v1',
  'ftp://tei/v1',
  'tei',
])('%s may not be sent passages', (url) => {
  expect(() => readConfig({ ...model, JAZARI_EMBEDDER_URL: url })).toThrow('JAZARI_EMBEDDER_URL must be an https')
})
