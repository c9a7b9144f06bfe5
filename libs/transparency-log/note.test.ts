import { hexToBytes } from '@noble/hashes/utils.js'
import { describe, expect, test } from 'vitest'
import {
  decodeBase64,
  encodeBase64,
  formatCheckpoint,
  formatVerifierKey,
  type NoteError,
  openCheckpoint,
  openNote,
  parseCheckpoint,
  parseNote,
  parseVerifierKey,
  signCheckpoint,
  signerFromSeed,
  signNote,
  type VerifierKey,
  verifierKeyFromSeed,
} from './index.ts'
import { hasPublishedVectors, vectorJson } from './testing.ts'

const seed = new Uint8Array(32).fill(7)
const key = verifierKeyFromSeed('log.example', seed)
const signer = signerFromSeed('log.example', seed)
const stranger = signerFromSeed('witness.example', new Uint8Array(32).fill(8))
const text = 'one line\n\nanother\n'

function reasonOf(act: () => unknown): string {
  try {
    act()
    return 'accepted'
  } catch (error) {
    return (error as NoteError).reason
  }
}

describe('notes', () => {
  test('the C2SP example opens with its key, its last blank line separating', () => {
    const vkey = parseVerifierKey('example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k')!
    const note =
      'This is an example message.\n\n' +
      '— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n'
    expect(openNote(note, [vkey]).text).toBe('This is an example message.\n')
  })

  test('what was signed opens, and strangers are ignored', () => {
    const note = signNote(text, [stranger, signer])
    expect(openNote(note, [key])).toMatchObject({ text, signedBy: [key] })
    expect(parseNote(note).signatures.map(({ name }) => name)).toEqual(['witness.example', 'log.example'])
  })

  test('a key of the same name but another ID is a stranger', () => {
    const other = verifierKeyFromSeed('log.example', new Uint8Array(32).fill(9))
    expect(reasonOf(() => openNote(signNote(text, [signer]), [other]))).toBe('unknown-keys')
    expect(reasonOf(() => openNote(signNote(text, [signer]), []))).toBe('unknown-keys')
  })

  test('one bad signature of a known key refuses the note, whoever else signed', () => {
    const strangerKey = verifierKeyFromSeed('witness.example', new Uint8Array(32).fill(8))
    const forged = { ...stranger, sign: () => new Uint8Array(64) }
    const note = signNote(text, [signer, forged])
    expect(reasonOf(() => openNote(note, [key, strangerKey]))).toBe('bad-signature')
    expect(reasonOf(() => openNote(note, [key]))).toBe('accepted')
  })

  test('a key of a type that is not verified here counts as unknown', () => {
    const cosigner: VerifierKey = { ...key, type: 0x04 }
    expect(reasonOf(() => openNote(signNote(text, [signer]), [cosigner]))).toBe('unknown-keys')
  })

  test('every change of a byte is refused', () => {
    const bytes = new TextEncoder().encode(signNote(text, [signer]))
    for (let i = 0; i < bytes.length; i++) {
      const changed = bytes.slice()
      changed[i]! ^= 1
      expect(reasonOf(() => openNote(new TextDecoder().decode(changed), [key]))).not.toBe('accepted')
    }
  })

  const line = signNote(text, [signer]).slice(text.length + 1)
  test.each([
    ['nothing', ''],
    ['no blank line', `text\n${line}`],
    ['no signature', 'text\n\n'],
    ['no newline at the end', `text\n\n${line.slice(0, -1)}`],
    ['two newlines at the end', `text\n\n${line}\n`],
    ['a tab', `te\txt\n\n${line}`],
    ['a carriage return', `text\r\n\n${line}`],
    ['a hyphen for the dash', `text\n\n${line.replace('—', '-')}`],
    ['two spaces', `text\n\n${line.replace('— ', '—  ')}`],
    ['a plus in the name', `text\n\n${line.replace('log.', 'log+')}`],
    ['a no-break space in the name', `text\n\n${line.replace('log.', 'log\u00a0')}`],
    ['a word too many', `text\n\n${line.replace('\n', ' more\n')}`],
    ['base64 without padding', `text\n\n${line.replace('=', '')}`],
    ['a signature that is only a key ID', 'text\n\n— name AAAAAA==\n'],
    ['a lone surrogate', `te\ud800xt\n\n${line}`],
    ['101 signatures', `text\n\n${line.repeat(101)}`],
    ['too many bytes', `${'text\n'.repeat(200_000)}\n${line}`],
  ])('%s is malformed', (_what, note) => {
    expect(reasonOf(() => parseNote(note))).toBe('malformed')
    expect(reasonOf(() => openNote(note, [key]))).toBe('malformed')
  })

  test('sixteen signatures are accepted', () => {
    expect(reasonOf(() => openNote(signNote(text, Array(16).fill(signer)), [key]))).toBe('accepted')
  })

  test('what cannot be read back is not signed', () => {
    for (const bad of ['', 'no newline', 'a\ttab\n', '\udc00\n'])
      expect(() => signNote(bad, [signer])).toThrow(RangeError)
    expect(() => signNote(text, [])).toThrow(RangeError)
    expect(() => signerFromSeed('two words', seed)).toThrow(RangeError)
    expect(() => signerFromSeed('log.example', new Uint8Array(31))).toThrow(RangeError)
  })
})

describe('verifier keys', () => {
  test('are written and read', () => {
    expect(parseVerifierKey(formatVerifierKey(key))).toEqual(key)
    const mlDsa = { name: 'w', type: 0x06, publicKey: new Uint8Array(1312) }
    expect(parseVerifierKey(formatVerifierKey(mlDsa))).toMatchObject(mlDsa)
  })

  const vkey = formatVerifierKey(key)
  test.each([
    '',
    '++',
    vkey.toUpperCase(),
    ` ${vkey}`,
    `${vkey}\n`,
    vkey.replace('log', 'lög'),
    vkey.replace('+A', '+B'),
    formatVerifierKey({ ...key, type: 0x65 }),
    formatVerifierKey({ ...key, type: 0x02 }),
    formatVerifierKey({ ...key, publicKey: new Uint8Array(33) }),
  ])('%j is refused', (text) => {
    expect(parseVerifierKey(text)).toBeUndefined()
  })
})

describe('checkpoints', () => {
  const checkpoint = { origin: 'log.example', size: 3, root: new Uint8Array(32).fill(1) }
  const body = formatCheckpoint(checkpoint)

  test('are signed and opened', () => {
    expect(body).toBe(`log.example\n3\n${encodeBase64(checkpoint.root)}\n`)
    expect(openCheckpoint(signCheckpoint(checkpoint, [signer]), [key])).toEqual(checkpoint)
  })

  test('a trusted key signs only for the origin of its name', () => {
    const other = signCheckpoint({ ...checkpoint, origin: 'other.example' }, [signer])
    expect(reasonOf(() => openCheckpoint(other, [key]))).toBe('unknown-keys')
  })

  test('a signed note that is no checkpoint is refused', () => {
    expect(reasonOf(() => openCheckpoint(signNote('hello\n', [signer]), [key]))).toBe('malformed')
  })

  test('extension lines are allowed and left out', () => {
    expect(parseCheckpoint(`${body}extension\n`)).toEqual(checkpoint)
  })

  test.each([
    body.slice(0, -1),
    `\n${body}`,
    `${body}\n`,
    body.replace('\n3\n', '\n03\n'),
    body.replace('\n3\n', '\n+3\n'),
    body.replace('\n3\n', '\n-3\n'),
    body.replace('\n3\n', '\n3.0\n'),
    body.replace('\n3\n', '\n9007199254740992\n'),
    body.replace('\n3\n', '\n18446744073709551615\n'),
    body.replace('=\n', '\n'),
    `log.example\n3\n${encodeBase64(new Uint8Array(31))}\n`,
    'log.example\n3\n',
  ])('%j is no checkpoint', (text) => {
    expect(parseCheckpoint(text)).toBeUndefined()
  })

  test('what is no checkpoint is not signed', () => {
    for (const bad of [
      { origin: '' },
      { origin: 'a\nb' },
      { size: -1 },
      { size: 2 ** 53 },
      { root: new Uint8Array(31) },
    ]) {
      expect(() => formatCheckpoint({ ...checkpoint, ...bad })).toThrow(RangeError)
    }
  })
})

describe.skipIf(!hasPublishedVectors())('the published vectors', () => {
  type SignedNote = {
    name: string
    vkey?: string
    skey?: string
    seedHex?: string
    keyName?: string
    text: string
    note: string
  }
  const vectors = hasPublishedVectors()
    ? vectorJson<{ notes: SignedNote[]; badVerifierKeys: [string, string][] }>('signed-notes.json')
    : { notes: [], badVerifierKeys: [] }

  test.each(vectors.notes)('the note $name opens with its key', ({ vkey, text, note }) => {
    const opened = openNote(note, [parseVerifierKey(vkey!)!])
    expect(opened.text).toBe(text)
    expect(opened.signedBy).toHaveLength(1)
  })

  test('signing gives the published notes, byte for byte', () => {
    const [neumann, enoch] = vectors.notes as [SignedNote, SignedNote]
    const secret = neumann.skey!.split('+').slice(4).join('+')
    const neumannSigner = signerFromSeed('PeterNeumann', decodeBase64(secret)!.slice(1))
    expect(signNote(neumann.text, [neumannSigner])).toBe(neumann.note)

    const enochSeed = hexToBytes(enoch.seedHex!)
    expect(formatVerifierKey(verifierKeyFromSeed(enoch.keyName!, enochSeed))).toBe(enoch.vkey)
    expect(signNote(enoch.text, [neumannSigner, signerFromSeed(enoch.keyName!, enochSeed)])).toBe(enoch.note)
  })

  test.each(vectors.badVerifierKeys)('%s is refused: %s', (vkey) => {
    expect(parseVerifierKey(vkey)).toBeUndefined()
  })
})
