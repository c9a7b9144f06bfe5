import { createHash, randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { z } from 'zod'
import {
  formatVerifierKey,
  openCheckpoint,
  signCheckpoint,
  verifierKeyFromSeed,
} from '../../../libs/transparency-log/index.ts'
import type { LogSigner } from '../../kernel/ports/log-publication.ts'
import { readOrCreateKeyFile } from './key-file.ts'
import { noteKeyFromSeed } from './note-key.ts'

const KeyFile = z.strictObject({ origin: z.string().min(1), seed: z.base64() })

/**
 * The log's signing key in `folder`, made at first start. The log's name is fixed then: the configured name and the
 * first 8 hex digits of the SHA-256 of the public key, so that two installations never share a name.
 */
export function openLogKey(folder: string, configuredName: string): LogSigner {
  const text = readOrCreateKeyFile(join(folder, 'log.json'), () => {
    const seed = randomBytes(32)
    const { publicKey } = verifierKeyFromSeed(configuredName, seed)
    const tag = createHash('sha256').update(publicKey).digest('hex').slice(0, 8)
    return `${JSON.stringify({ origin: `${configuredName}/${tag}`, seed: seed.toString('base64') })}\n`
  })
  const { origin, seed } = KeyFile.parse(JSON.parse(text))
  const { key, signer } = noteKeyFromSeed(origin, Buffer.from(seed, 'base64'))
  return {
    origin,
    verifierKey: formatVerifierKey(key),
    sign: ({ size, root }) => signCheckpoint({ origin, size, root }, [signer]),
    open: (note) => openCheckpoint(note, [key]),
  }
}
