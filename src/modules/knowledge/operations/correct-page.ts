import { z } from 'zod'
import { viewOf } from '../../../kernel/database.ts'
import { Digest, digestOfText } from '../../../kernel/identifier.ts'
import { operation } from '../../../kernel/operation.ts'
import { holderOf } from '../../../kernel/principal.ts'
import { concealedDataset, type DatasetTables, isStricter, surveyPages, versionFacts } from '../../datasets/index.ts'
import type { KnowledgeContext, KnowledgeQuestion } from '../context.ts'
import { findJudgedPage, indexAgain, type PagePlace, pagePlace, requireUncovered } from '../judged-page.ts'
import { CorrectedText, DecisionReason } from '../page-decision.ts'
import { putDecision } from '../page-decision-store.ts'
import {
  correctionIdentifies,
  documentNotFound,
  nothingCorrected,
  pageChanged,
  pageNotFound,
  versionNotFound,
} from '../problems.ts'

export const correctPage = operation({
  id: 'knowledge.correct-page',
  http: 'POST /data-sets/{dataSet}/versions/{version}/corrected-pages/{page}/{path}',
  summary: 'Write a page as it should read; what was read stays beside it, and whoever quotes it is told',
  permission: 'knowledge:judge',
  effect: 'write',
  cli: { positional: ['dataSet', 'version', 'path', 'page'] },
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

  /** The reason is the officer's own text, and may name whom it is about. The page is the document's. */
  redact: ({ personalData }: KnowledgeQuestion, input) => ({ ...input, reason: personalData.mask(input.reason).text }),
  facts: ({ db }: KnowledgeQuestion, { dataSet, version }) =>
    versionFacts({ db: viewOf<DatasetTables>(db) }, { id: dataSet, digest: version }),
  concealed: ({ dataSet }) => concealedDataset({ id: dataSet }),

  async run(context: KnowledgeContext, { digest, text, reason, labelStands, ...place }) {
    const { db, principal, now } = context
    await requireUncovered(context, place)
    const { extraction, page: current, original } = await findJudgedPage(context, place)
    if (original.digest !== digest) throw pageChanged({ page: place.page })
    if (text === original.text.trimEnd() || text === current.text) throw nothingCorrected({ page: place.page })
    if (!labelStands) await requireLabelCovers(context, place, text)
    const { dataSet, page } = place
    const { file } = extraction
    // The rules let nobody in who is not somebody.
    const said = { reason, by: holderOf(principal)!, at: now }
    await putDecision(db, { dataSet, file, page, digest, ...said, decision: 'correct', text })
    await indexAgain(context, place, file)
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
