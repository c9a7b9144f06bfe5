import { newSecretId } from '../../kernel/identifier.ts'
import type { ItemKey } from './context.ts'
import { Item } from './item.ts'

/** Where an item is sealed for. */
function addressOf(task: string, place: number): string {
  return `evaluation/item/${task}/${place}`
}

export function sealItem(key: ItemKey, task: string, place: number, item: Item): Buffer {
  return key.seal(addressOf(task, place), JSON.stringify(item))
}

/** @throws Error for what was not sealed for this place of this test. */
export function openItem(key: ItemKey, task: string, place: number, sealed: Buffer): Item {
  return Item.parse(JSON.parse(key.open(addressOf(task, place), sealed)))
}

/**
 * The item with a sentence of its own that nobody has ever written: where it comes out, the test has leaked. It also keeps
 * the item's hash, which is no secret, from telling whether somebody guessed the item.
 */
export function withCanary(item: Item): Item {
  return { ...item, canary: item.canary ?? newSecretId('canary') }
}
