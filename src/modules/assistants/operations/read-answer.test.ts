import type { Kysely } from 'kysely'
import { expect, test } from 'vitest'
import { freshDatabase } from '../../../adapters/postgres/testing.ts'
import { type Label, openLabel, personalKinds, secrecies } from '../../../kernel/label.ts'
import { perform } from '../../../kernel/perform.ts'
import type { Principal } from '../../../kernel/principal.ts'
import { ownPremises } from '../../../kernel/testing.ts'
import type { DatasetTables } from '../../datasets/index.ts'
import { anonymous, dataOfficer, member } from '../../datasets/testing.ts'
import { covers, readershipOf } from '../../policy/index.ts'
import { type AssistantsSetting, anAssistantsSetting } from '../testing.ts'
import { ask } from './ask.ts'
import { readAnswer } from './read-answer.ts'
import { readReceipt } from './read-receipt.ts'

type Tables = DatasetTables

async function setLabel(db: Kysely<Tables>, id: string, { secrecy, personal, sectors, residency }: Label) {
  await db
    .updateTable('datasets.dataset')
    .set({ secrecy, personal, sectors, residency: residency === 'anywhere' ? null : residency })
    .where('id', '=', id)
    .execute()
}

/** What anybody is shown of an answer, whichever way it is asked for; empty when refused, as it is expected to be. */
async function shown(
  setting: AssistantsSetting,
  principal: Principal,
  id: string,
  refusal = 'assistants.answer-not-found',
): Promise<string> {
  const concealed = (error: { code: string }) => {
    expect(error.code).toBe(refusal)
    return ''
  }
  const context = setting.context(principal)
  const readings = [
    perform(readAnswer, context, { id }).then(JSON.stringify, concealed),
    perform(readReceipt, context, { id }).then(JSON.stringify, concealed),
  ]
  return (await Promise.all(readings)).join('')
}

function readingOf(principal: Principal) {
  return readershipOf({ principal, now: new Date(), site: ownPremises }).everywhere
}

test('an answer may be read again, until the label of what it quotes is raised', async () => {
  await using db = await freshDatabase<Tables>()
  await using setting = await anAssistantsSetting(db)
  const { id: dataSet } = await setting.knowledge.publish({ 'a.md': '# شبكة\n\nانطلقت الشبكة الوطنية عام 2026.' })
  const answer = await perform(ask, setting.context(anonymous), { question: 'متى انطلقت الشبكة الوطنية؟' })
  const { id } = answer.receipt

  const read = await perform(readAnswer, setting.context(anonymous), { id })
  expect(read.answer).toEqual(answer)
  expect(read.decision).toBeGreaterThanOrEqual(0)

  await setLabel(db, dataSet, { ...openLabel, secrecy: 'internal' })
  expect(await shown(setting, anonymous, id)).toBe('')
  expect(await shown(setting, member, id)).toContain('انطلقت')
})

test('personal data are asked by nobody without a reference of the CNDP, whoever is cleared to read them', async () => {
  await using db = await freshDatabase<Tables>()
  await using setting = await anAssistantsSetting(db)
  const { id } = await setting.knowledge.publish({ 'a.md': '# شبكة\n\nانطلقت الشبكة الوطنية عام 2026.' })
  await setLabel(db, id, { ...openLabel, personal: 'personal' })
  const question = 'متى انطلقت الشبكة الوطنية؟'

  expect(covers(readingOf(dataOfficer), { ...openLabel, personal: 'personal' })).toBe(true)
  expect(await perform(ask, setting.context(dataOfficer), { question })).toMatchObject({
    abstained: true,
    reason: 'nothing-published',
  })
})

test('random people, labels and questions: nothing is shown of what the asker may not read at that moment', async () => {
  await using db = await freshDatabase<Tables>()
  await using setting = await anAssistantsSetting(db)
  const words = ['زعفران', 'أرغان', 'قرطاس', 'نحاس']
  const dataSets = []
  for (const word of words) {
    const text = `# ${word}\n\nبلغ إنتاج ${word} في الواحة ${word.length + 300} طنا عام 2024.`
    dataSets.push({ word, ...(await setting.knowledge.publish({ 'a.md': text })) })
  }
  const people = [
    anonymous,
    member,
    dataOfficer,
    { kind: 'service', id: 'key_aaaaaaaaaaaa', roles: ['member'] } as const,
  ]
  const random = randomOf(20_261_121)
  const pick = <Item>(items: readonly Item[]) => items[Math.floor(random() * items.length)]!
  const labels = new Map<string, Label>(dataSets.map(({ id }) => [id, openLabel]))
  const given: { id: string; dataSets: readonly string[] }[] = []
  let answered = 0
  let hidden = 0

  for (let round = 0; round < 300; round++) {
    const changed = pick(dataSets).id
    const label: Label = {
      secrecy: pick(secrecies),
      personal: pick(personalKinds),
      sectors: pick([[], ['health']]),
      residency: pick(['anywhere', ['MA'], ['FR'], []] as const) as Label['residency'],
    }
    await setLabel(db, changed, label)
    labels.set(changed, label)

    const principal = pick(people)
    const mayRead = (id: string) => covers(readingOf(principal), labels.get(id)!)
    const events: unknown[] = []
    const answer = await perform(
      ask,
      setting.context(principal, (event) => events.push(event)),
      { question: `كم بلغ إنتاج ${pick(words)} في الواحة؟`, ...(random() < 0.3 && { in: [pick(dataSets).id] }) },
    )
    const said = JSON.stringify([answer.answer, answer.versions, events])
    for (const { id, word } of dataSets) {
      if (!mayRead(id)) expect(said, `${word} to ${principal.kind}`).not.toMatch(new RegExp(`${word}|${id}`))
    }
    if (!answer.abstained) answered++
    given.push({ id: answer.receipt.id, dataSets: answer.versions.map(({ dataSet }) => dataSet) })

    const earlier = pick(given)
    const concealed = earlier.dataSets.some((id) => {
      const label = labels.get(id)!
      // Where data may be processed conceals nothing: what was given was processed where it was allowed then.
      return !covers({ ...readingOf(principal), residency: [] }, label)
    })
    // Whoever may know of it is told that the law keeps it back: these data have no reference.
    const isKeptBack = earlier.dataSets.some((id) => labels.get(id)!.personal !== 'none')
    const again = await shown(setting, principal, earlier.id, concealed ? undefined : 'policy.denied')
    if (concealed || isKeptBack) expect(again).toBe('')
    else expect(again).not.toBe('')
    if (concealed) hidden++
  }
  // The test says something only when both happened often.
  expect(answered).toBeGreaterThan(20)
  expect(hidden).toBeGreaterThan(20)
}, 120_000)

/** mulberry32: the same cases every time. */
function randomOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
