import { expect, test } from 'vitest'
import { freshDatabase } from '../../adapters/postgres/testing.ts'
import { openLabel } from '../../kernel/label.ts'
import { perform } from '../../kernel/perform.ts'
import type { ImpactQuestion } from '../../kernel/ports/impact.ts'
import { anonymous } from '../../kernel/principal.ts'
import { impactSource } from './impact.ts'
import { ask } from './operations/ask.ts'
import type { AssistantTables } from './tables.ts'
import { anAssistantsSetting } from './testing.ts'

const document = '# الشبكة\n\nانطلقت الشبكة الوطنية للمعاهد رسميا يوم 12 يناير 2026. احتضنت مدينة الرباط حفل الانطلاق.'

test('the receipts that would close are counted and not named', async () => {
  await using db = await freshDatabase<AssistantTables>()
  await using setting = await anAssistantsSetting(db)
  const quoted = await setting.knowledge.publish({ 'ar/network.md': document })
  const other = await setting.knowledge.publish({ 'ar/other.md': '# أخرى\n\nلا شيء هنا عن ذلك.' }, { slug: 'other' })
  for (const question of ['متى انطلقت الشبكة الوطنية؟', 'أين احتضن حفل انطلاق الشبكة؟']) {
    const answer = await perform(ask, setting.context(anonymous), { question })
    expect(answer.abstained).toBe(false)
  }

  const { decider, site } = setting.context(anonymous)
  const preview = (dataSet: string, secrecy: 'public' | 'internal') => {
    const before = { kind: 'data-set', id: dataSet, label: openLabel, published: true }
    const label = { ...openLabel, secrecy }
    const asked: ImpactQuestion = {
      db,
      decider,
      site,
      now: new Date(),
      isKnown: () => true,
      change: { kind: 'label', dataSet, label },
      dataSet: { before, after: { ...before, label } },
    }
    return impactSource.preview(asked)
  }

  expect(await preview(quoted.id, 'internal')).toEqual([{ what: 'answers', before: 2, after: 0, examples: [] }])
  expect(await preview(quoted.id, 'public')).toEqual([{ what: 'answers', before: 2, after: 2, examples: [] }])
  expect(await preview(other.id, 'internal')).toEqual([{ what: 'answers', before: 0, after: 0, examples: [] }])
})
