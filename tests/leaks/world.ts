import { Readable } from 'node:stream'
import type { Kysely } from 'kysely'
import type { FreshDatabase } from '../../src/adapters/postgres/testing.ts'
import { viewOf } from '../../src/kernel/database.ts'
import { digestOfText } from '../../src/kernel/identifier.ts'
import { type Label, personalKinds, secrecies } from '../../src/kernel/label.ts'
import type { OrganisationRole, Principal, Role } from '../../src/kernel/principal.ts'
import { goldenQuestionsPath } from '../../src/modules/datasets/index.ts'
import type { IdentityTables } from '../../src/modules/identity/index.ts'
import { anOrganisation, aPerson, signedInAgain } from '../../src/modules/identity/testing.ts'
import { putOnRecord, type TestSite } from '../../src/web/routes/testing.ts'
import type { Random } from '../random.ts'
import { type Evidence, goldenFile, someEvidence } from './evidence.ts'
import { type Aspect, act, type Canary, type DataCanary, type DataSet, newWord } from './laid.ts'

export type Caller = {
  readonly name: string
  readonly principal: Principal
  /** By what a request shows who it is. */
  readonly session?: string
  readonly key?: string
  /** Permits that they may name. */
  readonly permits: readonly string[]
}

export type World = Evidence & {
  readonly site: TestSite
  readonly db: FreshDatabase<never>
  readonly callers: readonly Caller[]
  readonly dataSets: readonly DataSet[]
  readonly canaries: readonly Canary[]
  readonly organisations: readonly string[]
  readonly permits: readonly string[]
  readonly projects: string[]
  readonly requests: string[]
  readonly problems: readonly string[]
  readonly records: readonly string[]
  /** Places in the log that somebody was told of. */
  readonly decisions: number[]
  readonly answers: string[]
  /** The question of each answer. */
  readonly asked: Map<string, string>
  readonly etags: readonly string[]
  /** Another data set of an organisation, published and announced to nobody, that anonymous callers and members may not read. */
  addHidden(): Promise<DataSet>
}

/** People of three organisations, data under every sort of label, permits in force and revoked: other ones for each seed. */
export async function aWorld(db: FreshDatabase<never>, site: TestSite, random: Random): Promise<World> {
  const identity: Kysely<IdentityTables> = viewOf<IdentityTables>(db)
  const administrator = await aPerson(identity, { name: 'Driss', roles: ['administrator'] })
  const organisations: string[] = []
  for (const name of ['ألف', 'باء', 'جيم'])
    organisations.push(await anOrganisation(identity, `إدارة ${name} ${newWord('o')}`))
  const [ours, theirs, third] = organisations as [string, string, string]

  const person = async (organisation: string | null, ...roles: Role[]) =>
    signedInAgain(identity, (await aPerson(identity, { name: newWord('n'), organisation, roles })).id)
  const inside = (organisation: string, ...roles: OrganisationRole[]) => person(organisation, ...roles)
  const people = {
    'an officer of the first': await inside(ours, 'data-officer'),
    'an officer of the second': await inside(theirs, 'data-officer'),
    'a manager of the first': await inside(ours, 'manager'),
    'a member of the second': await inside(theirs, 'member'),
    'a researcher of the second': await inside(theirs, 'member'),
    'a member of the third': await inside(third, 'member'),
    'a manager of the second': await inside(theirs, 'manager'),
    'an evaluator of the first': await inside(ours, 'evaluator'),
    'an evaluator of the second': await inside(theirs, 'evaluator'),
    'an approver of the first': await inside(ours, 'approver'),
    'an approver of the second': await inside(theirs, 'approver'),
    'another approver of the second': await inside(theirs, 'approver'),
    'an officer of no organisation': await person(null, 'data-officer'),
    'a member of no organisation': await person(null, 'member'),
    'somebody without roles': await person(null),
    administrator,
  }
  const officers: Record<string, Principal> = {
    [ours]: people['an officer of the first'],
    [theirs]: people['an officer of the second'],
  }

  const canaries: Canary[] = []
  const dataSets: DataSet[] = []
  const etags: string[] = []

  async function dataSet(
    owner: string,
    label: Label,
    announced: boolean,
    state: 'published' | 'former' | 'draft',
    golden: 'public' | 'sealed' | null = null,
  ) {
    const officer = officers[owner]!
    const words: Omit<DataCanary, 'dataSet'>[] = []
    const word = (aspect: Aspect) => {
      const one = newWord(aspect[0]!)
      words.push({ word: one, aspect })
      return one
    }
    const slug = `ds-${newWord('g')}`
    const isPersonal = label.personal !== 'none'
    const { id } = await act(site, officer, 'datasets.create', {
      slug,
      titles: { ar: `مجموعة ${word('said')}`, en: `Set ${word('said')}` },
      descriptions: { ar: `وصف ${word('said')}` },
      publisher: owner,
      licence: 'CC-BY-4.0',
      ...label,
      announced,
      ...(isPersonal && {
        cndp: { kind: 'authorisation', number: `A ${word('inside')}`, until: null },
        purposes: ['public-service', 'research'],
      }),
    })
    const versions: string[] = []
    let quotable = { document: '', words: '' }
    const paths: string[] = []
    const rounds = state === 'former' ? 2 : 1
    for (let round = 0; round < rounds; round++) {
      const isLast = round === rounds - 1
      const aspect = state === 'draft' ? 'draft' : isLast ? 'held' : 'former'
      const path = `ar/${word(aspect)}.md`
      const sentence = `تقول الوثيقة إن العدد هو ${word(aspect)} في السنة ${word(aspect)}.`
      const text = `# باب ${word(aspect)}\n\n${sentence}\n`
      quotable = { document: digestOfText(text), words: sentence }
      const table = `${word(aspect)},count\n${word(aspect)},3\n`
      const tablePath = `${word(aspect)}.csv`
      if (round > 0) await act(site, officer, 'datasets.remove-file', { id, path: paths[0] })
      const files: [string, string][] = [
        [path, text],
        [tablePath, table],
      ]
      if (golden && isLast) files.push([...goldenFile(questionsOf(sentence, golden, word))])
      for (const [at, body] of files) {
        await act(
          site,
          officer,
          'datasets.add-file',
          // A file of questions is no document: it has no title.
          { id, path: at, ...(at !== goldenQuestionsPath && { titles: { ar: `ملف ${word(aspect)}` } }) },
          { body: Readable.from([Buffer.from(body)]) },
        )
      }
      const { version } = await act(site, officer, 'datasets.seal', { id })
      await site.index(id, version)
      paths.push(path, tablePath)
      versions.push(version)
      if (state !== 'draft') await act(site, officer, 'datasets.publish', { id, version })
      const read = await act(site, officer, 'datasets.read-version', { id, digest: version })
      for (const file of read.files) etags.push(`"${file.digest}"`)
      for (const one of words.splice(0)) canaries.push({ ...one, dataSet: id, version })
    }
    const one = { id, slug, owner, label, announced, versions, paths, quotable }
    dataSets.push(one)
    return one
  }

  function questionsOf(sentence: string, golden: 'public' | 'sealed', word: (aspect: Aspect) => string): object[] {
    const asked = { id: 'g1', language: 'ar', question: `كم العدد في ${word('held')}؟`, expected: 'abstain' }
    if (golden === 'public') return [asked, { ...asked, id: 'g2', question: sentence }]
    const kept = [newWord('k'), newWord('k')]
    for (const one of kept) canaries.push({ word: one, aspect: 'sealed' })
    return [asked, { ...asked, id: `k-${kept[0]}`, question: `ما هو ${kept[1]}؟`, visibility: 'sealed' }]
  }

  const anyLabel = (): Label => ({
    secrecy: random.pick(secrecies),
    personal: random.pick(personalKinds),
    sectors: random.chance(0.5) ? ['health'] : [],
    residency: random.chance(0.8) ? 'anywhere' : ['MA'],
  })
  const open: Label = { secrecy: 'public', personal: 'none', sectors: [], residency: 'anywhere' }
  await dataSet(ours, open, false, 'former')
  await dataSet(ours, { ...open, secrecy: 'internal' }, random.chance(0.5), 'published')
  // What the permits are for.
  const wanted = await dataSet(
    ours,
    { ...open, secrecy: 'very-sensitive', personal: 'sensitive' },
    true,
    'published',
    'public',
  )
  const revokedFor = await dataSet(ours, { ...open, secrecy: 'sensitive' }, true, 'published')
  const sealed = await dataSet(ours, { ...open, secrecy: 'sensitive', personal: 'personal' }, false, 'former', 'sealed')
  await dataSet(ours, anyLabel(), random.chance(0.5), random.pick(['draft', 'published'] as const))
  await dataSet(theirs, anyLabel(), random.chance(0.5), random.pick(['draft', 'published'] as const))
  await dataSet(theirs, { ...anyLabel(), secrecy: 'sensitive' }, false, 'published')

  const problems: string[] = []
  const anonymous = { kind: 'anonymous' } as const
  const { problem } = await act(site, anonymous, 'calls.propose-problem', {
    title: { ar: 'خدمات بعيدة' },
    need: { ar: 'نحتاج إلى خدمات في المناطق البعيدة.' },
    dataSets: dataSets.map(({ id }) => id).slice(0, 5),
  })
  await act(site, administrator, 'calls.admit-problem', { problem })
  problems.push(problem)

  const projects: string[] = []
  const requests: string[] = []
  const permits: string[] = []
  async function permit(who: Principal, over: DataSet, personal: string): Promise<string> {
    const named = newWord('p')
    const project = await act(site, who, 'permits.create-project', {
      problem,
      kind: 'research',
      name: { ar: `مشروع ${named}` },
    })
    canaries.push({ word: named, aspect: 'project', thing: project.id })
    const { id } = await act(site, who, 'permits.start-request', { project: project.id, dataSets: [over.id] })
    await act(site, who, 'permits.change-request', {
      id,
      purpose: 'research',
      purposeText: 'بحث في الخدمات.',
      legalBasis: 'public-mission',
      days: 60,
      justification: 'نحتاج إليها للبحث في الخدمات البعيدة.',
    })
    await act(site, who, 'permits.ask', { id })
    const granted = await act(site, officers[over.owner]!, 'permits.grant', {
      id,
      reason: 'طلب معلل وضروري للبحث.',
      personal,
    })
    projects.push(project.id)
    requests.push(id)
    permits.push(granted.permit)
    return granted.permit
  }
  const researcher = people['a researcher of the second']
  const held = await permit(researcher, wanted, random.pick(['plain', 'masked', 'tokenised']))
  const revoked = await permit(researcher, revokedFor, 'plain')
  await act(site, officers[ours]!, 'permits.revoke', { id: revoked, reason: 'انتهت الحاجة إليه.' })
  const others = await permit(people['a member of the third'], revokedFor, 'plain')

  // A value shows with its source: what a record says by words of closed data is as closed as they are.
  const [openSet, internalSet] = dataSets as [DataSet, DataSet]
  const cited = (source: DataSet) => {
    const ar = newWord('v')
    canaries.push({ word: ar, dataSet: source.id, aspect: 'held', version: source.versions.at(-1)! })
    return [{ texts: { ar }, citations: [source.quotable] }]
  }
  const records: string[] = []
  for (const closed of [internalSet, revokedFor]) {
    const slug = `record-${newWord('r')}`
    await putOnRecord(site, { kind: 'institute', slug, fields: { name: cited(openSet), purpose: cited(closed) } })
    records.push(slug)
  }

  const who = (name: string) => {
    const found = Object.entries(people).find(([one]) => one === name)
    if (!found) throw new Error(`nobody is ${name}`)
    return found[1]
  }
  const laid = { site, db, who, ours, theirs, project: projects[0]!, problem, canaries }
  const evidence = await someEvidence(laid, { wanted, sealed, permit: held })

  const callers: Caller[] = [{ name: 'nobody', principal: anonymous, permits: [held, 'pmt_aaaaaaaaaaaa'] }]
  for (const [name, principal] of Object.entries(people)) {
    const { link } = await act(site, administrator, 'identity.issue-link', { person: principal.id })
    const { token } = await act(site, anonymous, 'identity.sign-in', { link })
    callers.push({ name, principal, session: token, permits: [held, revoked, others, 'pmt_aaaaaaaaaaaa'] })
  }
  const keyed = async (name: string, holder: Principal & { kind: 'person' }, input: object) => {
    const { id, key } = await act(site, holder, 'identity.issue-key', { purpose: 'test', ...input })
    const organisation = holder.memberships?.[0]?.organisation
    const principal: Principal = {
      kind: 'service',
      id,
      roles: [],
      holder: holder.id,
      ...(organisation && { memberships: [{ organisation, roles: ['member'] }] }),
      ...('permit' in input && { permit: String(input.permit) }),
    }
    callers.push({ name, principal, key, permits: 'permit' in input ? [] : [held, others] })
  }
  await keyed('a key of the researcher', researcher, { roles: ['member'], organisation: theirs })
  await keyed('a key for the permit', researcher, { roles: ['member'], organisation: theirs, permit: held })
  await keyed('a key of an officer, for a member', people['an officer of the first'], {
    roles: ['member'],
    organisation: ours,
  })

  const system = { purpose: 'test', system: evidence.answering }
  const { id: keyOfSystem, key } = await act(site, people['a manager of the second'], 'identity.issue-key', system)
  const [, answering] = evidence.systems
  callers.push({
    name: 'a key of a system',
    principal: { kind: 'service', id: keyOfSystem, roles: [], system: answering! },
    key,
    permits: [held],
  })

  return {
    ...evidence,
    site,
    db,
    callers,
    dataSets,
    canaries,
    organisations,
    permits,
    projects,
    requests,
    problems,
    records,
    decisions: [],
    answers: [...evidence.answers],
    asked: new Map(),
    etags,
    addHidden: () =>
      dataSet(ours, { ...open, secrecy: 'sensitive', personal: random.pick(['none', 'personal']) }, false, 'published'),
  }
}
