import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson } from '../../../libs/canonical-json/index.ts'
import { leafHash, nodeHash } from '../../../libs/transparency-log/index.ts'
import { Item } from './item.ts'
import { itemHash, taskDigest } from './item-digest.ts'
import { prepareTask } from './make-task.ts'
import { rootOf } from './sample-record.ts'
import type { TaskHeader } from './task.ts'
import { parseHeader } from './task-header.ts'
import { aHeader } from './testing.ts'

const header = (() => {
  const read = parseHeader(aHeader())
  if (!('header' in read)) throw new Error('the header is one')
  return read.header
})()
const items = Array.from({ length: 7 }, (_, i) =>
  Item.parse({
    id: `q${i}`,
    language: 'ar',
    slices: ['one'],
    input: { question: `ما العاصمة ${i}؟`, choices: ['A', 'B'].map((label) => ({ label, text: `${label}${i}` })) },
    target: { label: 'A', texts: ['الرباط'], number: { value: i, tolerance: 0.5 } },
  }),
)
const itemKey = { seal: () => Buffer.alloc(0), open: () => '' }
async function digestOf(given: TaskHeader, of: readonly Item[]): Promise<string> {
  const { task } = await prepareTask({ itemKey }, { owner: 'org_aaaaaaaaaaaa', header: given, items: of })
  return task.digest
}

/** MTH of RFC 6962 section 2.1, as it is written there. */
function treeHash(leaves: readonly Uint8Array[]): Uint8Array {
  if (leaves.length === 1) return leaves[0]!
  const half = 2 ** Math.ceil(Math.log2(leaves.length) - 1)
  return nodeHash(treeHash(leaves.slice(0, half)), treeHash(leaves.slice(half)))
}

test('the root is the Merkle tree hash over the items’ canonical JSON', async () => {
  const leaves = items.map((item) => leafHash(new TextEncoder().encode(canonicalJson(item))))

  expect(items.map(itemHash)).toEqual(leaves.map((leaf) => Buffer.from(leaf)))
  expect(rootOf(items.map(itemHash))).toBe(Buffer.from(treeHash(leaves)).toString('hex'))
  expect(await digestOf(header, items)).toBe(taskDigest(header, rootOf(items.map(itemHash))))
})

/** Every value that is no object or list, by its path. */
function leavesOf(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path]
  return Object.entries(value).flatMap(([name, part]) => leavesOf(part, [...path, name]))
}

function changedAt(value: unknown, [name, ...rest]: readonly string[], change: (leaf: unknown) => unknown): unknown {
  if (name === undefined) return change(value)
  if (Array.isArray(value)) return value.map((part, i) => (String(i) === name ? changedAt(part, rest, change) : part))
  return Object.fromEntries(
    Object.entries(value as object).map(([key, part]) => [key, key === name ? changedAt(part, rest, change) : part]),
  )
}

/** Another value of the same kind: one character more, less or another, another number, the opposite. */
const anotherLeaf = fc.record({ at: fc.nat(), character: fc.string({ minLength: 1, maxLength: 1 }), way: fc.nat(2) })
function another(leaf: unknown, { at, character, way }: { at: number; character: string; way: number }): unknown {
  if (typeof leaf === 'number') return leaf + 1 + at
  if (typeof leaf === 'boolean') return !leaf
  if (typeof leaf !== 'string') return character
  const place = at % (leaf.length + 1)
  return leaf.slice(0, place) + (way === 0 ? '' : character) + leaf.slice(place + (way === 1 ? 0 : 1))
}

test('whatever is changed of a header or of any item, it is another test', async () => {
  const whole = { header, items }
  const digest = await digestOf(header, items)
  const places = leavesOf(whole)
  const changes = fc.tuple(fc.constantFrom(...places), anotherLeaf)
  await fc.assert(
    fc.asyncProperty(changes, async ([path, change]) => {
      const changed = changedAt(whole, path, (leaf) => another(leaf, change)) as typeof whole
      fc.pre(canonicalJson(changed) !== canonicalJson(whole) && !changed.header.hidden)
      expect(await digestOf(changed.header, changed.items)).not.toBe(digest)
    }),
    { numRuns: 2_000 },
  )
})

test('items in another order, fewer of them or one twice are another test', async () => {
  const digest = await digestOf(header, items)
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray(items), fc.nat(items.length - 1), async (some, twice) => {
      const isSame = some.length === items.length && some.every((item, i) => item === items[i])
      expect((await digestOf(header, some)) === digest).toBe(isSame)
      expect(await digestOf(header, [...items, items[twice]!])).not.toBe(digest)
    }),
    { numRuns: 500 },
  )
})
