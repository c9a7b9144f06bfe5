import { mkdtempSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { NoteError, openNote, parseVerifierKey } from '../../../libs/transparency-log/index.ts'
import { openLogKey } from './log-key.ts'
import { openPermitKey } from './permit-key.ts'

const aFolder = () => mkdtempSync(join(tmpdir(), 'jazari-permit-key-'))

test('the key is made once, under the name of the log, and for its account only', () => {
  const folder = aFolder()
  const first = openPermitKey(folder, 'log.example/12345678')

  expect(openPermitKey(folder, 'log.example/other').verifierKey).toBe(first.verifierKey)
  expect(parseVerifierKey(first.verifierKey)?.name).toBe('log.example/12345678/permits')
  expect(statSync(join(folder, 'permits.json')).mode & 0o777).toBe(0o600)
  expect(openPermitKey(aFolder(), 'log.example/12345678').verifierKey).not.toBe(first.verifierKey)
})

test('what it signs opens under its key, and under no other of the installation', () => {
  const folder = aFolder()
  const log = openLogKey(folder, 'log.example')
  const permits = openPermitKey(folder, log.origin)

  const note = permits.sign('{"kind":"permit"}\n')

  expect(openNote(note, [parseVerifierKey(permits.verifierKey)!]).text).toBe('{"kind":"permit"}\n')
  expect(() => openNote(note, [parseVerifierKey(log.verifierKey)!])).toThrow(NoteError)
})
