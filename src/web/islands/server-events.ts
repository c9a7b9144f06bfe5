export type ServerEvent = { readonly name: string; readonly data: string }

/**
 * Events of a `text/event-stream` body (HTML Living Standard, 9.2.6): `EventSource` itself can only GET. Fields other
 * than `event` and `data` are of no use here and are passed over.
 */
export async function* serverEvents(body: ReadableStream<Uint8Array>): AsyncGenerator<ServerEvent> {
  const reader = body.pipeThrough(new TextDecoderStream() as unknown as TransformStream<Uint8Array, string>).getReader()
  let rest = ''
  let name = 'message'
  let data: string[] = []
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    rest += value
    // A CR may be the first half of a CRLF whose LF is still on its way: the last line always waits.
    const lines = rest.split(/\r\n|\n|\r(?!$)/)
    rest = lines.pop() ?? ''
    for (const line of lines) {
      if (line === '') {
        if (data.length > 0) yield { name, data: data.join('\n') }
        name = 'message'
        data = []
        continue
      }
      const colon = line.indexOf(':')
      const field = colon < 0 ? line : line.slice(0, colon)
      const content = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '')
      if (field === 'event') name = content
      else if (field === 'data') data.push(content)
    }
  }
}
