import { canonicalJson } from '../../../libs/canonical-json/index.ts'
import { leafHash } from '../../../libs/transparency-log/index.ts'
import { type Digest, digestOfText } from '../../kernel/identifier.ts'
import type { Item } from './item.ts'
import type { TaskHeader } from './task.ts'

/** The leaf (RFC 6962 section 2.1) of an item in canonical JSON. */
export function itemHash(item: Item): Buffer {
  return Buffer.from(leafHash(Buffer.from(canonicalJson(item), 'utf8')))
}

/** What names a test: SHA-256 over the canonical JSON of its header and of the Merkle root over its items. */
export function taskDigest(header: TaskHeader, root: string): Digest {
  return digestOfText(canonicalJson({ header, items: root }))
}
