import { expect, test } from 'vitest'
import { freshDatabase } from '../../../adapters/postgres/testing.ts'
import type { Label } from '../../../kernel/label.ts'
import { perform } from '../../../kernel/perform.ts'
import type { PermitFacts } from '../../../kernel/ports/permits.ts'
import type { Principal } from '../../../kernel/principal.ts'
import { anonymous, dataOfficer, member, underPermit } from '../../datasets/testing.ts'
import { findVersion } from '../assistant-store.ts'
import type { AssistantTables } from '../tables.ts'
import { type AssistantsSetting, anAssistant, anAssistantsSetting, aProject } from '../testing.ts'
import { createAssistant } from './create-assistant.ts'
import { listAssistants } from './list-assistants.ts'
import { makeVersion } from './make-version.ts'
import { readAssistant } from './read-assistant.ts'

const names = { ar: 'مساعد للاختبار', fr: 'Un assistant' }
const files = { 'a.md': '# شبكة\n\nانطلقت الشبكة الوطنية للمعاهد رسميا يوم 12 يناير 2026.' }
const closed = { secrecy: 'sensitive', personal: 'none', residency: ['MA'], announced: true }

/** A call under whose context a permit over one version is known; the call itself names none. */
function knowing(
  setting: AssistantsSetting,
  published: { readonly id: string; readonly version: string },
  said: Partial<PermitFacts> = {},
  who: Principal = member,
) {
  const maxLabel: Label = { secrecy: 'sensitive', personal: 'none', sectors: [], residency: ['MA'] }
  const permitDocument = async () => ({ document: '{"kind":"permit"}', signature: 'of a test' })
  const { permit: _, ...context } = underPermit({ ...setting.context(who), permitDocument }, published, {
    maxLabel,
    ...said,
  })
  return context
}

test('a member of a project puts an assistant together, and its first version pins what its data are', async () => {
  await using db = await freshDatabase<AssistantTables>()
  await using setting = await anAssistantsSetting(db)
  const [one, other] = [await setting.knowledge.publish(files), await setting.knowledge.publish(files)]
  const project = aProject(setting, { organisation: 'org_aaaaaaaaaaaa' })
  const input = { project, names, dataSets: [one.id, other.id] }

  const made = await perform(createAssistant, setting.context(member), input)

  expect(made).toMatchObject({ project: { id: project }, owner: 'org_aaaaaaaaaaaa', names, permit: null, own: true })
  expect(made.versions).toHaveLength(1)
  const version = await findVersion(db, made.versions[0]!.digest)
  expect(version).toMatchObject({ assistant: made.id, number: 1, madeBy: member.kind === 'person' ? member.id : '' })
  const pinned = [one, other].map(({ id, version }) => ({ dataSet: id, version }))
  expect(version?.document.dataSets).toEqual(pinned.sort((a, b) => a.dataSet.localeCompare(b.dataSet)))
  expect(version?.document).toMatchObject({ project, permit: null, answerer: { name: 'extractive' } })
  expect(await perform(readAssistant, setting.context(member), { id: made.id })).toEqual(made)
})

test('whoever is not in the project is told that there is none, whatever they do with it', async () => {
  await using db = await freshDatabase<AssistantTables>()
  await using setting = await anAssistantsSetting(db)
  const { id: dataSet } = await setting.knowledge.publish(files)
  const project = aProject(setting)
  const { id } = await anAssistant(setting, [dataSet])
  const stranger: Principal = {
    kind: 'person',
    id: 'per_cccccccccccc',
    name: 'stranger',
    organisation: null,
    roles: ['member'],
  }
  const asked = (who: Principal) => [
    perform(createAssistant, setting.context(who), { project, names, dataSets: [dataSet] }),
    perform(makeVersion, setting.context(who), { id }),
    perform(readAssistant, setting.context(who), { id }),
  ]
  for (const who of [stranger, anonymous]) {
    const codes = await Promise.all(asked(who).map((done) => done.catch((problem) => problem.code)))
    expect(codes).toEqual([
      'assistants.project-not-found',
      'assistants.assistant-not-found',
      'assistants.assistant-not-found',
    ])
  }
  await expect(perform(readAssistant, setting.context(member), { id: 'ast_zzzzzzzzzzzz' })).rejects.toMatchObject({
    code: 'assistants.assistant-not-found',
  })
})

test('data that not everybody may use need the project’s permit, in force, held, over the version that readers get', async () => {
  await using db = await freshDatabase<AssistantTables>()
  await using setting = await anAssistantsSetting(db)
  const published = await setting.knowledge.publish(files, closed)
  const open = await setting.knowledge.publish(files)
  const project = aProject(setting)
  const input = { project, names, dataSets: [open.id, published.id] }
  const permit = 'pmt_aaaaaaaaaaaa'
  const made = (said: Partial<PermitFacts>, named: object = { permit }) =>
    perform(createAssistant, knowing(setting, published, { project, ...said }), { ...input, ...named }).then(
      (assistant) => assistant.permit,
      (problem) => problem.code,
    )

  expect(await made({}, {})).toBe('assistants.permit-needed')
  const other = { data: [{ dataSet: published.id, version: `sha256:${'0'.repeat(64)}` }] }
  expect(await made(other)).toBe('assistants.permit-needed')
  expect(await made({ maxLabel: { secrecy: 'internal', personal: 'none', sectors: [], residency: ['MA'] } })).toBe(
    'assistants.permit-needed',
  )
  for (const said of [
    { project: 'prj_zzzzzzzzzzzz' },
    { held: false },
    { revoked: true },
    { consented: false },
    { until: new Date('2021-01-01T00:00:00Z') },
  ]) {
    expect(await made(said), JSON.stringify(said)).toBe('assistants.permit-not-usable')
  }
  expect(await made({})).toBe(permit)
})

test('data that are not published, or that the caller may not know of, are not there to be built from', async () => {
  await using db = await freshDatabase<AssistantTables>()
  await using setting = await anAssistantsSetting(db)
  const hidden = await setting.knowledge.publish(files, { ...closed, announced: false })
  for (const dataSet of [hidden.id, 'ds_zzzzzzzzzzzz']) {
    await expect(anAssistant(setting, [dataSet])).rejects.toMatchObject({
      code: 'assistants.data-set-not-found',
      values: { dataSet },
    })
  }
})

test('nothing is built in a project that has ended', async () => {
  await using db = await freshDatabase<AssistantTables>()
  await using setting = await anAssistantsSetting(db)
  const { id: dataSet } = await setting.knowledge.publish(files)
  const project = aProject(setting, { ended: true })
  await expect(anAssistant(setting, [dataSet], { project })).rejects.toMatchObject({
    code: 'assistants.project-ended',
    status: 409,
  })
})

test.each([
  ['no data set', { dataSets: [] }],
  ['a data set twice', { dataSets: ['ds_aaaaaaaaaaaa', 'ds_aaaaaaaaaaaa'] }],
  [
    'more data sets than twenty',
    { dataSets: Array.from({ length: 21 }, (_, i) => `ds_aaaaaaaaaa${'abcdefghijklmnopqrstuvwxyz'[i]}a`) },
  ],
  ['no name', { names: {} }],
  ['a blank name', { names: { ar: ' \u200f ' } }],
  ['a name that is too long', { names: { ar: 'م'.repeat(201) } }],
  ['an unknown field', { owner: 'org_aaaaaaaaaaaa' }],
])('%s is refused', async (_what, said) => {
  await using db = await freshDatabase<AssistantTables>()
  await using setting = await anAssistantsSetting(db)
  await expect(anAssistant(setting, ['ds_aaaaaaaaaaaa'], said)).rejects.toMatchObject({ status: 400 })
})

test('what identifies somebody in a name is masked before anything is stored', async () => {
  await using db = await freshDatabase<AssistantTables>()
  await using setting = await anAssistantsSetting(db)
  const { id: dataSet } = await setting.knowledge.publish(files)
  const made = await anAssistant(setting, [dataSet], { names: { fr: 'Appelez le 0661234567' } })
  expect(JSON.stringify([made, await db.selectFrom('assistants.assistant').selectAll().execute()])).not.toContain(
    '0661234567',
  )
})

test('a list shows those of one’s projects page by page, and to an office those of everybody it answers for', async () => {
  await using db = await freshDatabase<AssistantTables>()
  await using setting = await anAssistantsSetting(db)
  const { id: dataSet } = await setting.knowledge.publish(files)
  const made: string[] = []
  for (let i = 0; i < 3; i++) made.unshift((await anAssistant(setting, [dataSet])).id)
  const theirs = aProject(setting, { members: [] })
  const listed = async (who: Principal, said: object = {}) => {
    const { assistants, next } = await perform(listAssistants, setting.context(who), said)
    return { ids: assistants.map(({ id }) => id), next }
  }

  const first = await listed(member, { limit: 2 })
  expect(first.ids).toEqual(made.slice(0, 2))
  expect(await listed(member, { limit: 2, cursor: first.next })).toEqual({ ids: made.slice(2), next: null })
  expect((await listed(member, { project: theirs })).ids).toEqual([])
  expect((await listed(dataOfficer)).ids).toEqual(made)
  const other: Principal = { kind: 'person', id: 'per_cccccccccccc', name: 'x', organisation: null, roles: ['member'] }
  expect((await listed(other)).ids).toEqual([])
  const owner = setting.projects.find(({ members }) => members.length > 0)!.organisations[0]!
  const manager: Principal = { ...other, roles: [], memberships: [{ organisation: owner, roles: ['manager'] }] }
  expect((await listed(manager)).ids).toHaveLength(1)
  await expect(listed(anonymous)).rejects.toMatchObject({ status: 401 })
  await expect(listed(member, { cursor: 'x' })).rejects.toMatchObject({ code: 'assistants.cursor-unknown' })
})
