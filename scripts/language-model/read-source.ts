import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import yauzl from 'yauzl'
import type { Source, SourceFile } from './sources.ts'

/** The lines of one file entry of a source, as the commit has them: what a commit holds cannot change under its name. */
export async function linesOf(data: string, source: Source, file: SourceFile): Promise<string[]> {
  const found: string[] = []
  for (const path of pathsOf(data, source, file)) {
    const bytes = git(data, source, 'show', `${source.commit}:${path}`)
    found.push(...parse(file, file.format === 'tmx.zip' ? await onlyEntry(bytes) : bytes.toString()))
  }
  const lines = [
    ...new Set(found.map((line) => line.trim()).filter((line) => line.includes(file.containing ?? '') && line !== '')),
  ]
  return evenly(lines, file.limit)
}

function pathsOf(data: string, source: Source, { paths }: SourceFile): string[] {
  if (!paths.some((path) => path.endsWith('*'))) return [...paths]
  const all = git(data, source, 'ls-tree', '-r', '--name-only', source.commit).toString().split('\n')
  return all.filter((name) =>
    paths.some((path) => (path.endsWith('*') ? name.startsWith(path.slice(0, -1)) : name === path)),
  )
}

/** Works on a clone with a work tree and on a bare one. */
function git(data: string, { repository }: Source, ...args: string[]): Buffer {
  return execFileSync('git', ['-C', join(data, repository), ...args], { maxBuffer: 2 ** 28 })
}

function parse({ format, side }: SourceFile, text: string): string[] {
  if (format === 'lines') return text.split('\n')
  if (format === 'conllu')
    return text
      .split('\n')
      .filter((line) => line.startsWith('# text = '))
      .map((line) => line.slice('# text = '.length))
  const segments = text.matchAll(new RegExp(`<tuv xml:lang="${side}">\\s*<seg>([^<]*)</seg>`, 'g'))
  return [...segments].map(([, segment]) => unescaped(segment!))
}

function unescaped(text: string): string {
  const entities: Record<string, string> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' }
  return text.replace(/&(lt|gt|quot|apos|amp);/g, (whole, name) => entities[name] ?? whole)
}

async function onlyEntry(zip: Buffer): Promise<string> {
  const archive = await yauzl.fromBufferPromise(zip)
  for await (const entry of archive.eachEntry()) {
    const chunks: Buffer[] = []
    for await (const chunk of await archive.openReadStreamPromise(entry)) chunks.push(chunk)
    return Buffer.concat(chunks).toString()
  }
  throw new Error('the archive is empty')
}

function evenly(lines: readonly string[], limit: number): string[] {
  if (lines.length <= limit) return [...lines]
  return Array.from({ length: limit }, (_, at) => lines[Math.floor((at * lines.length) / limit)]!)
}
