/** Builders for tests, here and next door: projects, requests and permits on a real database, under the real rules. */
import type { Kysely } from 'kysely'
import { pack } from '../../../jurisdictions/ma/pack.ts'
import { personalData } from '../../../jurisdictions/ma/personal-data/personal-data.ts'
import {
  formatVerifierKey,
  signerFromSeed,
  signNote,
  verifierKeyFromSeed,
} from '../../../libs/transparency-log/index.ts'
import { databaseNotices } from '../../adapters/postgres/notices.ts'
import { type Database, viewOf } from '../../kernel/database.ts'
import type { CallContext } from '../../kernel/operation.ts'
import { perform } from '../../kernel/perform.ts'
import { anonymous, type Principal } from '../../kernel/principal.ts'
import { contextForTest, ownPremises } from '../../kernel/testing.ts'
import { aDecisionLog } from '../audit/testing.ts'
import { findPublicProblems } from '../calls/index.ts'
import { aCallsSetting, aProblem } from '../calls/testing.ts'
import { addFile, createDataset, findDataFacts, publishVersion, sealVersion } from '../datasets/index.ts'
import { aDatasetSetting, type DatasetSetting, datasetInput } from '../datasets/testing.ts'
import { findOrganisation, type IdentityTables } from '../identity/index.ts'
import { anAdministrator, anOrganisation, aPerson } from '../identity/testing.ts'
import { createDecider, putInForce } from '../policy/index.ts'
import type { PermitSigner, PermitsContext } from './context.ts'
import { askForPermit } from './operations/ask-for-permit.ts'
import { changeRequest } from './operations/change-request.ts'
import { createProject } from './operations/create-project.ts'
import { grantRequest } from './operations/grant-request.ts'
import { inviteMember } from './operations/invite-member.ts'
import { joinProject } from './operations/join-project.ts'
import { readPermit } from './operations/read-permit.ts'
import { startRequest } from './operations/start-request.ts'
import type { Permit } from './permit.ts'
import { type OpenPermits, openPermits } from './permits.ts'
import type { Project } from './project.ts'
import type { PermitRequest } from './request.ts'
import type { PermitTables } from './tables.ts'

type Person = Principal & { readonly kind: 'person' }
type Context = CallContext & Omit<PermitsContext, keyof CallContext | 'decision' | 'now'>

/** An organisation that answers for data, with its officer. */
export type Owner = { readonly id: string; readonly officer: Person }

export type PermitsSetting = AsyncDisposable & {
  readonly db: Kysely<PermitTables>
  readonly permits: OpenPermits
  readonly signer: PermitSigner
  /** Two organisations that answer for data. */
  readonly ministry: Owner
  readonly institute: Owner
  /** A laboratory, whose researchers ask. */
  readonly laboratory: string
  readonly researcher: Person
  readonly colleague: Person
  readonly administrator: Person
  /** A public problem that is open. */
  readonly problem: string
  /** What a call is given; `permit` is the one that it names. */
  context(principal?: Principal, said?: { readonly permit?: string; readonly signal?: AbortSignal }): Context
  /** A published data set of an owner; public unless something else is said. */
  aDataSet(owner: Owner, changes?: Readonly<Record<string, unknown>>): Promise<string>
  readonly datasets: DatasetSetting
}

/** A label that is announced and that only a permit opens to others. */
export const closedLabel = { secrecy: 'sensitive', personal: 'none', residency: ['MA'], announced: true } as const

/** Everything the operations of this module stand on. The caller disposes of the database after this. */
export async function aPermitsSetting(
  database: Database,
  { clock = () => new Date(), databaseUrl }: { readonly clock?: () => Date; readonly databaseUrl?: string } = {},
): Promise<PermitsSetting> {
  const identity = viewOf<IdentityTables>(database)
  const log = await aDecisionLog(database, clock)
  const decider = createDecider([putInForce(pack)], ownPremises, (rule, error) => {
    throw new Error(`${rule} threw`, { cause: error })
  })
  const signer = aPermitSigner()
  const notices = databaseUrl === undefined ? undefined : databaseNotices(databaseUrl, () => {})
  const permits = openPermits({ db: database, clock, notices, onError: () => {} })
  const datasets = await aDatasetSetting(database, { clock })

  const anOwner = async (name: string): Promise<Owner> => {
    const id = await anOrganisation(identity, name)
    const officer = await aPerson(identity, { name: `officer of ${name}`, organisation: id, roles: ['data-officer'] })
    return { id, officer }
  }
  const ministry = await anOwner('وزارة النموذج')
  const institute = await anOwner('معهد النموذج')
  const laboratory = await anOrganisation(identity, 'مختبر النموذج')
  const researcher = await aPerson(identity, { name: 'Amina', organisation: laboratory })
  const colleague = await aPerson(identity, { name: 'Youssef', organisation: laboratory })
  const administrator = await anAdministrator(identity)
  await using calls = await aCallsSetting(database, { clock })
  const { id: problem } = await aProblem(calls)

  const ports = {
    decider,
    log,
    permits,
    personalData,
    dataFacts: { find: findDataFacts },
    problemFacts: { find: findPublicProblems },
    permitSigner: signer,
  }
  const organisations = {
    find: (db: Database, id: string) => findOrganisation(viewOf<IdentityTables>(db), id),
    findNamed: async () => undefined,
    findOrCreate: () => Promise.reject(new Error('organisations of these tests are made before')),
  }
  return {
    db: viewOf<PermitTables>(database),
    permits,
    signer,
    ministry,
    institute,
    laboratory,
    researcher,
    colleague,
    administrator,
    problem,
    datasets,
    context: (principal = anonymous, said = {}) => ({
      ...contextForTest({ db: database, decider, log, principal, clock, ...said }),
      ...ports,
      db: viewOf<PermitTables>(database),
    }),
    async aDataSet({ id: publisher, officer }, changes = {}) {
      const context = { ...datasets.context(officer), organisations }
      const { id } = await perform(createDataset, context, datasetInput({ publisher, ...changes }))
      await publish(datasets, officer, id, 'year,number\n2025,1\n')
      return id
    },
    async [Symbol.asyncDispose]() {
      await permits.close()
      await datasets[Symbol.asyncDispose]()
      await log.close(clock())
    },
  }
}

/** Signs like the platform does, with a key of the tests. */
function aPermitSigner(): PermitSigner {
  const [name, seed] = ['log.example/12345678/permits', new Uint8Array(32).fill(7)] as const
  const signer = signerFromSeed(name, seed)
  return {
    verifierKey: formatVerifierKey(verifierKeyFromSeed(name, seed)),
    sign: (text) => signNote(text, [signer]),
  }
}

/** Publishes a version of one file. */
export async function publish(datasets: DatasetSetting, officer: Principal, id: string, table: string): Promise<void> {
  await perform(addFile, datasets.context(officer, { body: table }), { id, path: 'numbers.csv' })
  await perform(sealVersion, datasets.context(officer), { id })
  await perform(publishVersion, datasets.context(officer), { id })
}

/** A project of the laboratory's, led by its researcher. */
export async function aProject(
  setting: PermitsSetting,
  said: Readonly<Record<string, unknown>> = {},
  lead: Principal = setting.researcher,
): Promise<Project> {
  const { problem, laboratory } = setting
  const name = { ar: 'مشروع للاختبار', en: 'A project for a test' }
  return perform(createProject, setting.context(lead), {
    problem,
    kind: 'research',
    name,
    ...(lead === setting.researcher && { organisation: laboratory }),
    ...said,
  })
}

/** Brings somebody into a project as its lead would. */
export async function joined(
  setting: PermitsSetting,
  project: string,
  person: Principal,
  role: 'lead' | 'member' = 'member',
): Promise<void> {
  const { secret } = await perform(inviteMember, setting.context(setting.researcher), { id: project, role })
  await perform(joinProject, setting.context(person), { secret })
}

/** A draft that says everything; it is small unless something else is said. */
export async function aDraft(
  setting: PermitsSetting,
  dataSets: readonly string[],
  { project, ...said }: { readonly project?: string } & Readonly<Record<string, unknown>> = {},
): Promise<PermitRequest> {
  const lead = setting.context(setting.researcher)
  const id = project ?? (await aProject(setting)).id
  const { id: request } = await perform(startRequest, lead, { project: id, dataSets })
  return perform(changeRequest, lead, {
    id: request,
    purpose: 'research',
    purposeText: 'دراسة توزيع الخدمات الصحية',
    legalBasis: 'public-mission',
    days: 30,
    justification: 'لا توجد معطيات أخرى عن هذه المناطق',
    ...said,
  })
}

/** The same, asked. */
export async function anAskedRequest(
  setting: PermitsSetting,
  dataSets: readonly string[],
  said: { readonly project?: string } & Readonly<Record<string, unknown>> = {},
): Promise<PermitRequest> {
  const { id } = await aDraft(setting, dataSets, said)
  return perform(askForPermit, setting.context(setting.researcher), { id })
}

/** A permit in force over closed data of the ministry, held by the laboratory's project. */
export async function aPermit(
  setting: PermitsSetting,
  said: { readonly project?: string } & Readonly<Record<string, unknown>> = {},
): Promise<Permit> {
  const dataSet = await setting.aDataSet(setting.ministry, closedLabel)
  const { id } = await anAskedRequest(setting, [dataSet], said)
  const officer = setting.context(setting.ministry.officer)
  const { permit } = await perform(grantRequest, officer, { id, reason: 'يخدم المصلحة العامة' })
  return perform(readPermit, setting.context(setting.researcher), { id: permit })
}
