import { BlockList, isIP } from 'node:net'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import type { Site } from './kernel/ports/decider.ts'

const ownNetworks = new BlockList()
for (const [address, bits] of [
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
] as const)
  ownNetworks.addSubnet(address, bits)
ownNetworks.addAddress('::1', 'ipv6')
ownNetworks.addSubnet('fc00::', 7, 'ipv6')

const checkout = fileURLToPath(new URL('..', import.meta.url))

function country(standard: string) {
  return z
    .string()
    .regex(/^[A-Z]{2}$/, 'must be two capital letters, such as MA')
    .prefault(standard)
}

function modelAddress() {
  return z.string().refine(isModelAddress, 'must be an https address, or an http one of this machine or network')
}

function modelName() {
  return z.string().trim().min(1, 'must not be empty').max(200, 'has at most 200 characters')
}

/** Stands before a text to the letter, spaces at its end included. Files of settings hold no line breaks: `\\n` is one. */
function prefix() {
  return z
    .string()
    .max(1_000, 'has at most 1000 characters')
    .transform((text) => text.replaceAll('\\n', '\n'))
    .optional()
}

/** What the environment may say, in the order of `docs/reference/configuration.md`, which is written from here. */
export const environment = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'must be a port number')
    .transform(Number)
    .refine((port) => port <= 65_535, 'must be a port number')
    .prefault('7420')
    .meta({ description: 'Port of the web server. `0` takes a free one, told in the `ready` line.' }),
  HOST: z.string().trim().min(1, 'must be an address').prefault('127.0.0.1').meta({
    description: 'Address to listen on. `0.0.0.0` or `::` for every interface, behind a proxy that speaks TLS.',
  }),
  JAZARI_HOME: z.string().min(1, 'must be a folder').optional().meta({
    description: 'Data folder: database, objects, log, keys. Default: `.jazari` in the checkout.',
  }),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must begin with postgres://')
    .optional()
    .meta({
      description: 'A PostgreSQL of yours, version 16 or later. Default: one of our own in the data folder.',
    }),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
      error: 'must be fatal, error, warn, info, debug, trace or silent',
    })
    .prefault('info')
    .meta({ description: 'The least level that is written to the server log (stderr, one JSON object a line).' }),
  JAZARI_ORIGIN: z
    .string()
    .refine(isOrigin, 'must be an origin without a path, such as https://jazari.example.org')
    .transform((text) => new URL(text).origin)
    .optional()
    .meta({
      description:
        'Where the public reaches this installation. Forms from elsewhere are refused. Default: `HOST:PORT`.',
    }),
  JAZARI_TRUSTED_PROXIES: z
    .string()
    .transform((text) => text.split(',').flatMap((part) => part.trim() || []))
    .refine((ranges) => ranges.every(isAddressRange), 'must be IP addresses or ranges such as 10.0.0.0/8')
    .prefault('')
    .meta({
      description: 'Addresses and ranges of the proxies in front, with commas. Only their `X-Forwarded-For` counts.',
    }),
  JAZARI_SITE_TITLE: z
    .string()
    .trim()
    .min(1, 'must not be empty')
    .max(100, 'has at most 100 characters')
    .optional()
    .meta({
      description: 'Name shown on every page. Default: the name of the platform in the language of the page.',
    }),
  JAZARI_OPERATOR: z
    .string()
    .trim()
    .min(1, 'must not be empty')
    .max(200, 'has at most 200 characters')
    .optional()
    .meta({
      description:
        'Who answers for this installation. Until it is set, every page says that it is not an official site.',
    }),
  JAZARI_OPERATOR_CONTACT: z
    .union([z.email(), z.url({ protocol: /^https$/ }), z.e164()], {
      error: 'must be an e-mail address, an https address or a phone number such as +212537000000',
    })
    .optional()
    .meta({ description: 'How citizens reach the operator: e-mail, https address or phone number.' }),
  JAZARI_OIDC_ISSUER: z
    .string()
    .refine(isIssuer, 'must be an https address, such as https://login.example.org')
    .optional()
    .meta({
      description:
        'Issuer of an OpenID Connect provider whose accounts people may link to theirs here. Default: none is offered.',
    }),
  JAZARI_OIDC_CLIENT_ID: z
    .string()
    .trim()
    .min(1, 'must not be empty')
    .max(300, 'has at most 300 characters')
    .optional()
    .meta({
      description:
        'Client registered there for this installation, with the redirect address `<JAZARI_ORIGIN>/ar/sign-in/oidc`.',
    }),
  JAZARI_OIDC_CLIENT_SECRET: z.string().min(1, 'must not be empty').optional().meta({
    description: 'Its secret. Without it: a public client, protected by PKCE.',
  }),
  JAZARI_OIDC_NAME: z
    .string()
    .trim()
    .min(1, 'must not be empty')
    .max(60, 'has at most 60 characters')
    .optional()
    .meta({ description: 'What people call the provider; shown on its button. Default: the host of the issuer.' }),
  JAZARI_COUNTRY: country('MA').meta({
    description: 'Country where this installation runs (ISO 3166-1 alpha-2): the rules ask where data are processed.',
  }),
  JAZARI_HOSTING: z
    .enum(['own-premises', 'cloud'], { error: 'must be own-premises or cloud' })
    .prefault('own-premises')
    .meta({ description: 'Whether it runs on machines of the operator or at a cloud provider (decree 2-24-921).' }),
  JAZARI_CLOUD_LEVEL: z
    .enum(['0', '1', '2'], { error: 'must be 0, 1 or 2' })
    .transform((level) => Number(level) as 0 | 1 | 2)
    .prefault('0')
    .meta({ description: 'Level for which the cloud provider is qualified. `0`: none.' }),
  JAZARI_CLOUD_QUALIFIED_UNTIL: z.iso.date('must be a date such as 2027-12-31').optional().meta({
    description: 'Last day of the provider’s qualification. Without it no level counts.',
  }),
  JAZARI_CLOUD_OWNED_BY_NATIONALS: z
    .enum(['yes', 'no'], { error: 'must be yes or no' })
    .prefault('no')
    .meta({ description: 'Whether most of the provider belongs to nationals of the country.' }),
  JAZARI_ADMIN_COUNTRY: country('MA').meta({
    description: 'Country from which the machines are administered (ISO 3166-1 alpha-2).',
  }),
  JAZARI_LOG_NAME: z
    .string()
    .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)*(\/[a-z0-9._-]+)*$/, 'must be a name such as log.example.org/2026')
    .max(100, 'has at most 100 characters')
    .prefault('jazari.local')
    .meta({
      description: 'Name of the transparency log, in lower case. Fixed at the first start: receipts carry it for ever.',
    }),
  JAZARI_EMBEDDER_URL: modelAddress().optional().meta({
    description:
      'OpenAI-compatible address of a model for meaning that the operator runs, up to `/v1`. It is sent the passages of every data set and masked questions. Default: searching goes by words.',
  }),
  JAZARI_EMBEDDER_MODEL: modelName().optional().meta({ description: 'Name under which that server knows the model.' }),
  JAZARI_EMBEDDER_REVISION: modelName().optional().meta({
    description: 'Revision of its weights. Change it when they do: all vectors are made again.',
  }),
  JAZARI_EMBEDDER_DIMENSIONS: z
    .string()
    .regex(/^\d{1,4}$/, 'must be a number such as 1024')
    .transform(Number)
    .refine((dimensions) => dimensions >= 8 && dimensions <= 8_192, 'must be between 8 and 8192')
    .optional()
    .meta({ description: 'How many dimensions its vectors have.' }),
  JAZARI_EMBEDDER_QUERY_PREFIX: prefix().meta({
    description: 'What goes before a question, spaces included; `\\n` is a line break. Default: nothing.',
  }),
  JAZARI_EMBEDDER_PASSAGE_PREFIX: prefix().meta({
    description: 'What goes before a passage. When it changes, all vectors are made again.',
  }),
  JAZARI_EMBEDDER_KEY_FILE: z
    .string()
    .optional()
    .meta({ description: 'File with the secret that the server asks for. Default: none is sent.' }),
  JAZARI_RERANKER_URL: modelAddress().optional().meta({
    description:
      'Whole address of a reranker that the operator runs, such as `http://127.0.0.1:8081/rerank`. It is sent the best passages and the masked question. Default: none.',
  }),
  JAZARI_RERANKER_MODEL: modelName().optional().meta({ description: 'Name under which that server knows the model.' }),
  JAZARI_RERANKER_DIALECT: z.enum(['cohere', 'tei'], { error: 'must be cohere or tei' }).prefault('cohere').meta({
    description:
      'How it is asked: `cohere` (Cohere, Jina, vLLM, Infinity, llama.cpp) or `tei` (text-embeddings-inference).',
  }),
  JAZARI_RERANKER_KEY_FILE: z
    .string()
    .optional()
    .meta({ description: 'File with the secret that the server asks for. Default: none is sent.' }),
})

/** Models for searching, at addresses of the operator's. `undefined`: none. */
export type ModelsConfig = {
  readonly embedder:
    | (ModelConfig & {
        readonly revision: string | null
        readonly dimensions: number
        readonly queryPrefix: string
        readonly passagePrefix: string
      })
    | undefined
  readonly reranker: (ModelConfig & { readonly dialect: 'cohere' | 'tei' }) | undefined
}

type ModelConfig = { readonly url: string; readonly model: string; readonly keyFile: string | undefined }

export type Config = {
  readonly port: number
  readonly host: string
  /** Absolute. */
  readonly home: string
  /** `undefined`: a PostgreSQL of our own. */
  readonly databaseUrl: string | undefined
  readonly logLevel: z.output<typeof environment>['LOG_LEVEL']
  /** `undefined`: host and port, as configured. */
  readonly origin: string | undefined
  readonly trustedProxies: readonly string[]
  /** `undefined`: no identity provider. */
  readonly oidc:
    | {
        readonly issuer: string
        readonly clientId: string
        readonly clientSecret: string | undefined
        readonly name: string
      }
    | undefined
  readonly models: ModelsConfig
  readonly logName: string
  readonly hosting: Site
  readonly site: {
    readonly title: string | undefined
    readonly operator: string | undefined
    readonly operatorContact: string | undefined
  }
}

/** The environment holds a value that is not understood. The message names the variable and what it must be. */
export class ConfigurationError extends Error {
  constructor(faults: readonly string[]) {
    super(faults.join('\n'))
    this.name = 'ConfigurationError'
  }
}

/**
 * Reads the whole configuration, once, at the start. An empty variable counts as not set.
 *
 * @throws ConfigurationError with one line a fault. Values are not repeated: `DATABASE_URL` holds a password.
 */
export function readConfig(variables: Readonly<Record<string, string | undefined>>): Config {
  const read = environment.safeParse(Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== '')))
  if (!read.success) {
    throw new ConfigurationError(read.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`))
  }
  const { data } = read
  return {
    port: data.PORT,
    host: data.HOST,
    home: data.JAZARI_HOME === undefined ? resolve(checkout, '.jazari') : resolve(data.JAZARI_HOME),
    databaseUrl: data.DATABASE_URL,
    logLevel: data.LOG_LEVEL,
    origin: data.JAZARI_ORIGIN,
    trustedProxies: data.JAZARI_TRUSTED_PROXIES,
    oidc: oidcOf(data),
    models: { embedder: embedderOf(data), reranker: rerankerOf(data) },
    logName: data.JAZARI_LOG_NAME,
    hosting: {
      country: data.JAZARI_COUNTRY,
      hosting: data.JAZARI_HOSTING,
      cloudLevel: data.JAZARI_CLOUD_LEVEL,
      adminCountry: data.JAZARI_ADMIN_COUNTRY,
      ownedByNationals: data.JAZARI_CLOUD_OWNED_BY_NATIONALS === 'yes',
      qualifiedUntil: data.JAZARI_CLOUD_QUALIFIED_UNTIL ?? null,
    },
    site: {
      title: data.JAZARI_SITE_TITLE,
      operator: data.JAZARI_OPERATOR,
      operatorContact: data.JAZARI_OPERATOR_CONTACT,
    },
  }
}

function oidcOf(data: z.output<typeof environment>): Config['oidc'] {
  const { JAZARI_OIDC_ISSUER: issuer, JAZARI_OIDC_CLIENT_ID: clientId, JAZARI_OIDC_CLIENT_SECRET: clientSecret } = data
  if (issuer === undefined) return undefined
  if (clientId === undefined)
    throw new ConfigurationError(['JAZARI_OIDC_CLIENT_ID must be set beside JAZARI_OIDC_ISSUER'])
  return { issuer, clientId, clientSecret, name: data.JAZARI_OIDC_NAME ?? new URL(issuer).host }
}

function embedderOf(data: z.output<typeof environment>): ModelsConfig['embedder'] {
  const { JAZARI_EMBEDDER_URL: url, JAZARI_EMBEDDER_MODEL: model, JAZARI_EMBEDDER_DIMENSIONS: dimensions } = data
  if (url === undefined) return undefined
  if (model === undefined || dimensions === undefined)
    throw new ConfigurationError([
      'JAZARI_EMBEDDER_MODEL and JAZARI_EMBEDDER_DIMENSIONS must be set beside JAZARI_EMBEDDER_URL',
    ])
  return {
    url,
    model,
    dimensions,
    revision: data.JAZARI_EMBEDDER_REVISION ?? null,
    queryPrefix: data.JAZARI_EMBEDDER_QUERY_PREFIX ?? '',
    passagePrefix: data.JAZARI_EMBEDDER_PASSAGE_PREFIX ?? '',
    keyFile: data.JAZARI_EMBEDDER_KEY_FILE,
  }
}

function rerankerOf(data: z.output<typeof environment>): ModelsConfig['reranker'] {
  const { JAZARI_RERANKER_URL: url, JAZARI_RERANKER_MODEL: model } = data
  if (url === undefined) return undefined
  if (model === undefined)
    throw new ConfigurationError(['JAZARI_RERANKER_MODEL must be set beside JAZARI_RERANKER_URL'])
  return { url, model, dialect: data.JAZARI_RERANKER_DIALECT, keyFile: data.JAZARI_RERANKER_KEY_FILE }
}

/**
 * It is sent what passages say: plain HTTP only within a machine or a network of one's own (RFC 1918, RFC 4193, or a name
 * that the public does not resolve).
 */
function isModelAddress(text: string): boolean {
  const url = URL.parse(text)
  if (url?.username !== '' || url.password !== '' || /[?#]/.test(text)) return false
  if (url.protocol === 'https:') return true
  if (url.protocol !== 'http:') return false
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const family = isIP(host)
  if (family !== 0) return ownNetworks.check(host, family === 6 ? 'ipv6' : 'ipv4')
  return !host.includes('.') || /\.(internal|local|lan|home\.arpa)$/.test(host)
}

/** Plain HTTP only between two programs of one machine. */
function isIssuer(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, hostname, search, hash, username } = new URL(text)
  if (search !== '' || hash !== '' || username !== '') return false
  return protocol === 'https:' || (protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname))
}

function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false
  const url = new URL(text)
  return /^https?:$/.test(url.protocol) && text.toLowerCase().replace(/\/$/, '') === url.origin
}

function isAddressRange(text: string): boolean {
  const [address = '', prefix] = text.split('/', 2)
  const family = isIP(address)
  if (family === 0) return false
  if (prefix === undefined) return !text.includes('/')
  if (!/^\d{1,3}$/.test(prefix)) return false
  try {
    new BlockList().addSubnet(address, Number(prefix), family === 6 ? 'ipv6' : 'ipv4')
    return text.split('/').length === 2
  } catch {
    return false
  }
}
