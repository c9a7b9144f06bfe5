import { mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openLogFiles } from './log-files.ts'

test('what was cut short by a kill is gone at the next start, and what was whole is there', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'jazari-log-files-'))
  const first = openLogFiles(join(folder, 'log'), join(folder, 'keys'))
  await first.write('tile/0/000.p/17', Buffer.from('whole'))
  await first.rememberSigned('signed')
  mkdirSync(join(folder, 'log', 'unfinished'), { recursive: true })
  writeFileSync(join(folder, 'log', 'unfinished', '9'), 'cut')

  const next = openLogFiles(join(folder, 'log'), join(folder, 'keys'))
  expect(await next.read('tile/0/000.p/17')).toEqual(Buffer.from('whole'))
  expect(await next.lastSigned()).toBe('signed')
  expect(await next.read('unfinished/9')).toBeUndefined()
  expect(readdirSync(join(folder, 'log'))).toEqual(['tile'])
})
