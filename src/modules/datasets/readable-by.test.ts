import fc from 'fast-check'
import type { Kysely } from 'kysely'
import { expect, test } from 'vitest'
import { freshDatabase } from '../../adapters/postgres/testing.ts'
import { newId } from '../../kernel/identifier.ts'
import { type Label, openLabel } from '../../kernel/label.ts'
import type { PermitFacts } from '../../kernel/ports/permits.ts'
import { anonymous, type OrganisationRole, type Principal } from '../../kernel/principal.ts'
import { ownPremises } from '../../kernel/testing.ts'
import { createDecider, putInForce, readershipOf } from '../policy/index.ts'
import { anyLabel, anyRoles, aPermit, aQuestion, aRule } from '../policy/testing.ts'
import { permittedVersions } from './catalogue-store.ts'
import type { DatasetTables } from './tables.ts'

const now = new Date('2026-11-21T10:00:00Z')
const later = new Date('2026-11-21T10:00:01Z')
const current = `sha256:${'a'.repeat(64)}`
const older = `sha256:${'b'.repeat(64)}`
const organisations = ['org_aaaaaaaaaaaa', 'org_bbbbbbbbbbbb', 'org_cccccccccccc']

const dataSet = fc.record({ label: anyLabel, owner: fc.constantFrom(...organisations) })
const membership = fc.record({
  organisation: fc.constantFrom(...organisations),
  roles: fc.subarray<OrganisationRole>(['manager', 'data-officer', 'member']),
})
const principal: fc.Arbitrary<Principal> = fc.oneof(
  fc.constant(anonymous),
  fc.record({
    kind: fc.constant('person' as const),
    id: fc.constant('per_aaaaaaaaaaaa'),
    name: fc.constant('Amina'),
    organisation: fc.constant(null),
    roles: anyRoles,
    memberships: fc.uniqueArray(membership, { selector: (held) => held.organisation }),
  }),
)
/** Mostly one that opens something; the place of a data set in the list stands for it until it has an id. */
const permit = fc.record({
  data: fc.uniqueArray(
    fc.record({ place: fc.nat({ max: 7 }), version: fc.constantFrom(null, current, current, older) }),
    { minLength: 2, maxLength: 8, selector: (one) => one.place },
  ),
  maxLabel: fc.oneof(anyLabel, fc.constant<Label>({ ...openLabel, secrecy: 'very-sensitive', personal: 'personal' })),
  revoked: mostly(false),
  held: mostly(true),
  consented: mostly(true),
  from: mostly(true).map((begun) => (begun ? now : later)),
  until: mostly(true).map((lasts) => (lasts ? later : now)),
})

/** Says what the engine works out for every rule: nothing but who may read. */
const decider = createDecider(
  [
    putInForce({
      id: 'x',
      version: '1',
      rules: [
        {
          ...aRule('x.readable', 'silent'),
          evaluate: (asked) => (asked.cleared || asked.permitted ? { allow: true } : 'silent'),
        },
      ],
    }),
  ],
  ownPremises,
  (rule, error) => {
    throw new Error(rule, { cause: error })
  },
)

test('what SQL lets out is what the engine finds readable, for any labels, owners, memberships and permits', async () => {
  await using db = await freshDatabase<DatasetTables>()
  let byPermitAlone = 0
  let byOfficeAlone = 0
  let shown = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(dataSet, { minLength: 4, maxLength: 8 }),
      fc.array(fc.tuple(principal, fc.option(permit, { freq: 3 })), { minLength: 6, maxLength: 6 }),
      async (dataSets, readers) => {
        const transaction = await db.startTransaction().execute()
        await using _ = { [Symbol.asyncDispose]: () => transaction.rollback().execute() }
        const ids = await publish(transaction, dataSets)
        for (const [who, said] of readers) {
          const under = said && permitOf(said, ids)
          const readership = readershipOf({ principal: who, permit: under, now, site: ownPremises })
          const expected = dataSets.flatMap(({ label, owner }, i) =>
            mayBeProcessedHere(label) && isReadable({ who, under, label, owner, id: ids[i]! }) ? [ids[i]!] : [],
          )

          const found = (await permittedVersions(transaction, readership)).map((version) => version.dataSet)

          expect(found).toEqual(expected.sort())
          shown += found.length
          if (found.length > 0) {
            const { everywhere, towards } = readership
            const withoutPermit = await permittedVersions(transaction, { everywhere, towards, permitted: null })
            byPermitAlone += found.length - withoutPermit.length
            if (towards.length > 0) {
              const atLarge = await permittedVersions(transaction, { ...readership, towards: [] })
              byOfficeAlone += found.length - atLarge.length
            }
          }
        }
      },
    ),
    { numRuns: 50 },
  )
  // The property says little if nothing was ever opened by each of the ways.
  expect(shown).toBeGreaterThan(250)
  expect(byPermitAlone).toBeGreaterThan(10)
  expect(byOfficeAlone).toBeGreaterThan(10)
})

type Asked = {
  readonly who: Principal
  readonly under: PermitFacts | null
  readonly label: Label
  readonly owner: string
  readonly id: string
}

function isReadable({ who, under, label, owner, id }: Asked): boolean {
  const data = [{ dataSet: id, version: current }]
  const resource = { kind: 'data-set-version', id, label, owner, published: true, data }
  return decider.decide(aQuestion({ principal: who, at: now, resource, permit: under })).effect === 'allow'
}

function mayBeProcessedHere({ residency }: Label): boolean {
  return residency === 'anywhere' || residency.includes(ownPremises.country)
}

type SaidPermit = typeof permit extends fc.Arbitrary<infer Said> ? Said : never

function permitOf({ data, ...said }: SaidPermit, ids: readonly string[]): PermitFacts {
  const named = data.flatMap(({ place, version }) => (ids[place] ? [{ dataSet: ids[place], version }] : []))
  return aPermit({ ...said, data: named })
}

function mostly(value: boolean): fc.Arbitrary<boolean> {
  return fc.nat({ max: 9 }).map((n) => (n === 0 ? !value : value))
}

/** Rows as the operations would leave them, without walking through each. */
async function publish(
  db: Kysely<DatasetTables>,
  dataSets: readonly { readonly label: Label; readonly owner: string }[],
): Promise<string[]> {
  const rows = dataSets.map(({ label, owner }) => ({
    id: newId('ds'),
    publisher_id: owner,
    publisher_names: '{"en":"Sample administration"}',
    publisher_verified: false,
    titles: '{"en":"A data set"}',
    descriptions: null,
    licence: 'CC0-1.0',
    licence_text: null,
    secrecy: label.secrecy,
    personal: label.personal,
    sectors: label.sectors,
    residency: label.residency === 'anywhere' ? null : label.residency,
    source_url: null,
    provenance: 'primary' as const,
    created_at: now,
    changed_at: now,
    published_at: null,
    current_version: null,
    sealed_version: null,
  }))
  await db
    .insertInto('datasets.dataset')
    .values(rows.map((row) => ({ ...row, slug: row.id.replace('_', '-') })))
    .execute()
  await db
    .insertInto('datasets.version')
    .values(
      rows.map(({ id }) => ({ dataset_id: id, digest: current, files: 1, size: 1, sealed_at: now, published_at: now })),
    )
    .execute()
  await db.updateTable('datasets.dataset').set({ current_version: current, published_at: now }).execute()
  return rows.map(({ id }) => id)
}
