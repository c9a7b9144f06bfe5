import { z } from 'zod'
import { Digest, idSchema, secretIdSchema } from '../../kernel/identifier.ts'
import { Multilingual } from '../../kernel/language.ts'
import { DatasetId } from '../datasets/index.ts'
import { RecordSlug, sectors } from '../programmes/index.ts'
import { shownWords } from './shown-words.ts'
import { ProblemState } from './state.ts'

export const ProblemId = idSchema('pb')

/** What an admitted problem is called beside its title: `P1`. */
export const ProblemCode = z.string().regex(/^P[1-9]\d{0,6}$/)

/** A problem by its id or its code, as addresses write it: `p1`. */
export const ProblemName = z.union([ProblemId, z.string().regex(/^[Pp][1-9]\d{0,6}$/)])

/** What whoever proposed a problem follows it by. */
export const ProposalSecret = secretIdSchema('prop')

/** A region of the Kingdom by the number it has in decree 2-15-40. */
const regionCodes = ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12'] as const
export const RegionCode = z.enum(regionCodes)

/** The organisation that has the need, or takes it up, as it was when it was named. */
export const Organisation = z.strictObject({
  id: z.string(),
  names: Multilingual,
  /** Somebody with the right to has confirmed that it is who it says. */
  verified: z.boolean(),
})
export type Organisation = z.infer<typeof Organisation>

/** How the identity module names organisations; or a name, which makes one that is not known yet. */
const OrganisationId = idSchema('org')
export const OrganisationName = z.union([OrganisationId, shownWords(300)])

export const maxTitleLength = 200
/** As of any text in several languages. */
export const maxWordsLength = 2000

/** A reason or remark that goes with a state. */
export const Note = shownWords()

/** What people write freely of a problem: the need in the words of who has it. */
export const contentWords = {
  title: shownWords(maxTitleLength),
  need: shownWords(),
  /** The people concerned. */
  people: shownWords().nullable(),
  dataThatExist: shownWords().nullable(),
  dataMissing: shownWords().nullable(),
}

/** The same with what it is filed under. */
export const contentFields = {
  ...contentWords,
  /** Data sets of this installation that the need has already. */
  dataSets: z.array(DatasetId).max(20),
  sectors: z.array(z.enum(sectors)).max(sectors.length),
  regions: z.array(RegionCode).max(regionCodes.length),
  axes: z.array(RecordSlug).max(10),
  /** The records that it follows from: an agreement, a recommendation. */
  from: z.array(RecordSlug).max(20),
}
const Content = z.strictObject(contentFields)
export type Content = z.infer<typeof Content>

/** A data set that the reader may read. */
const LinkedDataset = z.strictObject({ id: DatasetId, slug: z.string(), titles: Multilingual, version: Digest })

export const PublicProblem = z.strictObject({
  id: ProblemId,
  /** Null until it is admitted. */
  code: ProblemCode.nullable(),
  state: ProblemState,
  title: Multilingual,
  need: Multilingual,
  people: Multilingual.nullable(),
  /** Null: not stated. */
  owner: Organisation.nullable(),
  takenUpBy: Organisation.nullable(),
  dataThatExist: Multilingual.nullable(),
  dataMissing: Multilingual.nullable(),
  dataSets: z.array(LinkedDataset),
  sectors: contentFields.sectors,
  regions: contentFields.regions,
  axes: contentFields.axes,
  from: contentFields.from,
  proposedAt: z.iso.datetime(),
  /** When its words or its state last changed. */
  changedAt: z.iso.datetime(),
})
export type PublicProblem = z.infer<typeof PublicProblem>

/** A moment of its history. Who it was is kept and not shown. */
export const StateChange = z.strictObject({ state: ProblemState, at: z.iso.datetime(), note: Multilingual.nullable() })
export type StateChange = z.infer<typeof StateChange>
