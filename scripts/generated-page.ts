import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'

/**
 * Writes a page that is made from the code; with `--check` on the command line it compares instead, and ends the
 * process with 1 when the committed page is another.
 */
export async function keepInStep(path: string, page: string): Promise<void> {
  const found = await readFile(path, 'utf8').catch(() => undefined)
  if (found === page) return
  if (process.argv.includes('--check')) {
    process.stderr.write(`${path} is out of step with the code: run its script without --check\n`)
    process.exitCode = 1
    return
  }
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, page)
}
