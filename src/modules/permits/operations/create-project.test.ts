import { expect, test } from 'vitest'
import { freshDatabase } from '../../../adapters/postgres/testing.ts'
import { perform } from '../../../kernel/perform.ts'
import { anonymous, type Principal } from '../../../kernel/principal.ts'
import { aCallsSetting, aProblem } from '../../calls/testing.ts'
import type { IdentityTables } from '../../identity/index.ts'
import { aPerson } from '../../identity/testing.ts'
import type { PermitTables } from '../tables.ts'
import { anAskedRequest, aPermit, aPermitsSetting, aProject, closedLabel, joined } from '../testing.ts'
import { changeProject } from './change-project.ts'
import { createProject } from './create-project.ts'
import { endProject } from './end-project.ts'
import { inviteMember } from './invite-member.ts'
import { joinProject } from './join-project.ts'
import { listProjects } from './list-projects.ts'
import { readPermit } from './read-permit.ts'
import { readProject } from './read-project.ts'
import { readRequest } from './read-request.ts'
import { removeMember } from './remove-member.ts'

type Tables = PermitTables & IdentityTables
/** Whoever is of the project reads why they do not lead it. */
const refused = { code: 'policy.denied', status: 403, values: { missing: 'project-lead' } }

test('a member of an organisation starts a project on a public problem and leads it', async () => {
  await using db = await freshDatabase<PermitTables>()
  await using setting = await aPermitsSetting(db)

  const project = await aProject(setting, { kind: 'co-innovation', summary: { ar: 'نبدأ بإقليم واحد' } })

  expect(project).toMatchObject({
    kind: 'co-innovation',
    problem: { id: setting.problem, title: { ar: expect.any(String) } },
    organisations: [{ id: setting.laboratory, names: { ar: 'مختبر النموذج' }, lead: true }],
    members: [{ person: setting.researcher.id, name: 'Amina', organisation: setting.laboratory, role: 'lead' }],
    summary: { ar: 'نبدأ بإقليم واحد' },
    endedAt: null,
    own: 'lead',
  })
  expect(await perform(readProject, setting.context(setting.researcher), { id: project.id })).toEqual(project)
})

test('whoever is a member of no organisation starts none, and nobody in the name of another’s', async () => {
  await using db = await freshDatabase<Tables>()
  await using setting = await aPermitsSetting(db)
  const input = { problem: setting.problem, kind: 'research', name: { ar: 'مشروع' } }
  const alone = await aPerson(db)

  await expect(perform(createProject, setting.context(anonymous), input)).rejects.toMatchObject({ status: 401 })
  await expect(perform(createProject, setting.context(alone), input)).rejects.toMatchObject({ status: 403 })
  await expect(
    perform(createProject, setting.context(setting.researcher), { ...input, organisation: setting.ministry.id }),
  ).rejects.toMatchObject({ code: 'permits.organisation-not-yours' })
})

test('a project works on a problem that everybody may see', async () => {
  await using db = await freshDatabase<PermitTables>()
  await using setting = await aPermitsSetting(db)
  await using calls = await aCallsSetting(db)
  const proposal = await aProblem(calls, { state: 'proposed' })

  for (const problem of [proposal.id, 'pb_zzzzzzzzzzzz']) {
    await expect(aProject(setting, { problem })).rejects.toMatchObject({ code: 'permits.need-not-found', status: 404 })
  }
})

test.each([
  ['no name', { name: {} }],
  ['a blank name', { name: { ar: ' \u200f ' } }],
  ['a name that turns the text around it', { name: { ar: 'مشروع \u202E' } }],
  ['a name that is too long', { name: { ar: 'م'.repeat(201) } }],
  ['a name with half a surrogate', { name: { ar: 'م\ud800' } }],
  ['an unknown kind', { kind: 'magic' }],
  ['an unknown field', { owner: 'org_aaaaaaaaaaaa' }],
])('%s is refused', async (_what, said) => {
  await using db = await freshDatabase<PermitTables>()
  await using setting = await aPermitsSetting(db)

  await expect(aProject(setting, said)).rejects.toMatchObject({ status: 400 })
})

test('somebody else’s project is answered like one that is not there', async () => {
  await using db = await freshDatabase<PermitTables>()
  await using setting = await aPermitsSetting(db)
  const { id } = await aProject(setting)
  const strangers = [setting.colleague, setting.ministry.officer, anonymous]

  for (const stranger of strangers) {
    const context = setting.context(stranger)
    const refusalOf = async (asked: string) => {
      const error = await perform(readProject, context, { id: asked }).catch((problem) => problem)
      return { code: error.code, status: error.status, values: JSON.stringify(error.values).replaceAll(asked, 'id') }
    }
    expect(await refusalOf(id)).toEqual(await refusalOf('prj_zzzzzzzzzzzz'))
    for (const act of [changeProject, inviteMember, endProject]) {
      const refusalFrom = (asked: string) =>
        perform(act as typeof endProject, context, { id: asked, ...(act === endProject && { reason: 'x' }) }).catch(
          (e) => e.code,
        )
      expect(await refusalFrom(id)).toBe(await refusalFrom('prj_zzzzzzzzzzzz'))
    }
  }
})

test('the officer of data that a project asked for sees it, without the names of people; an administrator sees all', async () => {
  await using db = await freshDatabase<PermitTables>()
  await using setting = await aPermitsSetting(db)
  const { project } = await anAskedRequest(setting, [await setting.aDataSet(setting.ministry, closedLabel)])
  const read = (person: Principal) => perform(readProject, setting.context(person), { id: project.id })

  expect(await read(setting.ministry.officer)).toMatchObject({ own: null, members: [{ name: null }] })
  expect(await read(setting.administrator)).toMatchObject({ own: null, members: [{ name: 'Amina' }] })
  await expect(read(setting.institute.officer)).rejects.toMatchObject({ code: 'permits.project-not-found' })
})

test('an invitation brings one person in, once, for a week', async () => {
  let now = new Date('2026-11-22T10:00:00Z')
  await using db = await freshDatabase<Tables>()
  await using setting = await aPermitsSetting(db, { clock: () => now })
  const { id } = await aProject(setting)
  const lead = setting.context(setting.researcher)
  const invited = await perform(inviteMember, lead, { id })
  const partner = await aPerson(db, { name: 'Salma', organisation: setting.institute.id })

  const [one, other] = await Promise.allSettled([
    perform(joinProject, setting.context(partner), { secret: invited.secret }),
    perform(joinProject, setting.context(setting.colleague), { secret: invited.secret }),
  ])

  expect([one.status, other.status].sort()).toEqual(['fulfilled', 'rejected'])
  const late = await perform(inviteMember, lead, { id, role: 'lead' })
  now = new Date(now.getTime() + 7 * 86_400_000)
  for (const secret of [invited.secret, late.secret, `pin_${'z'.repeat(26)}`]) {
    await expect(perform(joinProject, setting.context(setting.institute.officer), { secret })).rejects.toMatchObject({
      code: 'permits.invitation-not-valid',
      status: 410,
    })
  }
  expect(JSON.stringify(await db.selectFrom('permits.invitation').selectAll().execute())).not.toContain(late.secret)
})

test('whoever is in a project already leaves the invitation to somebody else', async () => {
  await using db = await freshDatabase<PermitTables>()
  await using setting = await aPermitsSetting(db)
  const { id } = await aProject(setting)
  const { secret } = await perform(inviteMember, setting.context(setting.researcher), { id })

  await expect(perform(joinProject, setting.context(setting.researcher), { secret })).rejects.toMatchObject({
    code: 'permits.already-member',
  })
  expect(await perform(joinProject, setting.context(setting.colleague), { secret })).toMatchObject({ own: 'member' })
})

test('members read and do not lead; leads change what is said', async () => {
  await using db = await freshDatabase<PermitTables>()
  await using setting = await aPermitsSetting(db)
  const { id } = await aProject(setting, { summary: { ar: 'نبدأ' } })
  await joined(setting, id, setting.colleague)
  const member = setting.context(setting.colleague)

  expect(await perform(readProject, member, { id })).toMatchObject({
    own: 'member',
    members: [{}, { name: 'Youssef' }],
  })
  for (const act of [
    () => perform(changeProject, member, { id, name: { ar: 'اسم' } }),
    () => perform(inviteMember, member, { id }),
    () => perform(endProject, member, { id, reason: 'x' }),
    () => perform(removeMember, member, { id, person: setting.researcher.id }),
  ]) {
    await expect(act()).rejects.toMatchObject(refused)
  }
  const changed = await perform(changeProject, setting.context(setting.researcher), { id, name: { ar: 'اسم جديد' } })
  expect(changed).toMatchObject({ name: { ar: 'اسم جديد' }, summary: { ar: 'نبدأ' } })
  expect(await perform(changeProject, setting.context(setting.researcher), { id, summary: null })).toMatchObject({
    summary: null,
  })
})

test('a member leaves, a lead takes somebody out, and the last lead stays', async () => {
  await using db = await freshDatabase<PermitTables>()
  await using setting = await aPermitsSetting(db)
  const { id } = await aProject(setting)
  const lead = setting.context(setting.researcher)
  const mine = () => perform(listProjects, setting.context(setting.colleague), {})
  await joined(setting, id, setting.colleague)
  expect((await mine()).projects).toHaveLength(1)

  await perform(removeMember, setting.context(setting.colleague), { id, person: setting.colleague.id })
  expect((await mine()).projects).toEqual([])
  await joined(setting, id, setting.colleague, 'lead')
  await perform(removeMember, lead, { id, person: setting.colleague.id })
  await expect(perform(removeMember, lead, { id, person: setting.colleague.id })).rejects.toMatchObject({
    code: 'permits.member-not-found',
  })
  await expect(perform(removeMember, lead, { id, person: setting.researcher.id })).rejects.toMatchObject({
    code: 'permits.last-lead',
  })
})

test('of two leads who leave at once, one stays', async () => {
  await using db = await freshDatabase<PermitTables>()
  await using setting = await aPermitsSetting(db)
  const { id } = await aProject(setting)
  await joined(setting, id, setting.colleague, 'lead')

  const left = await Promise.allSettled(
    [setting.researcher, setting.colleague].map((person) =>
      perform(removeMember, setting.context(person), { id, person: person.id }),
    ),
  )

  expect(left.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
})

test('the end of a project revokes its permits and withdraws what waits', async () => {
  await using db = await freshDatabase<PermitTables>()
  await using setting = await aPermitsSetting(db)
  const { id: project } = await aProject(setting)
  const permit = await aPermit(setting, { project })
  const waiting = await anAskedRequest(setting, [await setting.aDataSet(setting.institute, closedLabel)], { project })
  const lead = setting.context(setting.researcher)

  expect(await perform(endProject, lead, { id: project, reason: 'تم العمل' })).toMatchObject({
    endedAt: expect.any(String),
    endReason: 'تم العمل',
  })

  expect(await perform(readPermit, lead, { id: permit.id })).toMatchObject({
    state: 'revoked',
    revocationReason: 'تم العمل',
  })
  expect(await perform(readRequest, lead, { id: waiting.id })).toMatchObject({ state: 'withdrawn' })
  expect(await setting.permits.isInForce(db, permit.id, new Date())).toBe(false)
  await expect(perform(endProject, lead, { id: project, reason: 'x' })).rejects.toMatchObject({
    code: 'permits.project-ended',
  })
})

test('a key acts for its holder; one that is bound to a permit leads nothing and starts nothing', async () => {
  await using db = await freshDatabase<PermitTables>()
  await using setting = await aPermitsSetting(db)
  const { id } = await aProject(setting)
  const permit = await aPermit(setting, { project: id })
  const key = (said: object = {}): Principal => ({
    kind: 'service',
    id: 'key_aaaaaaaaaaaa',
    roles: [],
    memberships: setting.researcher.memberships ?? [],
    holder: setting.researcher.id,
    ...said,
  })
  const [free, bound] = [setting.context(key()), setting.context(key({ permit: permit.id }))]
  const { secret } = await perform(inviteMember, setting.context(setting.researcher), { id })

  const started = await aProject(setting, {}, key())
  expect(started).toMatchObject({ own: 'lead', members: [{ person: setting.researcher.id }] })
  expect(await perform(changeProject, free, { id, name: { ar: 'اسم' } })).toMatchObject({ own: 'lead' })
  expect(await perform(readProject, bound, { id })).toMatchObject({ own: 'member' })
  for (const act of [
    () => perform(changeProject, bound, { id, name: { ar: 'اسم' } }),
    () => perform(inviteMember, bound, { id }),
    () => perform(endProject, bound, { id, reason: 'x' }),
  ]) {
    await expect(act()).rejects.toMatchObject(refused)
  }
  const newcomer = { code: 'permits.organisation-not-yours' }
  await expect(aProject(setting, {}, key({ permit: permit.id }))).rejects.toMatchObject(newcomer)
  await expect(perform(joinProject, bound, { secret })).rejects.toMatchObject(newcomer)
})

test('pages of projects follow one another without gap or repetition', async () => {
  await using db = await freshDatabase<PermitTables>()
  await using setting = await aPermitsSetting(db, { clock: () => new Date('2026-11-22T10:00:00Z') })
  const ids: string[] = []
  for (let i = 0; i < 7; i++) ids.push((await aProject(setting)).id)
  const seen: string[] = []
  let cursor: string | null = null
  do {
    const page: { projects: { id: string }[]; next: string | null } = await perform(
      listProjects,
      setting.context(setting.researcher),
      { limit: '3', ...(cursor !== null && { cursor }) },
    )
    seen.push(...page.projects.map(({ id }) => id))
    cursor = page.next
  } while (cursor !== null)

  expect([...seen].sort()).toEqual(ids.sort())
  const listing = perform(listProjects, setting.context(setting.researcher), { cursor: 'nowhere' })
  await expect(listing).rejects.toMatchObject({ code: 'permits.cursor-unknown', status: 400 })
})
