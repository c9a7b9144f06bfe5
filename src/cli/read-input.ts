import { open } from 'node:fs/promises'
import { fileUnreadable } from './problems.ts'
import type { Terminal } from './terminal.ts'

/**
 * The bytes of a file, or of what comes through `-`; of what is larger than `largest`, some more than that, by which
 * whoever reads it sees that it is too large.
 *
 * @throws Problem for a file that cannot be read.
 */
export async function readInput(path: string, { stdin }: Terminal, largest: number): Promise<Uint8Array> {
  if (path === '-') return firstBytes(stdin, largest)
  try {
    await using file = await open(path)
    return await firstBytes(file.createReadStream({ autoClose: false, end: largest }), largest)
  } catch (error) {
    throw fileUnreadable({ path, reason: error instanceof Error && 'code' in error ? String(error.code) : 'unknown' })
  }
}

async function firstBytes(stream: AsyncIterable<Uint8Array>, largest: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of stream) {
    chunks.push(chunk)
    size += chunk.length
    if (size > largest) break
  }
  return Buffer.concat(chunks)
}
