/** Knowledge: documents as text with places, and the passages that answer a question. */
import { acceptPage } from './operations/accept-page.ts'
import { collectIndexes } from './operations/collect-indexes.ts'
import { correctPage } from './operations/correct-page.ts'
import { embedVersion } from './operations/embed-version.ts'
import { indexVersion } from './operations/index-version.ts'
import { listPagesBelowGate } from './operations/list-pages-below-gate.ts'
import { listVersionsBelowGate } from './operations/list-versions-below-gate.ts'
import { readIndex } from './operations/read-index.ts'
import { readPage } from './operations/read-page.ts'
import { readPageImage } from './operations/read-page-image.ts'
import { rebuildIndex } from './operations/rebuild-index.ts'
import { searchPassages } from './operations/search.ts'
import { withdrawDecision } from './operations/withdraw-decision.ts'

export { analyseQuery as stemsOf } from './analysis/analyse.ts'
export { analysisRecipe } from './analysis/analysis-recipe.ts'
export { type Span, sliceSpan } from './analysis/code-points.ts'
export { guessLanguage, identifyLanguage } from './analysis/language.ts'
export { interrogatives, type Wanted } from './asking/interrogatives.ts'
export { plainText, plainWords } from './asking/plain-words.ts'
export { datesIn, quantitiesIn, statesRank, statesReason, yearsIn } from './asking/stated.ts'
export {
  findExtraction,
  findPages,
  findPageTexts,
  latestExtractions,
  pageDigests,
  pagesOf,
  readingsOf,
} from './extraction-store.ts'
export { extractionsAt, placeKey } from './index-store.ts'
export type { PagePlace } from './judged-page.ts'
export { type Meaning, openMeaning } from './meaning/meaning.ts'
export { migrations } from './migrations/index.ts'
export { passageText } from './passage-text.ts'
export { documentNotFound, indexMissing, pageChanged, versionNotFound } from './problems.ts'
export type { QualityReason } from './quality/assess-page.ts'
export type { QuestionWord } from './ranking/question-words.ts'
export { type FoundPassage, type Reader, search } from './search.ts'
export { headingsAbove, legalPlaceOf } from './structure/legal-place.ts'
export type { KnowledgeTables } from './tables.ts'
export { standsVerbatim } from './verbatim.ts'
export { ensureIndex, renewDecided, renewIndexes, wantReading } from './want-index.ts'
export {
  acceptPage,
  correctPage,
  indexVersion,
  listPagesBelowGate,
  listVersionsBelowGate,
  readIndex,
  readPage,
  readPageImage,
  withdrawDecision,
}
export const operations = [
  indexVersion,
  embedVersion,
  readIndex,
  rebuildIndex,
  searchPassages,
  readPage,
  readPageImage,
  listPagesBelowGate,
  listVersionsBelowGate,
  acceptPage,
  correctPage,
  withdrawDecision,
  collectIndexes,
] as const
