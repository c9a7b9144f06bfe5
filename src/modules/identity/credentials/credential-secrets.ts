import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'

/** What the credential key of this installation does. Without the key its sealed texts stay closed. */
export type CredentialSecrets = {
  /** What a thing that could be guessed is found or counted by. Different kinds of things never share a digest. */
  digest(kind: 'login' | 'neighbourhood', text: string): Buffer
  /** `owner`: who it is sealed for; a row that is moved to somebody else does not open. */
  seal(bytes: Buffer, owner: string): Buffer
  /** @throws Error when it was sealed with another key, for another owner, or was changed. */
  open(sealed: Buffer, owner: string): Buffer
}

const cipher = 'aes-256-gcm'
const nonceBytes = 12
const tagBytes = 16

/** `key`: 32 random bytes, kept apart from the database. */
export function credentialSecrets(key: Buffer): CredentialSecrets {
  const keyFor = (use: string) => Buffer.from(hkdfSync('sha256', key, '', `jazari credentials ${use}`, 32))
  const [counting, sealing] = [keyFor('counting'), keyFor('sealing')]
  return {
    digest: (kind, text) => createHmac('sha256', counting).update(`${kind}\n${text}`, 'utf8').digest(),
    seal(bytes, owner) {
      const nonce = randomBytes(nonceBytes)
      const sealed = createCipheriv(cipher, sealing, nonce).setAAD(Buffer.from(owner))
      return Buffer.concat([nonce, sealed.update(bytes), sealed.final(), sealed.getAuthTag()])
    },
    open(sealed, owner) {
      const opened = createDecipheriv(cipher, sealing, sealed.subarray(0, nonceBytes), { authTagLength: tagBytes })
      opened.setAAD(Buffer.from(owner)).setAuthTag(sealed.subarray(-tagBytes))
      return Buffer.concat([opened.update(sealed.subarray(nonceBytes, -tagBytes)), opened.final()])
    },
  }
}
