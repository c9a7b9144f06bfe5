import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import { isoCBOR } from '@simplewebauthn/server/helpers'

/**
 * An authenticator in software, as WebAuthn has it: ES256, attestation `none`, with what an attacker's would say instead.
 */
export class SoftwareAuthenticator {
  readonly #keys = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  readonly id = randomBytes(32)
  counter = 0

  /** What a browser answers to creation options. */
  create(options: Record<string, unknown>, lie: Lie = {}) {
    const clientData = clientDataOf('webauthn.create', options, lie)
    const { x = '', y = '' } = this.#keys.publicKey.export({ format: 'jwk' })
    const key = new Map<number, number | Uint8Array>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, new Uint8Array(Buffer.from(x, 'base64url'))],
      [-3, new Uint8Array(Buffer.from(y, 'base64url'))],
    ])
    const { id: rpId = '' } = options.rp as { id?: string }
    const length = Buffer.alloc(2)
    length.writeUInt16BE(this.id.length)
    const attested = Buffer.concat([Buffer.alloc(16), length, this.id, Buffer.from(isoCBOR.encode(key))])
    const authData = Buffer.concat([this.#dataOf(rpId, 0x40, lie), attested])
    const attestation = new Map<string, unknown>([
      ['fmt', 'none'],
      ['attStmt', new Map()],
      ['authData', new Uint8Array(authData)],
    ])
    return {
      ...this.#named(),
      response: {
        clientDataJSON: clientData.toString('base64url'),
        attestationObject: Buffer.from(isoCBOR.encode(attestation as never)).toString('base64url'),
        transports: ['internal'],
      },
    }
  }

  /** What a browser answers to request options. */
  get(options: Record<string, unknown>, userHandle: string | undefined, lie: Lie = {}) {
    const clientData = clientDataOf('webauthn.get', options, lie)
    const authData = this.#dataOf(String(options.rpId), 0, lie)
    const signed = Buffer.concat([authData, createHash('sha256').update(clientData).digest()])
    const signature = sign('sha256', signed, this.#keys.privateKey)
    if (lie.signature) signature[signature.length - 1]! ^= 1
    return {
      ...this.#named(),
      response: {
        clientDataJSON: clientData.toString('base64url'),
        authenticatorData: authData.toString('base64url'),
        signature: signature.toString('base64url'),
        ...(userHandle !== undefined && { userHandle: Buffer.from(userHandle).toString('base64url') }),
      },
    }
  }

  #named() {
    const id = this.id.toString('base64url')
    return { id, rawId: id, type: 'public-key' as const, clientExtensionResults: {} }
  }

  /** Authenticator data: the domain's digest, flags (1: present, 4: verified), the counter. */
  #dataOf(rpId: string, flags: number, lie: Lie): Buffer {
    const data = Buffer.alloc(37)
    createHash('sha256')
      .update(lie.domain ?? rpId)
      .digest()
      .copy(data)
    data.writeUInt8(flags | 1 | (lie.unverified ? 0 : 4), 32)
    data.writeUInt32BE(lie.counter ?? this.counter, 33)
    return data
  }
}

type Lie = {
  readonly origin?: string
  readonly domain?: string
  readonly challenge?: string
  readonly unverified?: boolean
  readonly counter?: number
  readonly signature?: boolean
}

function clientDataOf(type: string, options: Record<string, unknown>, lie: Lie): Buffer {
  const challenge = lie.challenge ?? options.challenge
  return Buffer.from(
    JSON.stringify({ type, challenge, origin: lie.origin ?? 'https://jazari.test', crossOrigin: false }),
  )
}
