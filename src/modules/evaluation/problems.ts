import { problem } from '../../kernel/problem.ts'

/** `line` of the header counts from 1; 0 when the text as a whole is meant. `fault`: a `HeaderFault`. */
export const headerRefused = problem<{ line: number; fault: string; field: string }>('evaluation.header-refused', 400)
/** `line` counts from 1, in a log of Inspect the samples do. `fault`: an `ItemFault`. Of the item nothing but the name of a field. */
export const itemsRefused = problem<{ line: number; fault: string; field: string }>('evaluation.items-refused', 400)
/** Whoever makes something does so in the name of an organisation; they name none, and are a member of none or of several. */
export const organisationNeeded = problem('evaluation.organisation-needed', 400)
export const organisationNotFound = problem<{ id: string }>('evaluation.organisation-not-found', 404)
/** The same for one that the caller may not read. */
export const dataSetNotFound = problem<{ id: string }>('evaluation.data-set-not-found', 404)
/** A test with data that not everybody may read belongs to the organisation that answers for the data. */
export const dataNotYours = problem<{ id: string }>('evaluation.data-not-yours', 409)
/** The data set's current version holds no golden questions. */
export const noGoldenQuestions = problem<{ id: string }>('evaluation.no-golden-questions', 409)
export const scorerUnknown = problem<{ scorer: string }>('evaluation.scorer-unknown', 400)
export const metricUnknown = problem<{ metric: string }>('evaluation.metric-unknown', 400)

/** The same for one that the caller may not know of. So for plans. */
export const taskNotFound = problem<{ digest: string }>('evaluation.task-not-found', 404)
/** Items of a hidden test are shown to nobody. */
export const itemsHidden = problem<{ digest: string }>('evaluation.items-hidden', 403)
/** What quotes a data set is read by whoever may read the data set. */
export const dataClosed = problem<{ dataSet: string }>('evaluation.data-closed', 403)

export const endpointNotFound = problem<{ id: string }>('evaluation.endpoint-not-found', 404)
export const endpointEnded = problem<{ id: string }>('evaluation.endpoint-ended', 409)
/** `fault`: an `AddressFault`. */
export const addressRefused = problem<{ fault: string }>('evaluation.address-refused', 400)

export const planNotFound = problem<{ id: string }>('evaluation.plan-not-found', 404)
/** The assistant, its version or the endpoint that is to be put to the test. */
export const systemNotFound = problem<{ id: string }>('evaluation.system-not-found', 404)
export const projectNotFound = problem<{ id: string }>('evaluation.project-not-found', 404)
/** More items than the test has. */
export const itemsTooMany = problem<{ items: number; has: number }>('evaluation.items-too-many', 409)
/** A threshold that no value could miss, or none could reach. */
export const thresholdSenseless = problem<{ metric: string; threshold: number }>('evaluation.threshold-senseless', 400)
/** The criteria name a part of the test that has no items: `language:ary`, `slice:safety`. */
export const sliceUnknown = problem<{ slice: string }>('evaluation.slice-unknown', 400)
/** A hidden test is put to a version once for each duty: another plan would be another attempt. */
export const hiddenPlanExists = problem<{ id: string }>('evaluation.hidden-plan-exists', 409)
export const attemptsTooMany = problem<{ attempts: number; most: number }>('evaluation.attempts-too-many', 409)
/** A plan for a duty draws some of the items, and names the seed: the platform draws. */
export const drawChosen = problem('evaluation.draw-chosen', 400)
/** Some of a test's items are drawn for a version once for each duty: another plan would be another draw. */
export const drawExists = problem<{ id: string }>('evaluation.draw-exists', 409)
/** Data that not everybody may read are not sent to an endpoint. */
export const dataStays = problem<{ digest: string }>('evaluation.data-stays', 409)
/** The plan has no place in the log yet, or the log does not say what came of it. */
export const notInLog = problem<{ id: string }>('evaluation.not-in-log', 409)
/** Something is no longer what the plan says. `what`: plan, task, items, data, system, harness. */
export const planDiffers = problem<{ what: string }>('evaluation.plan-differs', 409)

/** No level of risk asks for an evaluation of this name. */
export const dutyUnknown = problem<{ duty: string }>('evaluation.duty-unknown', 400)
/** The plan asks for less than the duty that it is for. */
export const barTooWeak = problem<{ duty: string }>('evaluation.bar-too-weak', 409)

export const cursorUnknown = problem('evaluation.cursor-unknown', 400)

export const runNotFound = problem<{ id: string }>('evaluation.run-not-found', 404)
/** Every attempt that the plan allows has begun, however it ended. */
export const attemptsUsed = problem<{ attempts: number }>('evaluation.attempts-used', 409)
/** It has finished, failed or been cancelled. */
export const runOver = problem<{ id: string; state: string }>('evaluation.run-over', 409)
/** Samples or ratings are missing, or there is a result already. */
export const notToBeRecorded = problem<{ id: string; state: string }>('evaluation.not-to-be-recorded', 409)
export const sampleNotFound = problem<{ run: string; place: number }>('evaluation.sample-not-found', 404)
/** Only what has come to its end by itself is compared and exported. */
export const runNotFinished = problem<{ id: string }>('evaluation.run-not-finished', 409)
/** Runs of different tests say nothing about each other. */
export const tasksDiffer = problem('evaluation.tasks-differ', 409)
/** Nobody asks people to rate this sample, or not any more. */
export const notToBeRated = problem<{ run: string; place: number }>('evaluation.not-to-be-rated', 409)
/** Whoever made the version or fixed its bar does not say how good its answers are. */
export const anotherPersonRates = problem<{ run: string }>('evaluation.another-person-rates', 409)
export const ratingOffScale = problem<{ levels: number }>('evaluation.rating-off-scale', 400)
/** A rating is never changed. */
export const alreadyRated = problem<{ run: string; place: number }>('evaluation.already-rated', 409)
/** The plan asks no model, the samples are not all there, or the model is the one that is put to the test. */
export const notToBeJudged = problem<{ id: string }>('evaluation.not-to-be-judged', 409)
/** Another model has judged it: nobody chooses between judges. */
export const alreadyJudged = problem<{ id: string }>('evaluation.already-judged', 409)
/** More samples than one log of Inspect is written with. */
export const exportTooLarge = problem<{ id: string; most: number }>('evaluation.export-too-large', 409)
