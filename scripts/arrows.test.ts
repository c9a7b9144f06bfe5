import { expect, test } from 'vitest'
import { circles, faultOf } from './arrows.ts'

const architecture = {
  ways: ['http', 'cli', 'web', 'worker'],
  modules: { policy: [], audit: [], datasets: ['policy'], knowledge: ['datasets'] },
}

const allowed = (from: string, to: string, typeOnly = false) => faultOf({ from, to, typeOnly }, architecture)

test.each([
  ['src/modules/datasets/store.ts', 'src/kernel/database.ts'],
  ['src/modules/datasets/store.ts', 'src/modules/datasets/dataset.ts'],
  ['src/modules/datasets/operations/publish.ts', 'src/modules/policy/index.ts'],
  ['src/modules/datasets/store.ts', 'libs/canonical-json/index.ts'],
  ['src/modules/datasets/store.test.ts', 'src/adapters/postgres/testing.ts'],
  ['src/modules/datasets/store.test.ts', 'src/modules/audit/testing.ts'],
  ['src/modules/datasets/testing.ts', 'src/adapters/postgres/testing.ts'],
  ['src/adapters/postgres/migrate.ts', 'src/kernel/database.ts'],
  ['src/adapters/postgres/migrate.ts', 'src/adapters/postgres/database.ts'],
  ['src/adapters/postgres/testing.ts', 'src/migrations.ts'],
  ['src/app.ts', 'src/adapters/postgres/database.ts'],
  ['src/app.ts', 'src/http/server.ts'],
  ['src/app.ts', 'jurisdictions/ma/index.ts'],
  ['src/load-sample.ts', 'samples/formats.ts'],
  ['src/http/server.ts', 'src/app.ts'],
  ['src/web/home.tsx', 'src/modules/datasets/index.ts'],
  ['src/web/home.tsx', 'src/words/words.ts'],
  ['jurisdictions/ma/rules.ts', 'jurisdictions/ma/labels.ts'],
  ['libs/transparency-log/log.test.ts', 'libs/transparency-log/testing.ts'],
  ['libs/receipt/page.test.ts', 'tests/browser.ts'],
  ['tests/journeys/ask.test.ts', 'src/modules/datasets/store.ts'],
])('%s may import %s', (from, to) => {
  expect(allowed(from, to)).toBeUndefined()
})

test.each([
  ['src/kernel/perform.ts', 'src/modules/policy/index.ts', 'the kernel knows nobody'],
  ['src/kernel/perform.ts', 'src/adapters/postgres/database.ts', 'the kernel knows nobody'],
  ['src/modules/datasets/store.ts', 'src/adapters/postgres/database.ts', 'never knows an adapter'],
  ['src/modules/datasets/store.ts', 'src/modules/policy/label.ts', 'entered by its index.ts'],
  ['src/modules/policy/decide.ts', 'src/modules/datasets/index.ts', 'no arrow from policy to datasets'],
  ['src/modules/datasets/store.ts', 'src/app.ts', 'knows modules, the kernel and libraries'],
  ['src/modules/datasets/store.ts', 'src/modules/datasets/testing.ts', 'only tests'],
  ['src/modules/datasets/store.test.ts', 'src/modules/policy/rules.ts', 'index.ts or testing.ts'],
  ['src/modules/strange/strange.ts', 'src/kernel/problem.ts', 'no place'],
  ['src/strange/strange.ts', 'src/kernel/problem.ts', 'no place'],
  ['src/adapters/objects/folder-store.ts', 'src/modules/datasets/index.ts', 'knows the kernel only'],
  ['src/adapters/queue/queue.ts', 'src/adapters/postgres/database.ts', 'knows the kernel only'],
  ['src/web/home.tsx', 'src/modules/datasets/store.ts', 'entered by its index.ts'],
  ['src/http/server.ts', 'src/adapters/postgres/database.ts', 'from the app'],
  ['src/app.ts', 'tests/browser.ts', 'does not import its tests'],
  ['libs/canonical-json/index.ts', 'src/kernel/problem.ts', 'nothing of the platform'],
  ['libs/receipt/page.ts', 'tests/browser.ts', 'nothing of the platform'],
  ['libs/canonical-json/index.test.ts', 'src/kernel/problem.ts', 'nothing of the platform'],
  ['jurisdictions/ma/rules.ts', 'src/kernel/problem.ts', 'types only'],
  ['jurisdictions/ma/rules.ts', 'src/modules/policy/label.ts', 'types of policy'],
  ['jurisdictions/ma/rules.ts', 'src/modules/policy/index.ts', 'types only'],
])('%s may not import %s', (from, to, fault) => {
  expect(allowed(from, to)).toContain(fault)
})

test('a rule pack may import types of policy and of a port it implements', () => {
  expect(allowed('jurisdictions/ma/mask.ts', 'src/kernel/ports/personal-data.ts', true)).toBeUndefined()
  expect(allowed('jurisdictions/ma/rules.ts', 'src/modules/policy/index.ts', true)).toBeUndefined()
})

test('a circle is shown as the way round it', () => {
  const arrows = new Map([
    ['a', ['b']],
    ['b', ['c', 'd']],
    ['c', []],
    ['d', ['b']],
  ])

  expect(circles(arrows)).toEqual(['b → d → b'])
})
