import { z } from 'zod'
import { canonicalJson } from '../../../../libs/canonical-json/index.ts'
import { idSchema, newId } from '../../../kernel/identifier.ts'
import type { Language, Multilingual } from '../../../kernel/language.ts'
import { operation } from '../../../kernel/operation.ts'
import type { DatasetsContext, DatasetsQuestion } from '../context.ts'
import {
  Dataset,
  DatasetSlug,
  LabelFields,
  LicenceId,
  LicenceText,
  labelOf,
  type Metadata,
  metadataOf,
  Provenance,
  type Publisher,
  requireLabelParts,
  ShownName,
  ShownText,
  SourceUrl,
  slugFrom,
  Titles,
} from '../dataset.ts'
import { findBySlug, insertDataset } from '../dataset-store.ts'
import { requireLicence } from '../licence-problems.ts'
import {
  licenceTextMissing,
  licenceTextSuperfluous,
  licenceUnknown,
  publisherNotFound,
  slugTaken,
} from '../problems.ts'

/** How the identity module names organisations. */
const OrganisationId = idSchema('org')

export const createDataset = operation({
  id: 'datasets.create',
  http: 'POST /data-sets',
  summary: 'Create a data set, or find the one that the same words made',
  permission: 'datasets:create',
  effect: 'write',
  input: z
    .strictObject({
      slug: DatasetSlug.optional(),
      titles: Titles,
      descriptions: ShownText.optional(),
      /** An organisation's id; or its name, in the caller's language or in several. */
      publisher: z.union([ShownName, Titles]),
      licence: LicenceId,
      licenceText: LicenceText.optional(),
      ...LabelFields,
      sourceUrl: SourceUrl.optional(),
      provenance: Provenance.default('primary'),
    })
    .superRefine(requireLabelParts),
  output: z.strictObject({ ...Dataset.shape, created: z.boolean() }),
  problems: [licenceUnknown, licenceTextMissing, licenceTextSuperfluous, publisherNotFound, slugTaken],

  facts(_: DatasetsQuestion, input) {
    const owner = OrganisationId.safeParse(input.publisher).data
    return {
      kind: 'data-set',
      id: 'new',
      label: labelOf(input),
      ...(owner && { owner }),
      published: false,
      licence: input.licence,
      provenance: input.provenance,
    }
  },

  async run({ db, now, language, organisations }: DatasetsContext, input) {
    const metadata: Metadata = {
      titles: input.titles,
      descriptions: input.descriptions ?? null,
      licence: input.licence,
      licenceText: input.licenceText ?? null,
      label: labelOf(input),
      sourceUrl: input.sourceUrl ?? null,
      provenance: input.provenance,
    }
    requireLicence(metadata)
    const publisher = await publisherOf({ db, language, organisations }, input.publisher)
    const slug = input.slug ?? slugFrom(input.titles)

    const created = await insertDataset(db, { id: newId('ds'), slug, publisher, ...metadata }, now)
    const dataset = await findBySlug(db, publisher.id, slug)
    if (!dataset || canonicalJson(metadataOf(dataset)) !== canonicalJson(metadata)) throw slugTaken({ slug })
    return { ...dataset, created }
  },
})

async function publisherOf(
  { db, language, organisations }: Pick<DatasetsContext, 'db' | 'organisations'> & { readonly language: Language },
  named: string | Multilingual,
): Promise<Publisher> {
  if (typeof named !== 'string') return organisations.findOrCreate(db, named)
  if (!OrganisationId.safeParse(named).success)
    return organisations.findOrCreate(db, Titles.parse({ [language]: named }))
  const publisher = await organisations.find(db, named)
  if (!publisher) throw publisherNotFound({ id: named })
  return publisher
}
