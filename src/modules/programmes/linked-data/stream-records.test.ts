import { expect, test } from 'vitest'
import { type ListPage, linkedDataOf, tableOf } from './stream-records.ts'
import { anEvent, placesOf } from './testing.ts'

const places = placesOf('https://a.example')
const never = new AbortController().signal

/** A list of so many pages of two records; `asked` counts them. */
function pages(count: number) {
  const asked: (string | undefined)[] = []
  const list: ListPage = async (cursor) => {
    asked.push(cursor)
    const page = Number(cursor ?? 0)
    const records = [0, 1].map((n) => ({ ...anEvent(), slug: `event-${page * 2 + n}` }))
    return { records, next: page + 1 < count ? String(page + 1) : null }
  }
  return { asked, list }
}

async function whole(chunks: AsyncIterable<string>): Promise<string> {
  let text = ''
  for await (const chunk of chunks) text += chunk
  return text
}

test('all pages are one document, and none is one too', async () => {
  const written = JSON.parse(await whole(linkedDataOf(pages(3).list, places, never)))
  expect(written['@graph'].map(({ slug }: { slug: string }) => slug)).toEqual(
    Array.from({ length: 6 }, (_, i) => `event-${i}`),
  )
  const empty = async () => ({ records: [], next: null })
  expect(JSON.parse(await whole(linkedDataOf(empty, places, never)))['@graph']).toEqual([])
  expect((await whole(tableOf(empty, never))).split('\r\n')).toHaveLength(2)
})

test('a page is asked for when the one before it was taken, and none after its reader left', async () => {
  const { asked, list } = pages(100)
  const leaving = new AbortController()
  const chunks = tableOf(list, leaving.signal)
  await chunks.next()
  expect(asked).toHaveLength(1)
  await chunks.next()
  expect(asked).toHaveLength(2)

  leaving.abort(new Error('the caller hung up'))
  await expect(chunks.next()).rejects.toThrow('hung up')
  expect(asked).toHaveLength(2)
})

test('a list that breaks off ends as an error, and as no whole document', async () => {
  const { list } = pages(3)
  const broken: ListPage = (cursor) => (cursor === '1' ? Promise.reject(new Error('gone')) : list(cursor))
  let text = ''
  const reading = async () => {
    for await (const chunk of linkedDataOf(broken, places, never)) text += chunk
  }
  await expect(reading()).rejects.toThrow('gone')
  expect(() => JSON.parse(text)).toThrow()
})
