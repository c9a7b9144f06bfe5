/** Changes of files for tests: of their bytes, and of their fields with the file staying canonical JSON. */
import { canonicalJson } from '../canonical-json/index.ts'

/** The same mutations in every run (mulberry32), so that a survivor can be looked at. */
export function randomFrom(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * below)
  }
}

type Json = null | boolean | number | string | Json[] | { [name: string]: Json }
type Place = { readonly parent: Json[] | { [name: string]: Json }; readonly key: string }

function placesIn(value: Json, places: Place[] = []): Place[] {
  if (value === null || typeof value !== 'object') return places
  for (const key of Object.keys(value)) {
    const parent = value as { [name: string]: Json }
    places.push({ parent, key })
    placesIn(parent[key]!, places)
  }
  return places
}

/** One change of a field; the file stays canonical JSON. */
export function changeField(text: string, random: (below: number) => number): string {
  const value: Json = JSON.parse(text)
  const places = placesIn(value)
  const { parent, key } = places[random(places.length)]!
  const target = parent as { [name: string]: Json }
  const old = target[key]!
  const other = places[random(places.length)]!
  const otherTarget = other.parent as { [name: string]: Json }
  const kinds: (() => void)[] = [
    () => delete target[key],
    () => (target[key] = null),
    () => (target[key] = changedValue(old, random)),
    () => (target[key] = changedValue(old, random)),
    () => (target[key] = otherTarget[other.key]!),
    () => {
      const list = places.map(({ parent, key }) => (parent as { [name: string]: Json })[key]).filter(Array.isArray)
      const items = list[random(list.length)]
      if (!items) return
      if (random(2) === 0) items.push(items[random(items.length)] ?? {})
      else items.reverse()
    },
    () => {
      if (!Array.isArray(parent)) target[`${key}x`] = old
    },
  ]
  kinds[random(kinds.length)]!()
  try {
    return `${canonicalJson(value)}\n`
  } catch {
    // A place moved into itself makes a cycle; any other text will do.
    return text.slice(1)
  }
}

function changedValue(old: Json, random: (below: number) => number): Json {
  if (typeof old === 'number') return [old + 1, old - 1, 0, -old, old / 2][random(5)]!
  if (typeof old === 'boolean') return !old
  if (typeof old === 'string') {
    const at = random(old.length + 1)
    const letter = String.fromCharCode(32 + random(95))
    return [
      old.slice(0, at) + letter + old.slice(at),
      old.slice(0, at) + letter + old.slice(at + 1),
      old.slice(0, at) + old.slice(at + 1),
      `${old}\n`,
    ][random(4)]!.toWellFormed()
  }
  return {}
}

/** One change of the bytes. */
export function changeBytes(bytes: Uint8Array, random: (below: number) => number): Uint8Array {
  const at = random(bytes.length)
  const length = 1 + random(3)
  switch (random(5)) {
    case 0: {
      const flipped = bytes.slice()
      flipped[at]! ^= 1 << random(8)
      return flipped
    }
    case 1:
      return joined(bytes.subarray(0, at), bytes.subarray(at + length))
    case 2:
      return joined(bytes.subarray(0, at), [32 + random(95)], bytes.subarray(at))
    case 3:
      return bytes.slice(0, at)
    default: {
      const replaced = bytes.slice()
      replaced[at] = 32 + random(95)
      return replaced
    }
  }
}

function joined(...parts: ArrayLike<number>[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}
