import { z } from 'zod'
import { viewOf } from '../../../kernel/database.ts'
import { Digest, digestOfText } from '../../../kernel/identifier.ts'
import { operation } from '../../../kernel/operation.ts'
import { type DatasetTables, isStricter, surveyPages, versionFacts } from '../../datasets/index.ts'
import type { KnowledgeContext } from '../context.ts'
import { decide, judging, type PagePlace, pagePlace, pageToJudge } from '../judged-page.ts'
import { CorrectedText, DecisionReason } from '../page-decision.ts'
import {
  correctionIdentifies,
  documentNotFound,
  nothingCorrected,
  pageChanged,
  pageNotFound,
  versionNotFound,
} from '../problems.ts'

export const correctPage = operation({
  ...judging,
  id: 'knowledge.correct-page',
  http: 'POST /data-sets/{dataSet}/versions/{version}/corrected-pages/{page}/{path}',
  summary: 'Write a page as it should read; what was read stays beside it, and whoever quotes it is told',
  bodyLimit: 2 ** 20,
  input: z.strictObject({
    ...pagePlace,
    /** Of the text that was looked at, as `knowledge.read-page` tells it. */
    digest: Digest,
    /** The whole page. */
    text: CorrectedText,
    reason: DecisionReason,
    /** The officer has seen that the text identifies people, and answers for the label as it is. */
    labelStands: z.boolean().default(false),
  }),
  output: z.strictObject({
    dataSet: z.string(),
    version: Digest,
    path: z.string(),
    page: z.number().int(),
    /** Of the corrected text. */
    digest: Digest,
  }),
  problems: [versionNotFound, documentNotFound, pageNotFound, pageChanged, nothingCorrected, correctionIdentifies],

  async run(context: KnowledgeContext, { digest, text, reason, labelStands, ...place }) {
    const judged = await pageToJudge(context, { ...place, digest })
    if (text === judged.original.text.trimEnd() || text === judged.page.text)
      throw nothingCorrected({ page: place.page })
    if (!labelStands) await requireLabelCovers(context, place, text)
    await decide(context, place, judged, { decision: 'correct', reason, text })
    return { ...place, digest: digestOfText(text) }
  },
})

/** A file is looked through for what identifies people when it is read; what an officer adds, here. */
async function requireLabelCovers(
  { db, personalData }: KnowledgeContext,
  { dataSet, version }: Pick<PagePlace, 'dataSet' | 'version'>,
  text: string,
): Promise<void> {
  const { label } = await versionFacts({ db: viewOf<DatasetTables>(db) }, { id: dataSet, digest: version })
  const personal = label?.personal ?? 'none'
  const { proposed } = await surveyPages(personalData, [text])
  if (isStricter(proposed, personal)) throw correctionIdentifies({ proposed })
}
