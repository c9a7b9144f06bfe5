/** Processes around hostile bytes: they read what they are told, write nothing, start nothing, and know no secret. */
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { realpathSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const ROOT = fileURLToPath(new URL('../../../', import.meta.url))

/** Starts one of our scripts with a request as its only argument. It answers on file descriptor 3. */
export function startConfined(
  script: string,
  request: object,
  allowed: { readonly readable: readonly string[]; readonly heapMegabytes: number },
): ChildProcess {
  const readable = [
    `${ROOT}src`,
    `${ROOT}package.json`,
    `${ROOT}node_modules`,
    realpathSync(`${ROOT}node_modules`),
    ...allowed.readable,
  ]
  return spawn(
    process.execPath,
    [
      // No files but these, no writing, no processes; a thread only for character recognition.
      '--permission',
      ...readable.map((path) => `--allow-fs-read=${path}`),
      '--allow-worker',
      '--disable-warning=PERM0006',
      `--max-old-space-size=${allowed.heapMegabytes}`,
      script,
      JSON.stringify(request),
    ],
    // An empty environment: no address of a database, no key.
    { stdio: ['ignore', 'ignore', 'pipe', 'pipe'], env: {}, cwd: ROOT },
  )
}

/** Memory of a process that is really in use, WebAssembly included; 0 when it is gone. */
export async function residentMegabytes(pid: number | undefined): Promise<number> {
  if (pid === undefined) return 0
  try {
    if (process.platform === 'linux') {
      const status = await readFile(`/proc/${pid}/status`, 'utf8')
      return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) / 1024
    }
    const { stdout } = await promisify(execFile)('ps', ['-o', 'rss=', '-p', String(pid)])
    return Number(stdout.trim()) / 1024
  } catch {
    return 0
  }
}
