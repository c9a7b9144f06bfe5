/** Runs every check, two at a time, all of them even when one fails. Prints a line each, and the talk of those that fail. */
import { spawn } from 'node:child_process'

const node = process.execPath
const script = (name: string, ...args: string[]) => [node, '--import', 'tsx', `scripts/${name}`, ...args]

const checks: readonly { readonly name: string; readonly command: readonly string[] }[] = [
  { name: 'format and lint', command: [node, 'node_modules/@biomejs/biome/bin/biome', 'ci', '--colors=off', '.'] },
  { name: 'types', command: [node, 'node_modules/typescript-7/bin/tsc', '-p', '.'] },
  { name: 'arrows between modules', command: script('check-arrows.ts', '--check') },
  { name: 'unused files, exports and dependencies', command: [node, 'node_modules/knip/bin/knip.js', '--no-progress'] },
  { name: 'words complete in every language', command: script('check-locales.ts') },
  { name: 'docs in step: authorisation', command: script('write-authorisation.ts', '--check') },
  { name: 'docs in step: configuration', command: script('write-configuration.ts', '--check') },
  { name: 'docs in step: operations', command: script('write-operations.ts', '--check') },
  { name: 'docs in step: rules', command: script('write-rules.ts', '--check') },
]

const waiting = [...checks]
let failed = 0
await Promise.all([work(), work()])
process.exitCode = failed === 0 ? 0 : 1

async function work(): Promise<void> {
  for (let check = waiting.shift(); check; check = waiting.shift()) {
    const begun = performance.now()
    const { ok, talk } = await run(check.command)
    const seconds = ((performance.now() - begun) / 1_000).toFixed(1)
    process.stdout.write(`${ok ? 'ok  ' : 'FAIL'}  ${check.name} (${seconds} s)\n`)
    if (!ok) {
      failed += 1
      process.stdout.write(talk.replace(/^(?=.)/gm, '      '))
    }
  }
}

function run([program, ...args]: readonly string[]): Promise<{ ok: boolean; talk: string }> {
  return new Promise((resolve) => {
    const child = spawn(program!, args, { stdio: ['ignore', 'pipe', 'pipe'] })
    let talk = ''
    const hear = (chunk: Buffer) => {
      talk += chunk.toString()
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.once('error', (error) => resolve({ ok: false, talk: `${error.message}\n` }))
    child.once('close', (code) => resolve({ ok: code === 0, talk }))
  })
}
