import pg from 'pg'
import { expect, test } from 'vitest'
import { asProblem } from './problem-response.ts'

test('a database that is not there is told as such, not as a bug', async () => {
  const client = new pg.Client({ host: '127.0.0.1', port: 1, user: 'nobody', database: 'nothing' })
  const error = await client.connect().catch((thrown: unknown) => thrown)
  expect(asProblem(error)).toMatchObject({ code: 'database-unreachable', status: 503 })
  expect(asProblem(new Error('Connection terminated unexpectedly'))).toMatchObject({ status: 503 })
})

test('of a bug the caller learns only that there was one', () => {
  expect(asProblem(new TypeError('secret is not a function'))).toMatchObject({
    code: 'unexpected',
    status: 500,
    values: {},
  })
})
