import type { Language } from '../kernel/language.ts'

/**
 * Where each page and form is, in one place for pages and routes. An address starts after its language: `/data-sets`
 * is served as `/ar/data-sets`, `/fr/data-sets`, `/en/data-sets`.
 */
export const addresses = {
  home: '/',
  ask: '/ask',
  answer: (receiptId: string) => `/answers/${encodeURIComponent(receiptId)}`,
  /** Its receipt as a file, for a reader who reads it under a permit. */
  answerReceipt: (receiptId: string) => `/answers/${encodeURIComponent(receiptId)}/receipt`,
  dataSets: '/data-sets',
  dataSet: (id: string) => `/data-sets/${encodeURIComponent(id)}`,
  dataSetVersion: (id: string, version: string) => versionAddress(id, version),
  /** How far reading the version is: the block alone. */
  indexProgress: (id: string, version: string) => `${versionAddress(id, version)}/progress`,
  /** What was found in the version that identifies people. */
  findings: (id: string, version: string) => `${versionAddress(id, version)}/findings`,
  /** Its sensitivity label and its announcement; on the way of a version to publication it leads on to that one's review. */
  dataSetLabel: (id: string, version: string | null = null) =>
    `/data-sets/${encodeURIComponent(id)}/label${onTheWayOf(version)}`,
  /** Under which reference its personal data are processed, and for what; leads on in the same way. */
  dataSetProtection: (id: string, version: string | null = null) =>
    `/data-sets/${encodeURIComponent(id)}/protection${onTheWayOf(version)}`,
  versionFile: (id: string, version: string, path: string) =>
    `${versionAddress(id, version)}/files/${path.split('/').map(encodeURIComponent).join('/')}`,
  /** Pages of the version that are not searched until an officer accepts or corrects them. */
  pagesBelowGate: (id: string, version: string) => `${versionAddress(id, version)}/pages-below-gate`,
  /** A page as a picture beside the text that was read on it. */
  judgedPage: (id: string, version: string, page: number, path: string) =>
    pageAddress(id, version, 'judged-pages', page, path),
  pageImage: (id: string, version: string, page: number, path: string) =>
    pageAddress(id, version, 'page-images', page, path),
  /** Where the form of one decision about a page goes. */
  withdrawnDecision: (id: string, version: string, page: number, path: string) =>
    pageAddress(id, version, 'withdrawn-decisions', page, path),
  acceptedPage: (id: string, version: string, page: number, path: string) =>
    pageAddress(id, version, 'accepted-pages', page, path),
  correctedPage: (id: string, version: string, page: number, path: string) =>
    pageAddress(id, version, 'corrected-pages', page, path),
  review: (id: string, version: string) => `${versionAddress(id, version)}/review`,
  publication: (id: string, version: string) => `${versionAddress(id, version)}/publication`,
  draft: (id: string) => `/data-sets/${encodeURIComponent(id)}/draft`,
  /** Takes files, and answers the list of those received. */
  draftFiles: (id: string) => `/data-sets/${encodeURIComponent(id)}/draft/files`,
  draftRemoval: (id: string) => `/data-sets/${encodeURIComponent(id)}/draft/removal`,
  draftSeal: (id: string) => `/data-sets/${encodeURIComponent(id)}/draft/seal`,
  source: (dataSet: string, version: string, page: number, path: string) =>
    `/sources/${encodeURIComponent(dataSet)}/${encodeURIComponent(version)}/${page}/${path.split('/').map(encodeURIComponent).join('/')}`,
  publish: '/publish',
  network: '/network',
  roadmap: '/roadmap',
  /** Lists of records: of a kind, with the roadmap's filters. */
  records: '/records',
  /** The page of a record, whatever its kind. */
  record: (slug: string) => `/records/${encodeURIComponent(slug)}`,
  /** The same as data, in JSON-LD; without a language. */
  recordData: (slug: string) => `/records/${encodeURIComponent(slug)}.jsonld`,
  recordHistory: (slug: string) => `/records/${encodeURIComponent(slug)}/history`,
  space: (audience: string) => `/spaces/${encodeURIComponent(audience)}`,
  /** Public problems: a need and who has it. `/problems/…` is what error codes mean. */
  needs: '/needs',
  need: (id: string) => `/needs/${encodeURIComponent(id)}`,
  proposeNeed: '/needs/new',
  /** What became of a proposal, for whoever has its secret. */
  needProposal: (secret: string) => `/needs/proposals/${encodeURIComponent(secret)}`,
  /** What officers and organisations do with a problem. */
  needAct: (id: string, act: string) => `/needs/${encodeURIComponent(id)}/${act}`,
  indicators: '/indicators',
  /** What is under an indicator's number. */
  indicatorEvents: (slug: string) => `/indicators/${encodeURIComponent(slug)}/events`,
  changes: '/changes',
  changesFeed: '/changes.atom',
  /** Where records are written and approved. */
  desk: '/desk',
  newRecord: '/desk/records/new',
  editRecord: (slug: string) => `/desk/records/${encodeURIComponent(slug)}/edit`,
  endRecord: (slug: string) => `/desk/records/${encodeURIComponent(slug)}/end`,
  revision: (slug: string, revision: number) => `/desk/records/${encodeURIComponent(slug)}/revisions/${revision}`,
  approval: (slug: string, revision: number) =>
    `/desk/records/${encodeURIComponent(slug)}/revisions/${revision}/approval`,
  refusal: (slug: string, revision: number) =>
    `/desk/records/${encodeURIComponent(slug)}/revisions/${revision}/refusal`,
  /** A passage, and what of it a record may say. */
  cite: '/desk/cite',
  /** Takes a file of records. */
  importRecords: '/desk/import',
  rules: '/rules',
  log: '/log',
  logEntry: (index: number) => `/log/entries/${index}`,
  checkReceipt: '/receipts/check',
  signIn: '/sign-in',
  /** Where the form of one way to sign in goes. */
  signInWith: (method: 'password' | 'passkey' | 'oidc') => `/sign-in/${method}`,
  /** Who signed in: how they sign in, their sessions, keys and consents. */
  account: '/account',
  accountAct: (act: string) => `/account/${act}`,
  /** Projects, permits, and what waits for whoever is signed in. */
  workspace: '/workspace',
  projects: '/projects',
  newProject: '/projects/new',
  project: (id: string) => `/projects/${encodeURIComponent(id)}`,
  projectAct: (id: string, act: string) => `/projects/${encodeURIComponent(id)}/${act}`,
  /** Where somebody who was invited to a project joins it, by the invitation's secret. */
  projectInvitation: (secret: string) => `/projects/join/${encodeURIComponent(secret)}`,
  /** A request for a permit, one question a page. */
  newPermitRequest: '/permit-requests/new',
  permitRequest: (id: string) => `/permit-requests/${encodeURIComponent(id)}`,
  permitRequestStep: (id: string, step: string) => `/permit-requests/${encodeURIComponent(id)}/${step}`,
  /** Requests that wait for the owner of the data. */
  inbox: '/inbox',
  permit: (id: string) => `/permits/${encodeURIComponent(id)}`,
  permitAct: (id: string, act: string) => `/permits/${encodeURIComponent(id)}/${act}`,
  /** What a project's members put together from data. */
  newAssistant: (project: string) => `/projects/${encodeURIComponent(project)}/assistants/new`,
  assistant: (id: string) => `/assistants/${encodeURIComponent(id)}`,
  assistantAct: (id: string, act: string) => `/assistants/${encodeURIComponent(id)}/${act}`,
  /** The evaluation laboratory: tests, plans and runs. */
  evaluation: '/evaluation',
  task: (digest: string) => `/evaluation/tasks/${encodeURIComponent(digest)}`,
  newTask: '/evaluation/tasks/new',
  newPlan: '/evaluation/plans/new',
  plan: (id: string) => `/evaluation/plans/${encodeURIComponent(id)}`,
  planAct: (id: string, act: string) => `/evaluation/plans/${encodeURIComponent(id)}/${act}`,
  run: (id: string) => `/evaluation/runs/${encodeURIComponent(id)}`,
  runAct: (id: string, act: string) => `/evaluation/runs/${encodeURIComponent(id)}/${act}`,
  /** How far a run is: the block alone. */
  runProgress: (id: string) => `/evaluation/runs/${encodeURIComponent(id)}/progress`,
  /** The samples of a run, narrowed by the query. */
  samples: (id: string) => `/evaluation/runs/${encodeURIComponent(id)}/samples`,
  /** One sample: what went in and came out, beside other runs' of the same item (`?with=`). */
  sample: (id: string, place: number) => `/evaluation/runs/${encodeURIComponent(id)}/samples/${place}`,
  /** Runs of one test side by side: `?run=…&run=…`. */
  comparison: '/evaluation/comparison',
  /** Samples that wait for a human rating. */
  reviews: '/evaluation/reviews',
  endpoints: '/evaluation/endpoints',
  /** The public register of systems. */
  register: '/register',
  system: (slug: string) => `/register/${encodeURIComponent(slug)}`,
  systemAct: (slug: string, act: string) => `/register/${encodeURIComponent(slug)}/${act}`,
  newSystem: '/register/new',
  /** One part of what is declared of a system. */
  declarationStep: (slug: string, step: string) => `/register/${encodeURIComponent(slug)}/declaration/${step}`,
  solution: (slug: string) => `/solutions/${encodeURIComponent(slug)}`,
  solutionAct: (slug: string, act: string) => `/solutions/${encodeURIComponent(slug)}/${act}`,
  /** What waits for an approver. */
  approvals: '/approvals',
  /** What an approver puts their name under, before they do. */
  systemApproval: (slug: string, stage: 'staff' | 'production') => `/approvals/${encodeURIComponent(slug)}/${stage}`,
  /** Incidents and contests that wait for whoever answers for the system. */
  reports: '/reports',
  /** What became of an incident or a contest, for whoever has its secret. */
  incident: (secret: string) => `/incidents/${encodeURIComponent(secret)}`,
  /** The same for those who settle it. */
  reportedIncident: (id: string) => `/reports/incidents/${encodeURIComponent(id)}`,
  incidentAct: (id: string, act: string) => `/reports/incidents/${encodeURIComponent(id)}/${act}`,
  contest: (secret: string) => `/contests/${encodeURIComponent(secret)}`,
  openContest: (id: string) => `/reports/contests/${encodeURIComponent(id)}`,
  contestAct: (id: string, act: string) => `/reports/contests/${encodeURIComponent(id)}/${act}`,
  /** Where an answer is contested. */
  contestAnswer: (receiptId: string) => `/answers/${encodeURIComponent(receiptId)}/contest`,
  /** One's own decisions. */
  decisions: '/decisions',
  /** Why something was allowed or refused. */
  decision: (index: number) => `/decisions/${index}`,
  decisionOpening: (index: number) => `/decisions/${index}/opening`,
  organisations: '/organisations',
  organisation: (id: string) => `/organisations/${encodeURIComponent(id)}`,
  organisationAct: (id: string, act: string) => `/organisations/${encodeURIComponent(id)}/${act}`,
  people: '/people',
  person: (id: string) => `/people/${encodeURIComponent(id)}`,
  personAct: (id: string, act: string) => `/people/${encodeURIComponent(id)}/${act}`,
  /** Where an invitation is accepted, by its secret. */
  invitation: (secret: string) => `/invitations/${encodeURIComponent(secret)}`,
  signOut: '/sign-out',
  api: '/api',
  problem: (code: string) => `/problems/${encodeURIComponent(code)}`,
  accessibility: '/accessibility',
} as const

function versionAddress(id: string, version: string): string {
  return `/data-sets/${encodeURIComponent(id)}/versions/${encodeURIComponent(version)}`
}

function pageAddress(id: string, version: string, what: string, page: number, path: string): string {
  return `${versionAddress(id, version)}/${what}/${page}/${path.split('/').map(encodeURIComponent).join('/')}`
}

function onTheWayOf(version: string | null): string {
  return version === null ? '' : `?version=${encodeURIComponent(version)}`
}

/** The address in a language: `/ar/ask`. */
export function localised(language: Language, address: string): string {
  return `/${language}${address}`
}
