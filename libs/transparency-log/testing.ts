import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { ReadHash } from './index.ts'
import { leafHash, nodeHash } from './index.ts'

/** Published vectors live beside the repository: `../shared`, or the folder that JAZARI_SHARED names. */
const shared = process.env.JAZARI_SHARED ?? fileURLToPath(new URL('../../../shared', import.meta.url))
const folder = join(shared, 'vectors', 'tlog')

/** Whether the published vectors are there; says so loudly when not, and fails where they are required. */
export function hasPublishedVectors(): boolean {
  if (existsSync(folder)) return true
  if (process.env.JAZARI_REQUIRE_SHARED === '1') throw new Error(`the published vectors are required at ${folder}`)
  console.warn(`SKIPPED: no published vectors at ${folder}; set JAZARI_SHARED to the folder that holds vectors/tlog`)
  return false
}

export function vectorBytes(path: string): Uint8Array {
  return new Uint8Array(readFileSync(join(folder, path)))
}

export function vectorText(path: string): string {
  return readFileSync(join(folder, path), 'utf8')
}

/** The caller states the form of the file. */
export function vectorJson<T>(path: string): T {
  return JSON.parse(vectorText(path)) as T
}

/** Leaves that differ, for trees of any size. */
export function someLeaves(count: number): Uint8Array[] {
  return Array.from({ length: count }, (_, i) => leafHash(new TextEncoder().encode(`entry ${i}`)))
}

/** The definition of RFC 6962 section 2.1 word for word, slow, to hold the fast code against. */
export function rootByDefinition(leaves: readonly Uint8Array[]): Uint8Array {
  if (leaves.length === 1) return leaves[0]!
  let k = 1
  while (k * 2 < leaves.length) k *= 2
  return nodeHash(rootByDefinition(leaves.slice(0, k)), rootByDefinition(leaves.slice(k)))
}

/** Reads complete subtrees straight from the leaves. */
export function readHashFrom(leaves: readonly Uint8Array[]): ReadHash {
  return async (level, index) => {
    const width = 2 ** level
    const covered = leaves.slice(index * width, (index + 1) * width)
    if (covered.length !== width) throw new RangeError(`no node ${level}/${index}`)
    return rootByDefinition(covered)
  }
}

/** Reads a hash of the vectors: base64, nothing at all meaning no bytes. */
export function hashOf(base64: string | null | undefined): Uint8Array {
  return new Uint8Array(Buffer.from(base64 ?? '', 'base64'))
}
