/** Data sets: what is published, by whom, under which licence and label, in which versions. */
import { addFile } from './operations/add-file.ts'
import { answerFindings } from './operations/answer-findings.ts'
import { changeMetadata } from './operations/change-metadata.ts'
import { collectObjects } from './operations/collect-objects.ts'
import { createDataset } from './operations/create-dataset.ts'
import { downloadFile } from './operations/download-file.ts'
import { listDatasets } from './operations/list-datasets.ts'
import { listGoldenQuestions } from './operations/list-golden-questions.ts'
import { listPublications } from './operations/list-publications.ts'
import { publishVersion } from './operations/publish-version.ts'
import { readDataset } from './operations/read-dataset.ts'
import { readDraft } from './operations/read-draft.ts'
import { readFindings } from './operations/read-findings.ts'
import { readVersion } from './operations/read-version.ts'
import { removeFile } from './operations/remove-file.ts'
import { sealVersion } from './operations/seal-version.ts'

export { type PermittedVersion, permittedVersions, readVersionFiles } from './catalogue-store.ts'
export { type DataFact, findDataFacts } from './data-facts.ts'
export { DatasetId, ShownText } from './dataset.ts'
export { versionsInUse } from './dataset-store.ts'
export { derivations } from './derivations.ts'
export { concealedDataset, permittedFacts, versionFacts } from './facts.ts'
export { DatasetFile, type RestatedSource } from './file.ts'
export { isStricter } from './findings.ts'
export { GoldenQuestion, goldenQuestionsPath, parseGoldenQuestions } from './golden-question.ts'
export { goldenQuestionsOf } from './golden-question-store.ts'
export { type Holding, holdingsOf, knownAs, replacedFiles } from './holding-store.ts'
export { impactSource } from './impact.ts'
export { spdxLicences } from './licence.ts'
export { migrations } from './migrations/index.ts'
export { datasetNotFound, findingsUnanswered, slugTaken } from './problems.ts'
export { restatedIn } from './restated-sources.ts'
export { restatementsOf } from './restatements.ts'
export { isDocument, refusedSurvey, type Survey, surveyDocument, surveyPages } from './survey.ts'
export { findSurveys, keepSurveys } from './survey-store.ts'
export type { DatasetTables } from './tables.ts'
export { noteUpload } from './upload-store.ts'
export { findVersionFile } from './version-store.ts'
export {
  addFile,
  answerFindings,
  changeMetadata,
  createDataset,
  downloadFile,
  listDatasets,
  listGoldenQuestions,
  listPublications,
  publishVersion,
  readDataset,
  readDraft,
  readFindings,
  readVersion,
  removeFile,
  sealVersion,
}
export const operations = [
  createDataset,
  changeMetadata,
  addFile,
  removeFile,
  readDraft,
  sealVersion,
  readFindings,
  answerFindings,
  publishVersion,
  listDatasets,
  listPublications,
  readDataset,
  readVersion,
  downloadFile,
  listGoldenQuestions,
  collectObjects,
] as const
