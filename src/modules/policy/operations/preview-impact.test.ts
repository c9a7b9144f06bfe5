import { expect, test } from 'vitest'
import { freshDatabase } from '../../../adapters/postgres/testing.ts'
import { type Label, openLabel } from '../../../kernel/label.ts'
import { perform } from '../../../kernel/perform.ts'
import type { ImpactSource } from '../../../kernel/ports/impact.ts'
import { anonymous, type Principal } from '../../../kernel/principal.ts'
import { impactSource as dataImpact, readDataset } from '../../datasets/index.ts'
import { changeDataset } from '../../datasets/testing.ts'
import {
  grantRequest,
  impactSource as permitImpact,
  readPermit,
  readRequest,
  revokePermit,
} from '../../permits/index.ts'
import { anAskedRequest, aPermit, aPermitsSetting, closedLabel, type PermitsSetting } from '../../permits/testing.ts'
import { previewImpact } from './preview-impact.ts'

function previewing(setting: PermitsSetting, principal: Principal, change: object) {
  const context = setting.context(principal)
  const impactSources: ImpactSource[] = [permitImpact(context), dataImpact]
  return perform(previewImpact, { ...context, impactSources }, { change })
}

const closed: Label = { ...openLabel, secrecy: 'sensitive' }

test('raising the label of public data closes them to everybody and to their search, and changes nothing yet', async () => {
  await using db = await freshDatabase()
  await using setting = await aPermitsSetting(db)
  const { officer } = setting.ministry
  const dataSet = await setting.aDataSet(setting.ministry)

  const asked = { kind: 'label', dataSet, label: closed }
  expect(await previewing(setting, officer, asked)).toEqual({
    readers: { before: 'everybody', after: 'officers' },
    lines: [
      { what: 'permits', before: 0, after: 0, examples: [] },
      { what: 'documents', before: 1, after: 0, examples: [] },
    ],
  })
  const internal = { ...asked, label: { ...openLabel, secrecy: 'internal' } }
  expect((await previewing(setting, officer, internal)).readers).toEqual({ before: 'everybody', after: 'members' })

  const found = await perform(readDataset, setting.datasets.context(anonymous), { id: dataSet })
  expect(found.label.secrecy).toBe('public')
})

test('a label above a permit’s stops the permit, which is named; one that it covers does not', async () => {
  await using db = await freshDatabase()
  await using setting = await aPermitsSetting(db)
  const { officer } = setting.ministry
  const permit = await aPermit(setting)
  const dataSet = permit.dataSets[0]!.dataSet
  const label = (secrecy: Label['secrecy']) => ({ ...openLabel, secrecy, residency: ['MA'] })

  const higher = await previewing(setting, officer, { kind: 'label', dataSet, label: label('very-sensitive') })
  expect(higher.lines[0]).toEqual({
    what: 'permits',
    before: 1,
    after: 0,
    examples: [{ kind: 'permit', id: permit.id, title: permit.project.name }],
  })
  const same = await previewing(setting, officer, { kind: 'label', dataSet, label: label('sensitive') })
  expect(same.lines[0]).toMatchObject({ what: 'permits', before: 1, after: 1 })
  expect(same.readers).toEqual({ before: 'officers', after: 'officers' })
})

test('a reference that is over stops everybody, officers too', async () => {
  await using db = await freshDatabase()
  await using setting = await aPermitsSetting(db)
  const { officer } = setting.ministry
  const dataSet = await setting.aDataSet(setting.ministry, {
    ...closedLabel,
    personal: 'personal',
    cndp: { kind: 'declaration', number: 'D-1/2026', until: null },
    purposes: ['research'],
  })
  const over = (until: string | null) => previewing(setting, officer, { kind: 'reference', dataSet, until })

  expect((await over('2020-01-01')).readers).toEqual({ before: 'officers', after: 'nobody' })
  expect((await over(null)).readers).toEqual({ before: 'officers', after: 'nobody' })
  expect((await over('2999-01-01')).readers).toEqual({ before: 'officers', after: 'officers' })
})

test('revoking a permit closes what it opens; the preview revokes nothing', async () => {
  await using db = await freshDatabase()
  await using setting = await aPermitsSetting(db)
  const { officer } = setting.ministry
  const permit = await aPermit(setting)
  const [data] = permit.dataSets

  const preview = () => previewing(setting, officer, { kind: 'permit', permit: permit.id })
  expect(await preview()).toEqual({
    readers: null,
    lines: [
      {
        what: 'data-sets',
        before: 1,
        after: 0,
        examples: [{ kind: 'data-set', id: data?.dataSet, title: data?.title }],
      },
    ],
  })
  expect((await perform(readPermit, setting.context(officer), { id: permit.id })).state).toBe('in-force')

  await perform(revokePermit, setting.context(officer), { id: permit.id, reason: 'لم يعد لازما' })
  expect((await preview()).lines[0]).toMatchObject({ what: 'data-sets', before: 0, after: 0 })
})

test('what is concealed from whoever asks is not counted either', async () => {
  await using db = await freshDatabase()
  await using setting = await aPermitsSetting(db)
  const { ministry, institute, researcher } = setting
  const theirs = await setting.aDataSet(institute, closedLabel)
  const { id } = await anAskedRequest(setting, [await setting.aDataSet(ministry, closedLabel), theirs])
  for (const { officer } of [ministry, institute]) {
    await perform(grantRequest, setting.context(officer), { id, reason: 'يخدم المصلحة' })
  }
  const { permit } = await perform(readRequest, setting.context(researcher), { id })
  const counted = async () => (await previewing(setting, ministry.officer, { kind: 'permit', permit })).lines[0]?.before
  expect(await counted()).toBe(2)

  await changeDataset(setting.datasets, theirs, { announced: false })

  expect(await counted()).toBe(1)
})

test('only officers of the data and administrators see it; others are answered as if there were nothing', async () => {
  await using db = await freshDatabase()
  await using setting = await aPermitsSetting(db)
  const { ministry, institute, researcher, administrator } = setting
  const permit = await aPermit(setting)
  const [data] = permit.dataSets
  const changes = [
    { kind: 'permit', permit: permit.id },
    { kind: 'label', dataSet: data?.dataSet, label: closed },
    { kind: 'reference', dataSet: data?.dataSet, until: null },
  ]

  for (const change of changes) {
    for (const principal of [ministry.officer, administrator]) {
      await expect(previewing(setting, principal, change)).resolves.toBeTruthy()
    }
    for (const principal of [anonymous, researcher, institute.officer]) {
      await expect(previewing(setting, principal, change)).rejects.toMatchObject({
        code: 'policy.previewed-thing-not-found',
      })
    }
  }
  for (const change of [
    { kind: 'permit', permit: 'pmt_zzzzzzzzzzzz' },
    { kind: 'label', dataSet: 'ds_zzzzzzzzzzzz', label: closed },
  ]) {
    await expect(previewing(setting, administrator, change)).rejects.toMatchObject({
      code: 'policy.previewed-thing-not-found',
    })
  }
})
