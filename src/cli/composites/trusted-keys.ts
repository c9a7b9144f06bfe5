import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseVerifierKey } from '../../../libs/transparency-log/index.ts'
import { homeFolder } from '../home.ts'
import { type Option, option } from '../option.ts'
import type { Input } from '../parse-arguments.ts'
import { fileUnreadable, notAKey } from '../problems.ts'
import type { Terminal } from '../terminal.ts'

/** Where trust comes from: keys that are named, else that of this machine's installation. */
export const trustOptions: readonly Option[] = [option('policy'), option('key', { many: true })]

/**
 * The log keys to trust: those of the policy file (a vkey a line, `#` begins a comment) and of `--key`; when neither is
 * given, the key that the server of this machine's data folder has written there. None is an answer too.
 *
 * @throws Problem for a policy file that cannot be read, and for what is not a key.
 */
export function trustedKeys({ policy, key }: Input, { env }: Terminal): string[] {
  if (policy === undefined && key === undefined) {
    const own = readText(join(homeFolder(env), 'log', 'verifier-key'))
    return typeof own === 'string' ? keysIn(own) : []
  }
  const named = typeof policy === 'string' ? keysIn(policyText(policy)) : []
  return [...named, ...((key as string[] | undefined) ?? []).map(checked)]
}

function policyText(path: string): string {
  const text = readText(path)
  if (typeof text !== 'string') throw fileUnreadable({ path, reason: text.reason })
  return text
}

function readText(path: string): string | { readonly reason: string } {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    return { reason: error instanceof Error && 'code' in error ? String(error.code) : 'unknown' }
  }
}

function keysIn(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.replace(/(^|\s)#.*/, '').trim())
    .filter((line) => line !== '')
    .map(checked)
}

function checked(vkey: string): string {
  if (!parseVerifierKey(vkey)) throw notAKey({ key: vkey.slice(0, 100) })
  return vkey
}
