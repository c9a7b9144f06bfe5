import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import type { FreshDatabase } from '../../src/adapters/postgres/testing.ts'
import { viewOf } from '../../src/kernel/database.ts'
import { newSecretId } from '../../src/kernel/identifier.ts'
import { anonymous, type Principal } from '../../src/kernel/principal.ts'
import { findPrincipalBySession, type IdentityTables } from '../../src/modules/identity/index.ts'
import { aPerson, SoftwareAuthenticator, signedInAgain } from '../../src/modules/identity/testing.ts'
import type { TestSite } from '../../src/web/routes/testing.ts'
import { act } from '../leaks/laid.ts'
import { plantEvidence } from './hostile-evidence.ts'
import { type Planted, Planting, type Say } from './planting.ts'

/** Those in whose name everything is looked at. */
export const hostileCallers = [
  'administrator',
  'officer',
  'manager',
  'member',
  'lead',
  'evaluator',
  'approver',
  'builder',
] as const

/** Everything that people can write on a site, written by somebody who means harm. */
export type HostileWorld = {
  readonly planted: readonly Planted[]
  /** Tokens of sessions, by whose they are. */
  readonly sessions: Readonly<Record<(typeof hostileCallers)[number], string>>
  /** Pages that only somebody who has their address reaches. */
  readonly addresses: readonly string[]
}

const three = (say: Say, path: string, maximum?: number) =>
  Object.fromEntries(['ar', 'fr', 'en'].map((language) => [language, say(`${path}.${language}`, maximum)]))

const digestOf = (text: string) => `sha256:${createHash('sha256').update(text, 'utf8').digest('hex')}`
const body = (text: string) => () => ({ body: Readable.from([Buffer.from(text)]) })

/** A document that is itself hostile, in one sentence of which a record's words stand. */
const cited = `معهد النموذج "'><jz-x on=1></title><script>jz()</script><img src=x onerror=jz()> في الرباط`
const hostileText = `# باب </title><jz-x on=1>\n\n${cited}.\n\n[رابط](javascript:jz()) <script>jz()</script> ![صورة](x" onerror="jz()) \u202ecba\n\n=cmd|' /C calc'!A0\n`
const plainText = `${cited}.\n\n=1+1 \u202ecba \u2069 </title>\n`
const files: Readonly<Record<string, string>> = {
  'ar/text.md': hostileText,
  'page.html': `<!doctype html><title></title><jz-x on=1></title><h1 onclick="jz()">باب</h1><script>jz()</script><p>${cited.replaceAll('<', '&lt;')}</p><svg onload="jz()"><a href="javascript:jz()">x</a></svg>`,
  'table.csv': `"=1+1","<jz-x on=1>","</title><script>jz()</script>","@sum"\n"+1","-1","\u202eabc","<img src=x onerror=jz()>"\n`,
  'plain.txt': plainText,
  'feed.json': JSON.stringify({ '<jz-x on=1>': '</script><jz-x on=1>' }),
}

export async function aHostileWorld(db: FreshDatabase<never>, site: TestSite): Promise<HostileWorld> {
  const planting = new Planting(site)
  const plant = planting.plant.bind(planting)
  const refuse = planting.refuse.bind(planting)
  const identity = viewOf<IdentityTables>(db)
  const addresses: string[] = []
  const administrator = await aPerson(identity, { name: 'Driss', roles: ['administrator'] })
  const loader: Principal = { kind: 'service', id: 'sample-loader', roles: ['data-officer'] }
  const again = (id: string) => signedInAgain(identity, id)

  // Organisations and people.
  const ours = (
    await plant(administrator, 'identity.create-organisation', (say) => ({
      names: three(say, 'names', 200),
      kind: 'institute',
      verified: true,
    }))
  ).id
  const theirs = (
    await plant(administrator, 'identity.create-organisation', (say) => ({
      names: three(say, 'names', 200),
      kind: 'university',
      parent: ours,
    }))
  ).id
  await plant(administrator, 'identity.change-organisation', (say) => ({ id: theirs, names: three(say, 'names', 200) }))
  const someone = async (organisation: string, roles: readonly string[]) => {
    const { person } = await plant(administrator, 'identity.create-person', (say) => ({ name: say('name', 120) }))
    await act(site, administrator, 'identity.set-membership', { id: organisation, person: person.id, roles })
    return again(person.id)
  }
  await plant(administrator, 'identity.create-person', (say) => ({
    name: say('name', 120),
    organisation: say('organisation', 200),
  }))
  await plant(administrator, 'identity.create-person', (say) => ({
    name: say('name', 120),
    organisation: three(say, 'organisation', 200),
  }))
  const officer = await someone(ours, ['data-officer'])
  const second = await someone(ours, ['data-officer'])
  const manager = await someone(ours, ['manager'])
  const evaluator = await someone(ours, ['evaluator'])
  const approvers = [await someone(ours, ['approver']), await someone(ours, ['approver'])] as const
  const builder = await someone(ours, ['member'])
  const member = await someone(ours, ['member'])
  const lead = await someone(theirs, ['member'])
  const invited = await plant(manager, 'identity.invite', (say) => ({
    id: ours,
    roles: ['member'],
    name: say('name', 120),
  }))
  const waiting = await plant(manager, 'identity.invite', (say) => ({
    id: ours,
    roles: ['member'],
    name: say('name', 120),
  }))
  addresses.push(`/ar/invitations/${waiting.secret}`)
  await plant(anonymous, 'identity.accept-invitation', (say) => ({ secret: invited.secret, name: say('name', 120) }))
  await plant(lead, 'identity.issue-key', (say) => ({
    purpose: say('purpose', 200),
    roles: ['member'],
    organisation: theirs,
  }))

  // Sessions, and how people sign in.
  const signedIn = async ({ id }: { readonly id: string }): Promise<string> => {
    const { link } = await act(site, administrator, 'identity.issue-link', { person: id })
    return (await act(site, anonymous, 'identity.sign-in', { link })).token
  }
  const sessions = {
    administrator: await signedIn(administrator),
    officer: await signedIn(officer),
    manager: await signedIn(manager),
    member: await signedIn(member),
    lead: await signedIn(lead),
    evaluator: await signedIn(evaluator),
    approver: await signedIn(approvers[0]),
    builder: await signedIn(builder),
  }
  const there = (await findPrincipalBySession(identity, sessions.member, new Date()))!
  const { options } = await act(site, there, 'identity.begin-passkey', {})
  const authenticator = new SoftwareAuthenticator()
  await plant(there, 'identity.add-passkey', (say) => ({
    response: authenticator.create(options),
    name: say('name', 60),
  }))

  // Data sets: said, held, found.
  const damagedPath = 'ar/damaged.txt'
  const said = (say: Say) => ({
    titles: three(say, 'titles'),
    descriptions: three(say, 'descriptions', 2_000),
    licence: 'LicenseRef-own',
    licenceText: say('licenceText', 2_000),
    sourceUrl: `https://example.org/?${say('sourceUrl')}`,
  })
  const open = { secrecy: 'public', personal: 'none' }
  const dataSet = await plant(officer, 'datasets.create', (say) => ({ ...said(say), ...open, publisher: ours }))
  await plant(loader, 'datasets.create', (say) => ({
    ...said(say),
    ...open,
    slug: 'by-name',
    publisher: say('publisher'),
  }))
  await plant(loader, 'datasets.create', (say) => ({
    ...said(say),
    ...open,
    slug: 'by-names',
    publisher: three(say, 'publisher'),
  }))
  await plant(officer, 'datasets.change-metadata', (say) => ({ id: dataSet.id, ...said(say) }))
  await refuse(officer, 'datasets.create', (say) => ({
    ...said(say),
    ...open,
    publisher: ours,
    licence: say('licence', 80),
  }))
  await refuse(officer, 'datasets.change-metadata', (say) => ({ id: dataSet.id, licence: say('licence', 80) }))
  const restates = (say: Say) => [
    {
      source: 'S1',
      kind: 'press',
      title: three(say, 'restates[].title'),
      dateAsStated: three(say, 'restates[].dateAsStated'),
      sentences: [say('restates[].sentences[]', 2_000)],
    },
  ]
  for (const [path, text] of Object.entries(files)) {
    await plant(
      officer,
      'datasets.add-file',
      (say) => ({ id: dataSet.id, path, titles: three(say, 'titles'), language: 'ar', restates: restates(say) }),
      body(text),
    )
  }
  await plant(
    officer,
    'datasets.add-file',
    (say) => ({ id: dataSet.id, path: `${say('path', 180)}.md` }),
    body(files['ar/text.md']!),
  )
  await plant(
    officer,
    'datasets.add-file',
    (say) => ({
      id: dataSet.id,
      path: 'as-text.md',
      titles: JSON.stringify(three(say, 'titles')),
      restates: JSON.stringify(restates(say)),
    }),
    body(hostileText),
  )
  const golden = JSON.stringify({
    id: 'q1',
    language: 'ar',
    question: `${cited} \u202e؟`,
    expected: 'answer',
    mustShow: { tokens: [[cited]] },
    never: [cited],
    note: cited,
  })
  await act(
    site,
    officer,
    'datasets.add-file',
    { id: dataSet.id, path: 'golden/questions.jsonl' },
    body(`${golden}\n`)(),
  )
  await plant(officer, 'datasets.remove-file', (say) => ({ id: dataSet.id, path: say('path') }))
  await act(
    site,
    officer,
    'datasets.add-file',
    { id: dataSet.id, path: damagedPath },
    body('Ø§Ù„Ù…Ø§Ø¯Ø© Ø§Ù„Ø£ÙˆÙ„Ù‰ ØªØ­Ø¯Ø¯ Ø§Ù„Ø±Ø³ÙˆÙ… Ø§Ù„Ù…Ø³ØªØ­Ù‚Ø©\n'.repeat(12))(),
  )
  const { version } = await act(site, officer, 'datasets.seal', { id: dataSet.id })
  await site.index(dataSet.id, version)
  const damagedPage = { dataSet: dataSet.id, version, path: damagedPath, page: 1 }
  const { digest } = await act(site, officer, 'knowledge.read-page', damagedPage)
  for (const id of ['knowledge.accept-page', 'knowledge.withdraw-decision', 'knowledge.correct-page'])
    await refuse(officer, id, (say) => {
      const decided = { ...damagedPage, digest, path: say('path', 180), reason: cited }
      return id === 'knowledge.correct-page' ? { ...decided, text: cited } : decided
    })
  await plant(officer, 'knowledge.accept-page', (say) => ({ ...damagedPage, digest, reason: say('reason', 1_000) }))
  await plant(officer, 'knowledge.withdraw-decision', (say) => ({
    ...damagedPage,
    digest,
    reason: say('reason', 1_000),
  }))
  await plant(officer, 'knowledge.correct-page', (say) => ({
    ...damagedPage,
    digest,
    text: say('text', 2_000),
    reason: say('reason', 1_000),
  }))
  await site.index(dataSet.id, version)
  await act(site, officer, 'datasets.publish', { id: dataSet.id, version })

  const closed = await plant(officer, 'datasets.create', (say) => ({
    ...said(say),
    slug: 'closed',
    publisher: ours,
    secrecy: 'sensitive',
    personal: 'none',
    residency: 'anywhere',
    announced: true,
  }))
  await act(
    site,
    officer,
    'datasets.add-file',
    { id: closed.id, path: 'people.csv' },
    body('cin,name\nAB123456,=1+1\nBK654321,<jz-x on=1>\nJC112233,x\n')(),
  )
  const { version: closedVersion } = await act(site, officer, 'datasets.seal', { id: closed.id })
  await plant(officer, 'datasets.answer-findings', (say) => ({
    id: closed.id,
    version: closedVersion,
    reason: say('reason', 2_000),
  }))
  await site.index(closed.id, closedVersion)
  await act(site, officer, 'datasets.publish', { id: closed.id, version: closedVersion })

  // Records.
  const propose = (say: Say, slug: string) => ({
    kind: 'institute',
    slug,
    note: say('note', 1_000),
    fields: { name: [{ texts: { ar: cited }, citations: [{ document: digestOf(plainText), words: cited }] }] },
  })
  const record = await plant(officer, 'programmes.propose', (say) => propose(say, 'hostile'))
  await plant(second, 'programmes.approve', (say) => ({
    record: 'hostile',
    revision: record.revision,
    reason: say('reason', 1_000),
  }))
  const { derivations } = await act(site, officer, 'programmes.list-derivations', {})
  const figure = (say: Say) => ({
    derivation: [{ term: derivations[0].derivation }],
    name: [{ texts: three(say, 'fields.{}[].texts') }],
    unit: [{ texts: three(say, 'fields.{}[].texts') }],
  })
  const indicator = await plant(officer, 'programmes.propose', (say) => ({
    kind: 'indicator',
    slug: 'figure',
    fields: figure(say),
  }))
  await act(site, second, 'programmes.approve', { record: 'figure', revision: indicator.revision })
  const changed = await plant(officer, 'programmes.propose-change', (say) => ({
    record: 'figure',
    note: say('note', 1_000),
    fields: figure(say),
  }))
  await plant(second, 'programmes.refuse', (say) => ({
    record: 'figure',
    revision: changed.revision,
    reason: say('reason', 1_000),
  }))
  await plant(officer, 'programmes.propose-change', (say) => ({
    record: 'figure',
    note: say('note', 1_000),
    fields: figure(say),
  }))
  await act(site, officer, 'programmes.propose', { ...propose(() => 'x', 'ending'), note: 'x' })
  await act(site, second, 'programmes.approve', { record: 'ending', revision: 1 })
  const end = await plant(officer, 'programmes.propose-end', (say) => ({
    record: 'ending',
    change: 'retraction',
    note: say('note', 1_000),
  }))
  await act(site, second, 'programmes.approve', { record: 'ending', revision: end.revision })
  await refuse(officer, 'programmes.propose', (say) => ({ ...propose(say, 'none'), kind: say('kind', 40) }))
  const words = (say: Say) => ({
    name: [
      {
        texts: { ar: cited },
        citations: [{ document: digestOf(plainText), words: say('fields.{}[].citations[].words', 4_000) }],
      },
    ],
  })
  await refuse(officer, 'programmes.propose', (say) => ({ kind: 'institute', slug: 'none', fields: words(say) }))
  await refuse(officer, 'programmes.propose-change', (say) => ({ record: 'hostile', fields: words(say) }))
  await refuse(officer, 'programmes.suggest', (say) => ({ kind: say('kind', 40), query: say('query') }))
  await refuse(officer, 'programmes.suggest', (say) => ({
    kind: 'institute',
    dataSet: dataSet.id,
    version,
    page: 1,
    path: say('path', 200),
  }))
  // What is found for it is the matter of another test.
  await plant(officer, 'programmes.suggest', (say) => ({ kind: 'institute', query: say('query').slice(0, 12) }))

  // Public problems.
  const need = (say: Say) => ({
    title: three(say, 'title', 120),
    need: three(say, 'need', 2_000),
    people: three(say, 'people'),
    dataThatExist: three(say, 'dataThatExist'),
    dataMissing: three(say, 'dataMissing'),
  })
  const { problem, secret } = await plant(anonymous, 'calls.propose-problem', (say) => ({
    ...need(say),
    dataSets: [dataSet.id],
  }))
  addresses.push(`/ar/needs/proposals/${secret}`)
  const declined = await plant(anonymous, 'calls.propose-problem', need)
  addresses.push(`/ar/needs/proposals/${declined.secret}`)
  await plant(administrator, 'calls.decline-problem', (say) => ({
    problem: declined.problem,
    reason: three(say, 'reason'),
  }))
  await act(site, administrator, 'calls.admit-problem', { problem })
  await plant(administrator, 'calls.change-problem', (say) => ({
    problem,
    ...need(say),
    owner: three(say, 'owner', 200),
  }))
  await plant(loader, 'calls.take-up-problem', (say) => ({
    problem,
    organisation: three(say, 'organisation', 200),
    note: three(say, 'note'),
  }))
  await plant(administrator, 'calls.set-problem-state', (say) => ({
    problem,
    state: 'worked-on',
    note: three(say, 'note'),
  }))

  // Projects and permits.
  const project = await plant(lead, 'permits.create-project', (say) => ({
    problem,
    kind: 'research',
    name: three(say, 'name', 200),
    summary: three(say, 'summary', 2_000),
  }))
  await plant(lead, 'permits.change-project', (say) => ({
    id: project.id,
    name: three(say, 'name', 200),
    summary: three(say, 'summary', 2_000),
  }))
  const joining = await act(site, lead, 'permits.invite-member', { id: project.id, role: 'member' })
  addresses.push(`/ar/projects/join/${joining.secret}`)
  const asked = async () => {
    const { id } = await act(site, lead, 'permits.start-request', { project: project.id, dataSets: [closed.id] })
    await plant(lead, 'permits.change-request', (say) => ({
      id,
      purpose: 'research',
      purposeText: say('purposeText', 2_000),
      legalBasis: 'public-mission',
      days: 60,
      justification: say('justification', 2_000),
    }))
    await act(site, lead, 'permits.ask', { id })
    return id
  }
  const granted = await plant(
    officer,
    'permits.grant',
    ((id) => (say: Say) => ({ id, reason: say('reason', 2_000), personal: 'plain' }))(await asked()),
  )
  await plant(
    officer,
    'permits.grant',
    ((id) => (say: Say) => ({ id, reason: say('reason', 2_000), personal: 'plain' }))(await asked()),
  )
  await plant(
    officer,
    'permits.refuse-request',
    ((id) => (say: Say) => ({ id, reason: say('reason', 2_000) }))(await asked()),
  )
  await asked()
  await plant(officer, 'permits.revoke', (say) => ({ id: granted.permit, reason: say('reason', 2_000) }))
  const ended = await plant(lead, 'permits.create-project', (say) => ({
    problem,
    kind: 'research',
    name: three(say, 'name', 200),
    summary: three(say, 'summary', 2_000),
  }))
  await plant(lead, 'permits.end-project', (say) => ({ id: ended.id, reason: say('reason', 2_000) }))

  const draft = await act(site, lead, 'permits.start-request', { project: project.id, dataSets: [closed.id] })
  await plant(lead, 'permits.change-request', (say) => ({
    id: draft.id,
    purposeText: say('purposeText', 2_000),
    justification: say('justification', 2_000),
  }))
  for (const question of ['purpose', 'justification', 'days', 'data'])
    addresses.push(`/ar/permit-requests/${draft.id}/${question}`)
  for (const page of ['findings', 'review', 'progress'])
    addresses.push(`/ar/data-sets/${closed.id}/versions/${closedVersion}/${page}`)
  for (const page of ['protection', 'label', 'draft', 'draft/files'])
    addresses.push(`/ar/data-sets/${closed.id}/${page}`)
  addresses.push('/ar/indicators/figure/events')

  // Answers, and why something is done.
  const answer = await plant(anonymous, 'assistants.ask', (say) => ({
    question: `معهد النموذج ${say('question', 1_000)}`,
  }))
  addresses.push(`/ar/answers/${answer.receipt.id}`, `/ar/answers/${answer.receipt.id}/receipt`)
  const leaving = await someone(theirs, ['member'])
  const erased = await someone(theirs, ['member'])
  await plant(administrator, 'identity.remove-person', (say) => ({ person: leaving.id, reason: say('reason', 1_000) }))
  await plant(administrator, 'identity.erase-person', (say) => ({ person: erased.id, reason: say('reason', 1_000) }))
  const { decisions } = await act(site, lead, 'audit.list-decisions', {})
  addresses.push(`/ar/decisions/${decisions[0].index}`)
  await plant(administrator, 'audit.open-decision', (say) => ({
    index: decisions[0].index,
    reason: say('reason', 500),
  }))

  // What is built, proved and registered.
  const work = await act(site, builder, 'permits.create-project', {
    problem,
    kind: 'public-solution',
    name: { ar: 'x' },
  })
  const made = { administrator, officer, builder, manager, evaluator, approvers }
  const proved = await plantEvidence(site, planting, { ...made, organisation: ours, project: work.id, problem })
  addresses.push(...proved)

  // What is looked at and never kept.
  await refuse(anonymous, 'identity.sign-in-password', (say) => ({
    login: say('login', 200),
    password: say('password'),
    code: say('code', 200),
  }))
  await refuse(anonymous, 'identity.sign-in-oidc', (say) => ({
    code: say('code'),
    state: say('state', 200),
    iss: say('iss'),
    flow: newSecretId('flw'),
  }))
  await refuse(there, 'identity.add-oidc', (say) => ({
    code: say('code'),
    state: say('state', 200),
    iss: say('iss'),
    flow: newSecretId('flw'),
  }))
  await refuse(there, 'identity.confirm-totp', (say) => ({ code: say('code', 200) }))
  await refuse(there, 'identity.set-password', (say) => ({
    login: 'amina',
    password: say('password').repeat(20),
    current: say('current'),
  }))
  await refuse(there, 'identity.add-passkey', (say) => {
    const { response, ...key } = authenticator.create(options)
    return {
      response: { ...key, response: { ...response, transports: [say('response.response.transports[]', 30)] } },
      name: 'x',
    }
  })
  return { planted: planting.planted, sessions, addresses }
}
