/** RFC 8410: the DER in front of an Ed25519 seed in a PKCS #8 private key. */
export const pkcs8Prefix = Buffer.from('302e020100300506032b657004220420', 'hex')
