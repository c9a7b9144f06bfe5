import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { canonicalJson } from '../../../libs/canonical-json/index.ts'
import { type Digest, digestOfText } from '../../kernel/identifier.ts'

const module = fileURLToPath(new URL('.', import.meta.url))

/** What puts items to systems, scores what comes back and sums it up; beside these folders, the files of runs, samples and ratings. */
const folders = ['scorers', 'solvers', 'statistics']
const beside = /^(?:run|sample|item|output|rating|judge)[a-z-]*\.ts$/
/** Text of a program or of data; tests change nothing that runs. */
const counted = /(?<!\.test)\.(?:ts|json)$/

/**
 * The digest of the harness: SHA-256 over the canonical JSON of its sources, each by its name with the SHA-256 of its
 * bytes. The same on every installation of the same version; another one as soon as one of them is changed. Read once,
 * at start: a process runs what it has read. `folder`: this module's own, with a slash at its end.
 */
export function harnessDigest(folder = module): Digest {
  const sources = [
    ...readdirSync(folder).filter((name) => beside.test(name)),
    ...folders.flatMap((name) =>
      readdirSync(`${folder}${name}`, { recursive: true, encoding: 'utf8' }).map((file) => `${name}/${file}`),
    ),
  ].filter((name) => counted.test(name))
  const digests = sources.map((name) => [name.replaceAll('\\', '/'), digestOfFile(`${folder}${name}`)] as const)
  return digestOfText(canonicalJson(Object.fromEntries(digests)))
}

function digestOfFile(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex')
}
