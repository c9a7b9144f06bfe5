import { z } from 'zod'
import { canonicalJson } from '../../../../libs/canonical-json/index.ts'
import { operation } from '../../../kernel/operation.ts'
import { join } from '../../policy/index.ts'
import type { DatasetsContext, DatasetsQuestion } from '../context.ts'
import {
  Dataset,
  DatasetId,
  LabelFields,
  LicenceId,
  LicenceText,
  labelOf,
  type Metadata,
  metadataOf,
  Provenance,
  Purposes,
  requireLabelParts,
  ShownText,
  SourceUrl,
  StatedReference,
  Titles,
} from '../dataset.ts'
import { findDataset, lockDataset, sealedVersion, updateMetadata } from '../dataset-store.ts'
import { concealedDataset, preparedFacts } from '../facts.ts'
import { requireLicence } from '../licence-problems.ts'
import { datasetNotFound, licenceTextMissing, licenceTextSuperfluous, licenceUnknown } from '../problems.ts'

const Input = z
  .strictObject({
    id: DatasetId,
    titles: Titles.optional(),
    descriptions: ShownText.nullable().optional(),
    licence: LicenceId.optional(),
    licenceText: LicenceText.optional(),
    ...LabelFields,
    secrecy: LabelFields.secrecy.optional(),
    sourceUrl: SourceUrl.nullable().optional(),
    provenance: Provenance.optional(),
    announced: z.boolean().optional(),
    /** `null`: it has none any more. */
    cndp: StatedReference.nullable().optional(),
    purposes: Purposes.optional(),
  })
  .superRefine(requireLabelParts)

export const changeMetadata = operation({
  id: 'datasets.change-metadata',
  http: 'PATCH /data-sets/{id}',
  summary: 'Change what is said about a data set: titles, licence, label; its versions stay as they are',
  permission: 'datasets:write',
  effect: 'write',
  cli: { positional: ['id'] },
  input: Input,
  output: z.strictObject({ ...Dataset.shape, changed: z.boolean() }),
  problems: [datasetNotFound, licenceUnknown, licenceTextMissing, licenceTextSuperfluous],

  /** The label is the one it has joined with the one it shall have: who changes it must be cleared for both. */
  async facts({ db }: DatasetsQuestion, input) {
    const dataset = await findDataset(db, input.id)
    if (!dataset) return undefined
    const next = changed(metadataOf(dataset), input)
    const facts = (await preparedFacts({ db }, { id: input.id }))!
    return { ...facts, label: join(dataset.label, next.label) }
  },
  concealed: concealedDataset,

  async run({ db, now, versionSealed }: DatasetsContext, input) {
    const dataset = await lockDataset(db, input.id)
    if (!dataset) throw datasetNotFound({ id: input.id })
    const metadata = metadataOf(dataset)
    const next = changed(metadata, input)
    requireLicence(next)
    if (canonicalJson(metadata) === canonicalJson(next)) return { ...dataset, changed: false }
    await updateMetadata(db, dataset.id, next, now)
    // What the rules kept from being read under the former label or without a reference is wanted again.
    const version = await sealedVersion(db, dataset.id)
    if (version) await versionSealed(db, { dataSet: dataset.id, version })
    return { ...dataset, ...next, changedAt: now.toISOString(), changed: true }
  },
})

/** What was left out stays, but for the text of a licence that is replaced. */
function changed(metadata: Metadata, input: z.output<typeof Input>): Metadata {
  const otherLicence = input.licence !== undefined && input.licence !== metadata.licence
  return {
    titles: input.titles ?? metadata.titles,
    descriptions: input.descriptions === undefined ? metadata.descriptions : input.descriptions,
    licence: input.licence ?? metadata.licence,
    licenceText: input.licenceText ?? (otherLicence ? null : metadata.licenceText),
    label: labelOf({
      secrecy: input.secrecy ?? metadata.label.secrecy,
      personal: input.personal ?? metadata.label.personal,
      sectors: input.sectors ?? metadata.label.sectors,
      residency: input.residency ?? metadata.label.residency,
    }),
    sourceUrl: input.sourceUrl === undefined ? metadata.sourceUrl : input.sourceUrl,
    provenance: input.provenance ?? metadata.provenance,
    announced: input.announced ?? metadata.announced,
    cndp: input.cndp === undefined ? metadata.cndp : input.cndp,
    purposes: input.purposes ?? metadata.purposes,
  }
}
