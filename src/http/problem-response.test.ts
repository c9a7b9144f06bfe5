import pg from 'pg'
import { expect, test } from 'vitest'
import { denied, signInNeeded } from '../kernel/problems.ts'
import { asProblem, problemDocument } from './problem-response.ts'

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

test('a refusal says where it stands in the log, and to whoever signed in which page says why', () => {
  const values = { rules: 'ma.a-rule', missing: '' }
  const told = (raised: ReturnType<typeof denied>) => problemDocument(raised, 'fr', 'https://jazari.example')
  expect(told(denied({ ...values, decision: 7 }))).toMatchObject({
    decision: 7,
    explanation: 'https://jazari.example/fr/decisions/7',
  })
  const anonymous = told(signInNeeded({ ...values, decision: 8 }))
  expect(anonymous).toMatchObject({ decision: 8 })
  expect(anonymous).not.toHaveProperty('explanation')
  expect(told(denied(values))).not.toHaveProperty('decision')
})
