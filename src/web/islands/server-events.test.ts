import { expect, test } from 'vitest'
import { type ServerEvent, serverEvents } from './server-events.ts'

async function read(...chunks: string[]): Promise<ServerEvent[]> {
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(new TextEncoder().encode(chunk))
      controller.close()
    },
  })
  const events: ServerEvent[] = []
  for await (const event of serverEvents(body)) events.push(event)
  return events
}

test('events come whole, however the bytes are cut', async () => {
  const stream = 'event: fragment\ndata: <p>جواب</p>\n\nevent: answer\r\ndata: {"a":\r\ndata: 1}\r\n\r\n'
  const expected = [
    { name: 'fragment', data: '<p>جواب</p>' },
    { name: 'answer', data: '{"a":\n1}' },
  ]

  expect(await read(stream)).toEqual(expected)
  expect(await read(...stream)).toEqual(expected)
})

test('comments, unknown fields and an event that never ended are passed over', async () => {
  expect(await read(': keep alive\n\nid: 7\nretry: 10\ndata:x\n\ndata: unfinished\n')).toEqual([
    { name: 'message', data: 'x' },
  ])
})
