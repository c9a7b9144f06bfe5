import { newId, newSecretId } from '../../src/kernel/identifier.ts'
import { exportFormats } from '../../src/modules/register/index.ts'
import type { Random } from '../random.ts'
import type { World } from './world.ts'

/**
 * How each operation may be called in a world: with what is there, what is not, and what is kept from the caller. One
 * without a way fails the test: whoever adds an operation says how it is called.
 */
export type Inputs = Readonly<Record<string, (world: World, random: Random) => Record<string, unknown>>>

const record = ({ records }: World, random: Random) => (random.chance(0.9) ? random.pick(records) : 'none')
const digest = `sha256:${'0'.repeat(64)}`
const words = 'نحتاج إليها للبحث في الخدمات البعيدة.'
const none = () => ({})

function dataSet({ dataSets }: World, random: Random): string {
  return random.chance(0.05) ? newId('ds') : random.pick(dataSets).id
}

/** A data set with one of its versions, or another's. */
function version({ dataSets }: World, random: Random) {
  const one = random.pick(dataSets)
  const other = random.chance(0.1) ? random.pick(dataSets) : one
  return {
    id: one.id,
    version: random.chance(0.05) ? digest : random.pick(other.versions),
    path: random.pick(other.paths),
  }
}

function judgedPage(world: World, random: Random) {
  const { id, version: named, path } = version(world, random)
  return { dataSet: id, version: named, page: 1, path }
}

/** A word of a document in the question, which may lead to the words beside it. */
function question({ canaries }: World, random: Random): string {
  const word = random.chance(0.8) ? random.pick(canaries).word : 'العدد'
  return random.pick([`كم العدد في ${word}؟`, `ما هو ${word}؟`, `العدد في السنة ${word}`])
}

function page(random: Random) {
  return random.chance(0.5) ? {} : { limit: 1 + random.below(5) }
}

const person = (world: World, random: Random) => {
  const { principal } = random.pick(world.callers)
  return principal.kind === 'person' ? principal.id : newId('per')
}
const organisation = (world: World, random: Random) => random.pick(world.organisations)
const project = ({ projects }: World, random: Random) => (random.chance(0.1) ? newId('prj') : random.pick(projects))
/** The newest more often: what was started is gone on with. */
const request = ({ requests }: World, random: Random) =>
  random.chance(0.1) ? newId('prq') : random.chance(0.6) ? requests.at(-1)! : random.pick(requests)
const permit = (world: World, random: Random) => random.pick([...world.permits, newId('pmt')])
const problem = (world: World, random: Random) => random.pick([...world.problems, newId('pb')])
const answer = (world: World, random: Random) =>
  world.answers.length > 0 && random.chance(0.9) ? random.pick(world.answers) : newSecretId('ans')
const index = ({ decisions }: World, random: Random) => ({
  index: decisions.length > 0 && random.chance(0.7) ? random.pick(decisions) : random.below(400),
})
const said = () => ({ title: { ar: 'حاجة عمومية' }, need: { ar: 'نحتاج إلى خدمات في المناطق البعيدة.' } })

const thing = (prefix: string, things: (world: World) => readonly string[]) => (world: World, random: Random) =>
  random.chance(0.9) ? random.pick(things(world)) : newId(prefix)
const assistant = thing('ast', ({ assistants }) => assistants)
const plan = thing('evp', ({ plans }) => plans)
const run = thing('evr', ({ runs }) => runs)
const solution = thing('sol', ({ solutions }) => solutions)
const system = thing('sys', ({ systems }) => systems)
const task = ({ tasks }: World, random: Random) => (random.chance(0.95) ? random.pick(tasks) : digest)
/** Mostly of what is not there: what it would do ends what others look at. */
const rarely = (prefix: string, one: (world: World, random: Random) => string) => (world: World, random: Random) =>
  random.chance(0.1) ? one(world, random) : newId(prefix)
const stage = (random: Random) => random.pick(['staff', 'production'])
const reason = { ar: words }
const header = JSON.stringify({
  slug: 'written',
  kind: 'robustness',
  names: reason,
  description: reason,
  licence: 'CC0-1.0',
  source: 'written for this test',
  scorers: [{ name: 'exact' }],
})
const item = (random: Random) =>
  JSON.stringify({ id: `q${random.below(1e9)}`, language: 'ar', input: { question: words }, target: { texts: ['لا'] } })
const criteria = [{ metric: 'exact', slice: null, comparator: 'at-least', threshold: 0.5, on: 'value' }]

export const inputs: Inputs = {
  'policy.list-rules': none,
  'policy.preview-impact': (world, random) => ({
    change: random.pick([
      {
        kind: 'label',
        dataSet: dataSet(world, random),
        label: { secrecy: 'public', personal: 'none', sectors: [], residency: 'anywhere' },
      },
      { kind: 'permit', permit: permit(world, random) },
      { kind: 'reference', dataSet: dataSet(world, random), until: null },
    ]),
  }),

  'identity.sign-in': () => ({ link: newSecretId('lnk') }),
  'identity.sign-out': () => ({ token: newSecretId('ses') }),
  'identity.sign-in-password': () => ({ login: 'amina', password: 'a password that is none' }),
  'identity.begin-passkey-sign-in': none,
  'identity.sign-in-passkey': () => ({ response: {} }),
  'identity.begin-oidc': none,
  'identity.sign-in-oidc': () => ({ code: 'x', state: 'y' }),
  'identity.set-password': () => ({ login: 'x', password: 'short' }),
  'identity.begin-totp': none,
  'identity.confirm-totp': () => ({ code: '000000' }),
  'identity.renew-recovery-codes': none,
  'identity.begin-passkey': none,
  'identity.add-passkey': () => ({ response: {}, name: 'key' }),
  'identity.add-oidc': () => ({ code: 'x', state: 'y' }),
  'identity.list-credentials': none,
  'identity.remove-credential': () => ({ id: newId('crd') }),
  'identity.list-sessions': none,
  'identity.end-session': () => ({ id: newId('ssn') }),
  'identity.end-other-sessions': () => ({ unknown: true }),
  'identity.list-failed-sign-ins': none,
  'identity.read-self': none,
  'identity.issue-link': (world, random) => ({ person: person(world, random) }),
  'identity.create-person': () => ({ name: 'Salma', roles: ['member'] }),
  'identity.list-people': (_, random) => page(random),
  'identity.list-organisations': (_, random) => page(random),
  'identity.read-organisation': (world, random) => ({ id: organisation(world, random) }),
  'identity.create-organisation': (_, random) => ({ names: { ar: `هيئة ${random.below(1e9)}` }, kind: 'company' }),
  'identity.change-organisation': (world, random) => ({ id: organisation(world, random), region: '04' }),
  'identity.close-organisation': () => ({ id: newId('org'), reason: words }),
  'identity.list-members': (world, random) => ({ id: organisation(world, random) }),
  'identity.set-membership': (world, random) => ({
    id: newId('org'),
    person: person(world, random),
    roles: ['member'],
  }),
  'identity.end-membership': (world, random) => ({ id: newId('org'), person: person(world, random) }),
  'identity.invite': (world, random) => ({ id: organisation(world, random), roles: ['member'] }),
  'identity.list-invitations': (world, random) => ({ id: organisation(world, random) }),
  'identity.withdraw-invitation': () => ({ id: newId('ivt') }),
  'identity.read-invitation': () => ({ secret: newSecretId('inv') }),
  'identity.accept-invitation': () => ({ secret: newSecretId('inv'), name: 'Amina' }),
  'identity.read-person': (world, random) => ({ person: person(world, random) }),
  'identity.set-roles': () => ({ person: newId('per'), roles: [] }),
  'identity.remove-person': () => ({ person: newId('per'), reason: words }),
  'identity.erase-person': () => ({ person: newId('per'), reason: words }),
  'identity.issue-key': () => ({ purpose: 'test', roles: ['member'], days: 1 }),
  'identity.list-keys': (_, random) => page(random),
  'identity.list-organisation-keys': (world, random) => ({ id: organisation(world, random) }),
  'identity.revoke-key': () => ({ id: newId('key') }),
  'identity.read-pseudonym': () => ({ sector: 'health' }),
  'identity.link-pseudonyms': () => ({ from: { sector: 'health', pseudonym: 'sid_x' }, to: 'justice' }),
  'identity.give-consent': (world, random) => ({
    purpose: 'research',
    until: '2027-06-30',
    organisation: organisation(world, random),
  }),
  'identity.list-consents': none,
  'identity.withdraw-consent': () => ({ id: newId('cns') }),

  'audit.read': none,
  'audit.read-entry': index,
  'audit.list-decisions': (_, random) => page(random),
  'audit.read-decision': index,
  'audit.read-decision-receipt': index,
  'audit.open-decision': (world, random) => ({ ...index(world, random), reason: 'مراجعة قرار بطلب من صاحبه.' }),

  'datasets.create': (world, random) => ({
    titles: { en: 'A set' },
    slug: random.pick(world.dataSets).slug,
    publisher: organisation(world, random),
    licence: 'CC-BY-4.0',
    secrecy: 'public',
    personal: 'none',
  }),
  'datasets.change-metadata': (world, random) => ({
    id: dataSet(world, random),
    // Labels rise and fall while others read.
    ...(random.chance(0.3) && { secrecy: random.pick(['internal', 'sensitive', 'very-sensitive']) }),
    ...(random.chance(0.3) && { announced: random.chance(0.5) }),
  }),
  'datasets.add-file': (world, random) => ({ id: dataSet(world, random), path: '../x' }),
  'datasets.remove-file': (world, random) => ({ id: dataSet(world, random), path: 'none.md' }),
  'datasets.read-draft': (world, random) => ({ id: dataSet(world, random) }),
  'datasets.seal': (world, random) => ({ id: dataSet(world, random) }),
  'datasets.read-findings': (world, random) => pickVersion(world, random, 'id', 'version'),
  'datasets.answer-findings': (world, random) => ({
    ...pickVersion(world, random, 'id', 'version'),
    reason: words,
  }),
  'datasets.publish': (world, random) => ({ id: dataSet(world, random) }),
  'datasets.list': (_, random) => ({
    ...page(random),
    ...(random.chance(0.3) && { state: random.pick(['draft', 'published']) }),
  }),
  'datasets.list-publications': (_, random) => page(random),
  'datasets.read': (world, random) => ({ id: dataSet(world, random) }),
  'datasets.read-version': (world, random) => pickVersion(world, random, 'id', 'digest'),
  'datasets.download': (world, random) => {
    const { id, version: named, path } = version(world, random)
    return { id, digest: named, path }
  },
  'datasets.list-golden-questions': (world, random) => pickVersion(world, random, 'id', 'digest'),

  'knowledge.read-index': (world, random) => pickVersion(world, random, 'dataSet', 'version'),
  'knowledge.rebuild-index': (world, random) => ({ dataSet: dataSet(world, random), version: digest }),
  'knowledge.search': (world, random) => ({
    query: question(world, random),
    ...(random.chance(0.4) && { in: dataSet(world, random) }),
  }),
  'knowledge.read-page': judgedPage,

  'knowledge.read-page-image': judgedPage,
  'knowledge.list-pages-below-gate': (world, random) => ({
    ...pickVersion(world, random, 'dataSet', 'version'),
    ...page(random),
  }),
  'knowledge.list-versions-below-gate': none,
  'knowledge.accept-page': (world, random) => ({ ...judgedPage(world, random), digest, reason: words }),
  'knowledge.withdraw-decision': (world, random) => ({ ...judgedPage(world, random), digest, reason: words }),
  'knowledge.correct-page': (world, random) => ({
    ...judgedPage(world, random),
    digest,
    text: question(world, random),
    reason: words,
  }),

  'programmes.list-kinds': none,
  'programmes.list': (_, random) => page(random),
  'programmes.read': (world, random) => ({ record: record(world, random) }),
  'programmes.history': (world, random) => ({ record: record(world, random) }),
  'programmes.list-changes': (_, random) => page(random),
  'programmes.propose': (world, random) => ({
    kind: 'institute',
    slug: `x-${random.below(1_000_000)}`,
    fields: {
      name: [{ texts: { ar: 'معهد' }, citations: [random.pick(world.dataSets).quotable] }],
    },
  }),
  'programmes.propose-change': () => ({ record: 'none', fields: {} }),
  'programmes.propose-end': () => ({ record: 'none', change: 'retraction', note: words }),
  'programmes.list-proposals': (_, random) => page(random),
  'programmes.read-revision': (world, random) => ({ record: record(world, random), revision: 1 }),
  'programmes.approve': (world, random) => ({
    record: record(world, random),
    revision: 1 + random.below(2),
  }),
  'programmes.refuse': () => ({ record: 'none', revision: 1, reason: words }),
  'programmes.list-derivations': none,
  'programmes.list-indicators': none,
  'programmes.read-indicator': () => ({ record: 'none' }),
  'programmes.list-indicator-events': () => ({ record: 'none' }),
  'programmes.list-flagged': (_, random) => page(random),
  'programmes.list-citable': (_, random) => page(random),
  'programmes.suggest': (world, random) => ({ kind: 'institute', query: question(world, random) }),

  'calls.propose-problem': (world, random) => ({ ...said(), dataSets: [dataSet(world, random)] }),
  'calls.list-problems': (_, random) => page(random),
  'calls.read-problem': (world, random) => ({ problem: problem(world, random) }),
  'calls.admit-problem': () => ({ problem: newId('pb') }),
  'calls.decline-problem': () => ({ problem: newId('pb'), reason: { ar: words } }),
  'calls.take-up-problem': () => ({ problem: newId('pb') }),
  'calls.set-problem-state': () => ({ problem: newId('pb'), state: 'solved' }),
  'calls.change-problem': (world, random) => ({ problem: problem(world, random), dataSets: [dataSet(world, random)] }),
  'calls.list-problem-changes': (_, random) => page(random),
  'calls.read-proposal': () => ({ secret: newSecretId('prop') }),

  'permits.create-project': (world, random) => ({
    problem: problem(world, random),
    kind: 'research',
    name: { ar: 'مشروع' },
  }),
  'permits.list-projects': (_, random) => page(random),
  'permits.read-project': (world, random) => ({ id: project(world, random) }),
  'permits.change-project': (world, random) => ({ id: project(world, random), name: { ar: 'مشروع' } }),
  'permits.invite-member': (world, random) => ({ id: project(world, random) }),
  'permits.join-project': () => ({ secret: newSecretId('pin') }),
  'permits.remove-member': (world, random) => ({ id: newId('prj'), person: person(world, random) }),
  'permits.end-project': () => ({ id: newId('prj'), reason: words }),
  'permits.start-request': (world, random) => ({ project: project(world, random), dataSets: [dataSet(world, random)] }),
  'permits.change-request': (world, random) => ({
    id: request(world, random),
    dataSets: [dataSet(world, random)],
    purpose: 'research',
    purposeText: words,
    legalBasis: 'public-mission',
    days: 30,
    justification: words,
  }),
  'permits.ask': (world, random) => ({ id: request(world, random) }),
  'permits.withdraw-request': (world, random) => ({ id: random.chance(0.2) ? request(world, random) : newId('prq') }),
  'permits.read-request': (world, random) => ({ id: request(world, random) }),
  'permits.list-requests': (_, random) => ({ box: random.pick(['mine', 'inbox']), ...page(random) }),
  'permits.grant': (world, random) => ({
    id: request(world, random),
    reason: words,
    personal: random.pick(['masked', 'plain']),
  }),
  'permits.refuse-request': (world, random) => ({
    id: random.chance(0.2) ? request(world, random) : newId('prq'),
    reason: words,
  }),
  'permits.read': (world, random) => ({ id: permit(world, random) }),
  'permits.list': (_, random) => page(random),
  'permits.revoke': (world, random) => ({
    id: random.chance(0.05) ? permit(world, random) : newId('pmt'),
    reason: words,
  }),
  'permits.read-document': (world, random) => ({ id: permit(world, random) }),

  'assistants.ask': (world, random) => ({
    question: question(world, random),
    ...(random.chance(0.4)
      ? { in: [dataSet(world, random)] }
      : random.chance(0.3) && { system: system(world, random), stage: stage(random) }),
  }),
  'assistants.create': (world, random) => ({
    project: project(world, random),
    names: { ar: 'مساعد' },
    dataSets: [dataSet(world, random)],
    ...(random.chance(0.5) && { permit: permit(world, random) }),
  }),
  'assistants.make-version': (world, random) => ({ id: assistant(world, random) }),
  'assistants.read': (world, random) => ({ id: assistant(world, random) }),
  'assistants.list': (world, random) => ({
    ...page(random),
    ...(random.chance(0.3) && { project: project(world, random) }),
  }),
  'assistants.read-answer': (world, random) => ({ id: answer(world, random) }),
  'assistants.count-answers': none,
  'assistants.read-receipt': (world, random) => ({ id: answer(world, random) }),

  'evaluation.add-task': (world, random) => ({
    header,
    items: item(random),
    organisation: organisation(world, random),
  }),
  'evaluation.add-golden-task': (world, random) => ({
    dataSet: dataSet(world, random),
    ...(random.chance(0.5) && { organisation: organisation(world, random) }),
  }),
  'evaluation.import-items': (world, random) => ({
    format: 'jsonl',
    header,
    text: item(random),
    organisation: organisation(world, random),
  }),
  'evaluation.list-tasks': (_, random) => page(random),
  'evaluation.read-task': (world, random) => ({ digest: task(world, random) }),
  'evaluation.list-items': (world, random) => ({ digest: task(world, random), ...page(random) }),
  'evaluation.add-endpoint': (world, random) => ({
    name: 'A model',
    url: 'https://models.example/v1',
    model: 'model-1',
    organisation: organisation(world, random),
  }),
  'evaluation.list-endpoints': none,
  'evaluation.end-endpoint': () => ({ id: newId('end') }),
  'evaluation.register-plan': (world, random) => ({
    task: task(world, random),
    system: { kind: 'assistant', id: assistant(world, random) },
    criteria,
  }),
  'evaluation.list-plans': (world, random) => ({
    ...page(random),
    ...(random.chance(0.3) && { task: task(world, random) }),
  }),
  'evaluation.read-plan': (world, random) => ({ id: plan(world, random) }),
  'evaluation.read-receipt': (world, random) => ({ id: plan(world, random) }),
  'evaluation.start-run': (world, random) => ({ id: plan(world, random) }),
  'evaluation.start-first': (world, random) => ({ assistant: assistant(world, random) }),
  'evaluation.cancel-run': (world, random) => ({ id: rarely('evr', run)(world, random) }),
  'evaluation.read-run': (world, random) => ({ id: run(world, random) }),
  'evaluation.list-runs': (_, random) => page(random),
  'evaluation.list-samples': (world, random) => ({ id: run(world, random), ...page(random) }),
  'evaluation.read-sample': (world, random) => ({ id: run(world, random), place: random.below(2) }),
  'evaluation.compare': (world, random) => ({
    runs: random.chance(0.5) ? world.runs.slice(1, 3) : [run(world, random), run(world, random)],
  }),
  'evaluation.export-run': (world, random) => ({ id: run(world, random) }),
  'evaluation.list-reviews': (world, random) => ({
    ...page(random),
    ...(random.chance(0.5) && { run: run(world, random) }),
  }),
  'evaluation.rate': (world, random) => ({
    run: run(world, random),
    place: 0,
    metric: 'human-review',
    value: 1,
    note: words,
  }),
  'evaluation.judge': (world, random) => ({ run: run(world, random), endpoint: newId('end') }),
  'evaluation.read-agreement': (world, random) => ({ run: run(world, random) }),

  'register.create-solution': (world, random) => ({
    problem: problem(world, random),
    names: reason,
    ...(random.chance(0.5) ? { project: project(world, random) } : { organisation: organisation(world, random) }),
  }),
  'register.read-solution': (world, random) => ({ solution: solution(world, random) }),
  'register.adopt': (world, random) => ({
    solution: solution(world, random),
    organisation: organisation(world, random),
  }),
  'register.create-system': (world, random) => ({
    solution: solution(world, random),
    slug: `made-${random.below(1e9)}`,
    names: reason,
    ...(random.chance(0.5) && { assistant: assistant(world, random) }),
  }),
  'register.declare': (world, random) => ({ system: system(world, random), supplier: reason }),
  'register.put-live': (world, random) => ({ system: rarely('sys', system)(world, random) }),
  'register.withdraw': (world, random) => ({
    system: random.chance(0.02) ? system(world, random) : newId('sys'),
    reason,
  }),
  'register.list': (world, random) => ({
    ...page(random),
    ...(random.chance(0.3) && { owner: organisation(world, random) }),
  }),
  'register.list-own': (_, random) => page(random),
  'register.list-own-solutions': (_, random) => page(random),
  'register.read': (world, random) => ({ system: system(world, random) }),
  'register.name-version': (world, random) => ({
    system: system(world, random),
    stage: stage(random),
    version: digest,
  }),
  'register.approve': (world, random) => ({ system: system(world, random), stage: stage(random) }),
  'register.withdraw-approval': ({ approvals }, random) => ({
    id: random.chance(0.05) ? random.pick(approvals) : newId('apr'),
    reason: words,
  }),
  'register.list-approvals': (_, random) => page(random),
  'register.stop': (world, random) => ({ system: rarely('sys', system)(world, random), reason }),
  'register.lift': (world, random) => ({ system: system(world, random), reason }),
  'register.assess': (world, random) => ({ system: system(world, random), answers: {}, grounds: reason }),
  'register.read-assessment': (world, random) => ({ system: system(world, random) }),
  'register.read-questionnaire': none,
  'register.preview-risk': () => ({ answers: {} }),
  'register.export': (world, random) => ({
    system: system(world, random),
    format: random.pick([...exportFormats]),
  }),
  'register.report-incident': (world, random) => ({
    system: system(world, random),
    harm: 'rights',
    severity: 'minor',
    what: words,
  }),
  'register.read-own-incident': () => ({ secret: newSecretId('inr') }),
  'register.settle-incident': (world, random) => ({
    id: rarely('inc', ({ incidents }) => random.pick(incidents))(world, random),
    state: 'dismissed',
    outcome: reason,
  }),
  'register.list-incidents': (world, random) => ({
    ...page(random),
    ...(random.chance(0.5) && { id: random.pick(world.incidents) }),
  }),
  'register.contest': (world, random) => ({ id: answer(world, random), why: words }),
  'register.read-own-contest': () => ({ secret: newSecretId('ctr') }),
  'register.list-contests': (world, random) => ({
    ...page(random),
    ...(random.chance(0.5) && { id: random.pick(world.contests) }),
  }),
  'register.settle-contest': (world, random) => ({
    id: rarely('ctc', ({ contests }) => random.pick(contests))(world, random),
    upheld: false,
    outcome: reason,
  }),
}

function pickVersion(world: World, random: Random, dataSetField: string, versionField: string) {
  const { id, version: named } = version(world, random)
  return { [dataSetField]: id, [versionField]: named }
}
