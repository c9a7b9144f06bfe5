import { expect, test } from 'vitest'
import { freshDatabase } from '../../adapters/postgres/testing.ts'
import { aSite } from './testing.ts'

test('nobody who has not signed in sees assistants, or is told whether there is one', async () => {
  await using db = await freshDatabase<never>()
  await using site = await aSite(db)
  for (const address of ['/ar/assistants/ast_aaaabbbbcccc', '/ar/projects/prj_aaaabbbbcccc/assistants/new']) {
    expect((await site.get(address)).statusCode, address).toBe(401)
  }
})
