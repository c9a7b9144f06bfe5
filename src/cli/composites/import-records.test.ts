import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { newId } from '../../kernel/identifier.ts'
import { problem } from '../../kernel/problem.ts'
import { recordNotFound } from '../../modules/programmes/index.ts'
import { operationNamed } from '../operation-named.ts'
import { type Answering, api, jazari } from '../testing.ts'

const uncited = problem<{ field: string; place: number }>('record.value-uncited', 422)
const head = 'record,kind,field,language,text\r\n'

/** A server without records; `bad` is refused. */
function records() {
  const proposed: Record<string, unknown>[] = []
  const answers: Record<string, Answering> = {
    'programmes.read': ({ record }) => {
      throw recordNotFound({ id: String(record) })
    },
    'programmes.propose': (input) => {
      if (input.slug === 'bad') throw uncited({ field: 'name', place: 0 })
      proposed.push(input)
      return { id: newId('rec'), record: input.slug, revision: 1 }
    },
  }
  const operations = Object.entries(answers).map(([name, answer]): [ReturnType<typeof operationNamed>, Answering] => [
    operationNamed(name),
    answer,
  ])
  return { proposed, operations }
}

function fileOf(text: string): string {
  const file = join(mkdtempSync(join(tmpdir(), 'jazari-import-')), 'records.csv')
  writeFileSync(file, text)
  return file
}

test('every record of a file is proposed, what is refused is told, and the exit says so', async () => {
  const there = records()
  await using server = await api(there.operations)
  const file = fileOf(`${head}one,institute,name,fr,Un\r\nbad,institute,name,fr,Deux\r\n`)

  const ran = await jazari(['programmes', 'import', file, '--note', 'from a table', '--json'], server.env)

  expect(ran.exit).toBe(1)
  expect(JSON.parse(ran.stdout)).toMatchObject({ proposed: 1, changed: 0, unchanged: 0, refused: 1 })
  expect(ran.stderr).toContain('record.value-uncited')
  expect(there.proposed).toMatchObject([{ slug: 'one', kind: 'institute', note: 'from a table' }])
})

test('a file that cannot be read as a whole never reaches the server', async () => {
  for (const [file, code] of [
    [fileOf('a,b\r\n'), 'exchange.column-unknown'],
    ['/nonexistent/records.csv', 'cli.file-unreadable'],
  ] as const) {
    const ran = await jazari(['programmes', 'import', file])
    expect(ran.exit).toBe(2)
    expect(ran.stderr).toContain(code)
  }
})
