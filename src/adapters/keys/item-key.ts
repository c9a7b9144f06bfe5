import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { openSecretKey } from './secret-key.ts'

/** NIST SP 800-38D, 8.2: a nonce of 96 bits, a tag of 128. Random nonces are good for 2^32 texts under one key (8.3). */
const nonceLength = 12
const tagLength = 16

type ItemKey = {
  seal(address: string, text: string): Buffer
  open(address: string, sealed: Buffer): string
}

/**
 * The key in `folder` of what hidden tests are made of, made at first start. AES-256-GCM over the text's UTF-8, with the
 * address as additional data: what is sealed for one place opens in no other. Nonce, cipher text, tag. Without the file
 * nobody opens what was sealed.
 */
export function openItemKey(folder: string): ItemKey {
  const key = openSecretKey(join(folder, 'items.key'), 'the items of hidden tests')
  return {
    seal(address, text) {
      const nonce = randomBytes(nonceLength)
      const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: tagLength })
      cipher.setAAD(Buffer.from(address, 'utf8'))
      return Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
    },
    open(address, sealed) {
      if (sealed.length < nonceLength + tagLength) throw new Error('what is sealed holds at least a nonce and a tag')
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, nonceLength), {
        authTagLength: tagLength,
      })
      decipher.setAAD(Buffer.from(address, 'utf8'))
      decipher.setAuthTag(sealed.subarray(-tagLength))
      const opened = [decipher.update(sealed.subarray(nonceLength, -tagLength)), decipher.final()]
      return Buffer.concat(opened).toString('utf8')
    },
  }
}
