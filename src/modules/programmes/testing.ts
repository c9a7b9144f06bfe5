/** Builders for tests, here and next door: records cited from documents that are really published and read. */
import { createHash } from 'node:crypto'
import { regions } from '../../../jurisdictions/ma/regions.ts'
import type { Database } from '../../kernel/database.ts'
import type { Digest } from '../../kernel/identifier.ts'
import { perform } from '../../kernel/perform.ts'
import type { Principal } from '../../kernel/principal.ts'
import { derivations as logDerivations } from '../audit/index.ts'
import { derivations as datasetDerivations } from '../datasets/index.ts'
import { dataOfficer } from '../datasets/testing.ts'
import { aKnowledgeSetting, type KnowledgeSetting } from '../knowledge/testing.ts'
import type { ProgrammesContext } from './context.ts'
import { derivations } from './derivations.ts'
import { approveRevision } from './operations/approve-revision.ts'
import { proposeRecord } from './operations/propose-record.ts'
import type { GivenFields } from './record.ts'

/** Somebody who may decide on what `dataOfficer` proposes. */
export const secondOfficer: Principal = {
  ...dataOfficer,
  id: 'per_cccccccccccc',
  name: 'second data officer (test)',
} as Principal

export type ProgrammesSetting = AsyncDisposable & {
  readonly knowledge: KnowledgeSetting
  context(
    principal: Principal,
  ): ReturnType<KnowledgeSetting['context']> & Pick<ProgrammesContext, 'derivations' | 'regions'>
}

export async function aProgrammesSetting(database: Database): Promise<ProgrammesSetting> {
  const knowledge = await aKnowledgeSetting(database)
  return {
    knowledge,
    context(principal) {
      const context = knowledge.context(principal)
      return {
        ...context,
        derivations: [...logDerivations, ...datasetDerivations, ...derivations(context)],
        regions: { list: regions },
      }
    },
    [Symbol.asyncDispose]: () => knowledge[Symbol.asyncDispose](),
  }
}

/** A document's name by its content. */
export function digestOf(content: string): Digest {
  return `sha256:${createHash('sha256').update(content, 'utf8').digest('hex')}`
}

let made = 0

/** The input that proposes an institute whose name stands in a document. */
export function anInstitute(
  document: string,
  words: string,
  more: Partial<{ slug: string; fields: GivenFields }> = {},
) {
  made += 1
  const name = { texts: { ar: words }, citations: [{ document: digestOf(document), words }] }
  return { kind: 'institute', slug: more.slug ?? `institute-${made}`, fields: { name: [name], ...more.fields } }
}

type RecordInput = { readonly kind: string; readonly slug: string; readonly code?: string; readonly fields: object }

/** Proposes a record as one officer and approves it as another. Answers its slug. */
export async function aRecord(setting: ProgrammesSetting, input: RecordInput): Promise<string> {
  const { record, revision } = await perform(proposeRecord, setting.context(dataOfficer), input)
  await perform(approveRevision, setting.context(secondOfficer), { record, revision })
  return record
}

/** The same as the sample is approved: with values that wait for their sources. */
export async function aSampleRecord(setting: ProgrammesSetting, input: RecordInput): Promise<string> {
  const { record, revision } = await perform(proposeRecord, setting.context(dataOfficer), input)
  const reviewer: Principal = { kind: 'service', id: 'sample-reviewer', roles: ['data-officer'] }
  await perform(approveRevision, { ...setting.context(reviewer), channel: 'start' }, { record, revision })
  return record
}
