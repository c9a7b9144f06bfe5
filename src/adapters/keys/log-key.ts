import { createHash, createPrivateKey, createPublicKey, randomBytes, sign } from 'node:crypto'
import { join } from 'node:path'
import { z } from 'zod'
import {
  encodeBase64,
  formatCheckpoint,
  formatVerifierKey,
  openCheckpoint,
  verifierKeyFromSeed,
} from '../../../libs/transparency-log/index.ts'
import type { LogSigner } from '../../kernel/ports/log-publication.ts'
import { pkcs8Prefix } from './ed25519-seed.ts'
import { readOrCreateKeyFile } from './key-file.ts'

const KeyFile = z.strictObject({ origin: z.string().min(1), seed: z.base64() })

/**
 * The log's signing key in `folder`, made at first start. The log's name is fixed then: the configured name and the
 * first 8 hex digits of the SHA-256 of the public key, so that two installations never share a name.
 */
export function openLogKey(folder: string, configuredName: string): LogSigner {
  const text = readOrCreateKeyFile(join(folder, 'log.json'), () => {
    const seed = randomBytes(32)
    const publicKey = rawPublicKey(seed)
    const tag = createHash('sha256').update(publicKey).digest('hex').slice(0, 8)
    return `${JSON.stringify({ origin: `${configuredName}/${tag}`, seed: seed.toString('base64') })}\n`
  })
  const { origin, seed: seedText } = KeyFile.parse(JSON.parse(text))
  const seed = Buffer.from(seedText, 'base64')
  const key = verifierKeyFromSeed(origin, seed)
  const privateKey = createPrivateKey({ key: Buffer.concat([pkcs8Prefix, seed]), format: 'der', type: 'pkcs8' })
  const keyId = Buffer.alloc(4)
  keyId.writeUInt32BE(key.keyId)

  return {
    origin,
    verifierKey: formatVerifierKey(key),
    // Node's own Ed25519, since this runs with every checkpoint; the note is C2SP signed-note's.
    sign({ size, root }) {
      const body = formatCheckpoint({ origin, size, root })
      const signature = sign(null, Buffer.from(body, 'utf8'), privateKey)
      return `${body}\n— ${origin} ${encodeBase64(Buffer.concat([keyId, signature]))}\n`
    },
    open: (note) => openCheckpoint(note, [key]),
  }
}

function rawPublicKey(seed: Buffer): Buffer {
  const privateKey = createPrivateKey({ key: Buffer.concat([pkcs8Prefix, seed]), format: 'der', type: 'pkcs8' })
  return createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).subarray(-32)
}
