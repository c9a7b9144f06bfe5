import { expect, test } from 'vitest'
import { freshDatabase } from '../../../adapters/postgres/testing.ts'
import { perform } from '../../../kernel/perform.ts'
import { member, personalLabel, underPermit } from '../../datasets/testing.ts'
import type { KnowledgeTables } from '../tables.ts'
import { aKnowledgeSetting } from '../testing.ts'
import { readPage } from './read-page.ts'
import { searchPassages } from './search.ts'

test('a page whose people are covered is told without the digests that would let them be guessed', async () => {
  await using db = await freshDatabase<KnowledgeTables>()
  await using setting = await aKnowledgeSetting(db)
  const people = 'Le dossier de la patiente, téléphone 0661234567, a été transmis au service de Rabat.'
  const published = await setting.publish({ 'a.txt': people }, personalLabel)
  const { digest } = await db.selectFrom('knowledge.page').select('digest').executeTakeFirstOrThrow()
  const { id: dataSet, version } = published
  const told = async (personal: 'masked' | 'tokenised' | 'plain') => {
    const context = underPermit(setting.context(member), published, { personal })
    const page = await perform(readPage, context, { dataSet, version, path: 'a.txt', page: 1 })
    const { passages } = await perform(searchPassages, context, { query: 'dossier transmis au service' })
    return { page, passage: passages[0]! }
  }

  for (const personal of ['masked', 'tokenised'] as const) {
    const { page, passage } = await told(personal)
    expect(page).toMatchObject({ masked: true, digest: null, extraction: null, file: null })
    expect(page.text).toHaveLength(people.length)
    expect(passage).toMatchObject({ path: 'a.txt', extraction: null })
    expect(JSON.stringify([page, passage])).not.toMatch(/0661234567|sha256:(?!.{64}"\s*,\s*"path")/)
  }
  const { page, passage } = await told('plain')
  expect(page).toMatchObject({ text: people, masked: false, digest })
  expect(passage).toMatchObject({ text: people, extraction: page.extraction })
})
