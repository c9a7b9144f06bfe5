import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { freshDatabase } from '../../adapters/postgres/testing.ts'
import { kinds } from './kinds.ts'

test('the database knows the fields of every kind, and which need a source', async () => {
  await using db = await freshDatabase<never>()
  const { rows } = await sql<{ kind: string; name: string; cited: boolean }>`select * from programmes.field`.execute(db)

  const known = rows.map(({ kind, name, cited }) => `${kind}.${name} ${cited ? 'sources' : 'ours'}`).sort()
  const declared = kinds.flatMap(({ kind, fields }) =>
    Object.entries(fields).map(([name, { from }]) => `${kind}.${name} ${from}`),
  )
  expect(known).toEqual(declared.sort())
})

test('the title of a kind is a field that has words and is needed', () => {
  for (const { fields, title } of kinds) expect(fields[title]).toMatchObject({ type: 'text', required: true })
})
