import { expect, test } from 'vitest'
import { freshDatabase } from '../../../adapters/postgres/testing.ts'
import { perform } from '../../../kernel/perform.ts'
import { changeDataset } from '../../datasets/testing.ts'
import { giveConsent, type IdentityTables } from '../../identity/index.ts'
import { someCalls } from '../../identity/testing.ts'
import type { PermitTables } from '../tables.ts'
import { aDraft, anAskedRequest, aPermitsSetting, aProject, closedLabel, joined } from '../testing.ts'
import { askForPermit } from './ask-for-permit.ts'
import { changeRequest } from './change-request.ts'
import { endProject } from './end-project.ts'
import { readPermit } from './read-permit.ts'
import { startRequest } from './start-request.ts'

test('a small request for open data is granted at once by rule', async () => {
  await using db = await freshDatabase<PermitTables>()
  await using setting = await aPermitsSetting(db)
  const dataSet = await setting.aDataSet(setting.ministry)

  const request = await anAskedRequest(setting, [dataSet])

  expect(request).toMatchObject({
    state: 'granted',
    dataSets: [{ dataSet, decision: 'granted', reason: null }],
    permit: expect.stringMatching(/^pmt_/),
    missing: [],
  })
  const permit = await perform(readPermit, setting.context(setting.researcher), { id: request.permit })
  expect(permit).toMatchObject({ state: 'in-force', own: true, personal: 'masked', dataSets: [{ dataSet }] })
})

test.each([
  ['a model', { models: ['mistral-small-3.2'] }],
  ['tokens', { amounts: { tokens: 1_000_000 } }],
  ['machines', { amounts: { gpuSeconds: 3_600 } }],
  ['another country', { egress: { countries: ['FR'], basis: 'consent' } }],
  ['more than three months', { days: 91 }],
])('whoever asks for %s waits for the owner of the data, though they are open', async (_what, said) => {
  await using db = await freshDatabase<PermitTables>()
  await using setting = await aPermitsSetting(db)

  const request = await anAskedRequest(setting, [await setting.aDataSet(setting.ministry)], said)

  expect(request).toMatchObject({ state: 'asked', permit: null, ...said, dataSets: [{ decision: 'waiting' }] })
})

test('closed data wait for their owner, and an answer is due in thirty days', async () => {
  const now = new Date('2026-11-22T10:00:00Z')
  await using db = await freshDatabase<PermitTables>()
  await using setting = await aPermitsSetting(db, { clock: () => now })
  const dataSet = await setting.aDataSet(setting.ministry, closedLabel)

  const request = await anAskedRequest(setting, [dataSet])

  expect(request).toMatchObject({
    state: 'asked',
    askedAt: '2026-11-22T10:00:00.000Z',
    answerDue: '2026-12-22T10:00:00.000Z',
    overdue: false,
    permit: null,
    mayDecide: false,
    dataSets: [
      { dataSet, publisher: { id: setting.ministry.id }, decision: 'waiting', label: { secrecy: 'sensitive' } },
    ],
  })
})

test('one closed data set among open ones makes the whole request wait', async () => {
  await using db = await freshDatabase<PermitTables>()
  await using setting = await aPermitsSetting(db)
  const open = await setting.aDataSet(setting.institute)
  const closed = await setting.aDataSet(setting.ministry, closedLabel)

  expect(await anAskedRequest(setting, [open, closed])).toMatchObject({ state: 'asked', permit: null })
})

test('what the law lacks is said when it is asked, not after weeks', async () => {
  await using db = await freshDatabase<PermitTables>()
  await using setting = await aPermitsSetting(db)
  const cndp = { kind: 'declaration', number: 'D-1/2026', until: null } as const
  const personal = { ...closedLabel, personal: 'personal', purposes: ['research'] }
  const dataSet = await setting.aDataSet(setting.ministry, { ...personal, cndp })
  const { id } = await aDraft(setting, [dataSet], { purpose: 'model-training' })

  const asking = perform(askForPermit, setting.context(setting.researcher), { id })

  await expect(asking).rejects.toMatchObject({
    code: 'policy.denied',
    values: { rules: 'ma.purpose-of-collection', missing: 'purpose-authorisation' },
  })
  expect(await anAskedRequest(setting, [dataSet])).toMatchObject({ state: 'asked' })
})

test('consents that are not for what is asked are named, and nothing is asked', async () => {
  const now = new Date('2026-11-22T10:00:00Z')
  await using db = await freshDatabase<PermitTables & IdentityTables>()
  await using setting = await aPermitsSetting(db, { clock: () => now })
  await using calls = await someCalls(db)
  const dataSet = await setting.aDataSet(setting.ministry, closedLabel)
  const given = async (said: object) => {
    const consent = { purpose: 'research', until: '2026-12-31', ...said }
    return (await perform(giveConsent, calls.by(setting.colleague, now), consent)).id
  }
  const toProject = await given({ organisation: setting.laboratory })
  const ofData = await given({ dataSet })
  const others = [
    await given({ organisation: setting.institute.id }),
    await given({ dataSet: 'ds_zzzzzzzzzzzz' }),
    await given({ organisation: setting.laboratory, purpose: 'statistics' }),
    await given({ sectors: ['health', 'skills'] }),
    'cns_zzzzzzzzzzzz',
  ]
  const basis = { legalBasis: 'consent' }
  const { id } = await aDraft(setting, [dataSet], { ...basis, consents: [toProject, ...others, ofData] })
  const lead = setting.context(setting.researcher)

  await expect(perform(askForPermit, lead, { id })).rejects.toMatchObject({
    code: 'permits.consents-not-for-this',
    status: 409,
    values: { consents: others.join(' ') },
  })
  const changed = await perform(changeRequest, lead, { id, consents: [toProject, others[2], ofData] })
  const terms = { purpose: 'research', until: '2026-12-31', covers: true }
  expect(changed.consentTerms).toEqual([
    { consent: toProject, ...terms },
    { consent: others[2], ...terms, purpose: 'statistics', covers: false },
    { consent: ofData, ...terms },
  ])
  const unknown = await perform(changeRequest, lead, { id, consents: ['cns_zzzzzzzzzzzz'] })
  const nothing = { consent: 'cns_zzzzzzzzzzzz', purpose: null, until: null, covers: false }
  expect(unknown.consentTerms).toEqual([nothing])
  await perform(changeRequest, lead, { id, consents: [toProject, ofData] })
  expect(await perform(askForPermit, lead, { id })).toMatchObject({ state: 'asked' })
})

test('an incomplete request says what is missing, in its draft and when it is asked', async () => {
  await using db = await freshDatabase<PermitTables>()
  await using setting = await aPermitsSetting(db)
  const lead = setting.context(setting.researcher)
  const { id: project } = await aProject(setting)
  const draft = await perform(startRequest, lead, { project })
  const missing = ['purpose', 'purposeText', 'legalBasis', 'dataSets', 'days', 'justification']

  expect(draft).toMatchObject({ state: 'draft', missing, own: true, lead: true })
  await expect(perform(askForPermit, lead, { id: draft.id })).rejects.toMatchObject({
    code: 'permits.request-incomplete',
    values: { missing: missing.join(' ') },
  })
  const consent = await perform(changeRequest, lead, { id: draft.id, legalBasis: 'consent' })
  expect(consent.missing).toContain('consents')
})

test('a data set that the caller may not know of is answered like one that is not there', async () => {
  await using db = await freshDatabase<PermitTables>()
  await using setting = await aPermitsSetting(db)
  const hidden = await setting.aDataSet(setting.ministry, { ...closedLabel, announced: false })
  const lead = setting.context(setting.researcher)
  const { id: project } = await aProject(setting)
  const { id } = await perform(startRequest, lead, { project })

  for (const dataSet of [hidden, 'ds_zzzzzzzzzzzz']) {
    const refusal = { code: 'permits.data-set-not-found', values: { dataSet } }
    await expect(perform(startRequest, lead, { project, dataSets: [dataSet] })).rejects.toMatchObject(refusal)
    await expect(perform(changeRequest, lead, { id, dataSets: [dataSet] })).rejects.toMatchObject(refusal)
  }
})

test('what is concealed while a draft waits leaves the draft, and cannot be asked for', async () => {
  await using db = await freshDatabase<PermitTables>()
  await using setting = await aPermitsSetting(db)
  const dataSet = await setting.aDataSet(setting.ministry, closedLabel)
  const { id } = await aDraft(setting, [dataSet])
  const lead = setting.context(setting.researcher)

  await changeDataset(setting.datasets, dataSet, { announced: false })

  expect(await perform(changeRequest, lead, { id, days: 31 })).toMatchObject({ dataSets: [] })
  await expect(perform(askForPermit, lead, { id })).rejects.toMatchObject({ code: 'permits.data-set-not-found' })
})

test('only a lead asks, once, and nothing of what was asked changes', async () => {
  await using db = await freshDatabase<PermitTables>()
  await using setting = await aPermitsSetting(db)
  const { id: project } = await aProject(setting)
  await joined(setting, project, setting.colleague)
  const { id } = await aDraft(setting, [await setting.aDataSet(setting.ministry, closedLabel)], { project })
  const refused = { code: 'policy.denied', status: 403, values: { missing: 'project-lead' } }

  await expect(perform(askForPermit, setting.context(setting.colleague), { id })).rejects.toMatchObject(refused)
  const lead = setting.context(setting.researcher)
  await perform(askForPermit, lead, { id })
  const again = { code: 'permits.request-state-refused', values: { state: 'asked' } }
  await expect(perform(askForPermit, lead, { id })).rejects.toMatchObject(again)
  await expect(perform(changeRequest, lead, { id, days: 1 })).rejects.toMatchObject(again)
  await expect(db.updateTable('permits.asked_data').set({ place: 9 }).execute()).rejects.toThrow('does not change')
})

test('of two who ask at once one does, and one permit is issued', async () => {
  await using db = await freshDatabase<PermitTables>()
  await using setting = await aPermitsSetting(db)
  const { id } = await aDraft(setting, [await setting.aDataSet(setting.ministry)])
  const ask = () => perform(askForPermit, setting.context(setting.researcher), { id })

  const results = await Promise.allSettled([ask(), ask(), ask()])

  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(await db.selectFrom('permits.permit').select('id').execute()).toHaveLength(1)
})

test('a project that has ended asks for nothing', async () => {
  await using db = await freshDatabase<PermitTables>()
  await using setting = await aPermitsSetting(db)
  const { id, project } = await aDraft(setting, [await setting.aDataSet(setting.ministry)])
  const lead = setting.context(setting.researcher)
  await perform(endProject, lead, { id: project.id, reason: 'done' })

  for (const act of [
    () => perform(askForPermit, lead, { id }),
    () => perform(changeRequest, lead, { id, days: 1 }),
    () => perform(startRequest, lead, { project: project.id }),
  ]) {
    await expect(act()).rejects.toMatchObject({ code: 'permits.project-ended', status: 409 })
  }
})

test('a label that was raised between the decision and the effect opens nothing at once', async () => {
  await using db = await freshDatabase<PermitTables>()
  await using setting = await aPermitsSetting(db)
  const dataSet = await setting.aDataSet(setting.ministry, { announced: true })
  const { id } = await aDraft(setting, [dataSet])
  const context = setting.context(setting.researcher)
  let asked = 0
  const raisedMeanwhile = {
    ...context,
    dataFacts: {
      async find(...call: Parameters<typeof context.dataFacts.find>) {
        asked += 1
        if (asked === 2)
          await changeDataset(setting.datasets, dataSet, { secrecy: 'sensitive', personal: 'none', residency: ['MA'] })
        return context.dataFacts.find(...call)
      },
    },
  }

  expect(await perform(askForPermit, raisedMeanwhile, { id })).toMatchObject({ state: 'asked', permit: null })
})

test.each([
  ['no days', { days: 0 }],
  ['six years', { days: 1827 }],
  ['half a day', { days: 1.5 }],
  ['a purpose that is none', { purpose: 'profit' }],
  ['a ground that is none', { legalBasis: 'because' }],
  ['a country that is none', { egress: { countries: ['Atlantis'], basis: null } }],
  ['a model with a name that is none', { models: ['a model\u0000'] }],
  ['too many data sets', { dataSets: Array.from({ length: 51 }, () => 'ds_aaaaaaaaaaaa') }],
  ['fewer than no tokens', { amounts: { tokens: -1 } }],
  ['more tokens than there are', { amounts: { tokens: 1e16 } }],
  ['amounts of something else', { amounts: { money: 1 } }],
  ['a consent that is none', { consents: ["' or true --"] }],
  ['a text that turns others around', { justification: 'a\u202Eb' }],
  ['half a surrogate', { purposeText: 'a\ud800' }],
])('a draft that says %s is refused', async (_what, said) => {
  await using db = await freshDatabase<PermitTables>()
  await using setting = await aPermitsSetting(db)

  await expect(aDraft(setting, [], said)).rejects.toMatchObject({ status: 400 })
})

test('what identifies a person is covered before anything is stored', async () => {
  await using db = await freshDatabase<PermitTables>()
  await using setting = await aPermitsSetting(db)
  const text = 'اتصلوا بي على 0612345678 أو amina@example.ma'

  const draft = await aDraft(setting, [], { purposeText: text, justification: text })

  for (const said of [draft.purposeText, draft.justification]) {
    expect(said).not.toContain('0612345678')
    expect(said).not.toContain('amina@example.ma')
  }
})
