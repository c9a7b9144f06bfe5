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
  Purposes,
  requireLabelParts,
  ShownName,
  ShownText,
  SourceUrl,
  StatedReference,
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
      announced: z.boolean().default(false),
      cndp: StatedReference.optional(),
      purposes: Purposes.default([]),
    })
    .superRefine(requireLabelParts),
  output: z.strictObject({ ...Dataset.shape, created: z.boolean() }),
  problems: [licenceUnknown, licenceTextMissing, licenceTextSuperfluous, publisherNotFound, slugTaken],

  async facts(context: DatasetsQuestion, input) {
    return {
      kind: 'data-set',
      id: 'new',
      label: labelOf(input),
      owner: await ownerNamed(context, input.publisher),
      published: false,
      licence: input.licence,
      provenance: input.provenance,
      ...(input.cndp && { cndp: input.cndp }),
      purposes: input.purposes,
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
      announced: input.announced,
      cndp: input.cndp ?? null,
      purposes: input.purposes,
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

type Naming = Pick<DatasetsQuestion, 'db' | 'organisations' | 'language'>

/** In the place of an organisation that is not known yet: nobody has a role in it, so only roles held everywhere count. */
const notKnownYet = 'new'

/** Who will answer for the data set. An officer of one organisation makes none for another. */
async function ownerNamed({ db, language, organisations }: Naming, named: string | Multilingual): Promise<string> {
  const names = namesIn(language, named)
  if (typeof names === 'string') return names
  return (await organisations.findNamed(db, names))?.id ?? notKnownYet
}

async function publisherOf({ db, language, organisations }: Naming, named: string | Multilingual): Promise<Publisher> {
  const names = namesIn(language, named)
  if (typeof names !== 'string') return organisations.findOrCreate(db, names)
  const publisher = await organisations.find(db, names)
  if (!publisher) throw publisherNotFound({ id: names })
  return publisher
}

/** An organisation's id as it is, or its names. */
function namesIn(language: Language, named: string | Multilingual): string | Multilingual {
  if (typeof named !== 'string' || OrganisationId.safeParse(named).success) return named
  return Titles.parse({ [language]: named })
}
