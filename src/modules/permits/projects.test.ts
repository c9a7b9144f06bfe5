import { expect, test } from 'vitest'
import { freshDatabase } from '../../adapters/postgres/testing.ts'
import { perform } from '../../kernel/perform.ts'
import { anonymous, type Principal } from '../../kernel/principal.ts'
import { endMembership, type IdentityTables } from '../identity/index.ts'
import { someCalls } from '../identity/testing.ts'
import { endProject } from './operations/end-project.ts'
import { removeMember } from './operations/remove-member.ts'
import { openProjects } from './projects.ts'
import type { PermitTables } from './tables.ts'
import { aPermitsSetting, aProject, joined } from './testing.ts'

test('others know of a project what it works on and who is in it, and what the caller is', async () => {
  await using db = await freshDatabase<PermitTables>()
  await using setting = await aPermitsSetting(db)
  const project = await aProject(setting, { kind: 'public-solution' })
  const projects = openProjects()
  const known = (who: Principal) => projects.find(db, project.id, who)
  const fact = {
    id: project.id,
    kind: 'public-solution',
    name: project.name,
    problem: setting.problem,
    organisations: [setting.laboratory],
    ended: false,
  }

  expect(await known(setting.researcher)).toEqual({ ...fact, own: { role: 'lead', organisation: setting.laboratory } })
  for (const who of [setting.colleague, setting.administrator, anonymous]) {
    expect(await known(who)).toEqual({ ...fact, own: null })
    expect(await projects.ofCaller(db, who)).toEqual([])
  }
  expect(await projects.find(db, 'prj_zzzzzzzzzzzz', setting.researcher)).toBeUndefined()

  await joined(setting, project.id, setting.colleague)
  expect((await known(setting.colleague))?.own).toEqual({ role: 'member', organisation: setting.laboratory })
  expect(await projects.ofCaller(db, setting.colleague)).toEqual([project.id])
  const person = setting.colleague.id
  await perform(removeMember, setting.context(setting.researcher), { id: project.id, person })
  expect((await known(setting.colleague))?.own).toBeNull()
})

test('a key is in the projects of its holder; one that is bound to a permit leads none', async () => {
  await using db = await freshDatabase<PermitTables>()
  await using setting = await aPermitsSetting(db)
  const { id } = await aProject(setting)
  const { researcher } = setting
  const key: Principal = { kind: 'service', id: 'key_aaaaaaaaaaaa', roles: [], holder: researcher.id }
  const own = async (who: Principal) => (await openProjects().find(db, id, who))?.own?.role

  expect(await own(key)).toBe('lead')
  expect(await own({ ...key, permit: 'pmt_aaaaaaaaaaaa' })).toBe('member')
  expect(await own({ kind: 'service', id: researcher.id, roles: [] })).toBeUndefined()
})

test('whoever leaves their organisation leaves its projects; a project that ended says so', async () => {
  await using db = await freshDatabase<PermitTables & IdentityTables>()
  await using setting = await aPermitsSetting(db)
  await using calls = await someCalls(db)
  const { id } = await aProject(setting)
  await joined(setting, id, setting.colleague)
  const projects = openProjects()
  const ending = { id: setting.laboratory, person: setting.colleague.id }
  await perform(endMembership, calls.by(setting.administrator), ending)

  expect((await projects.find(db, id, setting.colleague))?.own).toBeNull()
  expect(await projects.ofCaller(db, setting.colleague)).toEqual([])
  await perform(endProject, setting.context(setting.researcher), { id, reason: 'انتهى العمل' })
  expect((await projects.find(db, id, setting.researcher))?.ended).toBe(true)
})
