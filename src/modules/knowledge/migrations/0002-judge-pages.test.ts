import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { freshDatabase } from '../../../adapters/postgres/testing.ts'
import { viewOf } from '../../../kernel/database.ts'
import { digestOfText } from '../../../kernel/identifier.ts'
import { perform } from '../../../kernel/perform.ts'
import { anonymous } from '../../../kernel/principal.ts'
import { aPublishedDataset } from '../../datasets/testing.ts'
import { readIndex } from '../operations/read-index.ts'
import { readPage } from '../operations/read-page.ts'
import type { KnowledgeTables } from '../tables.ts'
import { aKnowledgeSetting } from '../testing.ts'
import * as createKnowledge from './0001-create-knowledge.ts'
import * as judgePages from './0002-judge-pages.ts'
import * as placeInLaw from './0003-place-in-law.ts'

test('what was read before pages were judged is there for each data set of the same content', async () => {
  await using db = await freshDatabase<KnowledgeTables>()
  await using setting = await aKnowledgeSetting(db)
  const files = { 'ar/network.md': '# شبكة' }
  const one = await aPublishedDataset(setting.datasets, files)
  const other = await aPublishedDataset(setting.datasets, files)
  const { version } = one
  const extraction = digestOfText('an extraction')
  const at = new Date()

  await sql`drop schema knowledge cascade`.execute(db)
  await createKnowledge.up(viewOf<unknown>(db))
  await sql`
    insert into knowledge.extraction values
      (${extraction}, ${digestOfText('a file')}, 'text/1', 'r', '.md', 'text/markdown', false, 'fr', ${at})`.execute(db)
  await sql`
    insert into knowledge.page values (${extraction}, 1, 'شبكة', ${digestOfText('شبكة')}, null, null, '[[0,4,"heading"]]')`.execute(
    db,
  )
  await sql`
    insert into knowledge.indexing values
      (${version}, ${one.id}, 'recipe', 'ready', 2, 2, 1, 1, 1, 'an-index', ${at}, ${at})`.execute(db)
  await sql`insert into knowledge.indexed_document values (${version}, 'ar/network.md', ${extraction})`.execute(db)
  await sql`insert into knowledge.refusal values (${version}, 'bad.pdf', 'document.empty', '{}')`.execute(db)
  await db.transaction().execute((transaction) => judgePages.up(viewOf<unknown>(transaction)))
  await placeInLaw.up(viewOf<unknown>(db))

  for (const { id: dataSet } of [one, other]) {
    const place = { dataSet, version, path: 'ar/network.md', page: 1 }
    expect(await perform(readPage, setting.context(anonymous), place)).toMatchObject({ text: 'شبكة', searched: true })
    expect(await perform(readIndex, setting.context(anonymous), { dataSet, version })).toMatchObject({
      active: true,
      refused: [{ path: 'bad.pdf' }],
    })
  }
})
