import { setTimeout as after } from 'node:timers/promises'
import { isWellFormed } from '../../kernel/well-formed.ts'
import type { Item } from './item.ts'
import type { Output, Solve, Solved } from './output.ts'

/** How long one item may take each time it is put to the system. */
const longestMs = 120_000
/** Before it is put again: twice at most. */
const pausesMs = [250, 1_000]
/** What may be otherwise the next time. */
const passing = /^(timeout|unreachable|fault|http-(408|425|429|5\d\d))$/

/**
 * Puts an item to the system, again when what failed may pass. What the platform itself could not do is a failure like any
 * other: `fault`. What comes back can be kept and committed to: Unicode without NUL.
 *
 * @throws the signal's reason when it is aborted.
 */
export async function solveItem(solve: Solve<Item>, item: Item, signal: AbortSignal): Promise<Solved> {
  for (const pauseMs of [...pausesMs, null]) {
    const solved = await once(solve, item, signal)
    signal.throwIfAborted()
    if ('output' in solved) return { ...solved, output: keepable(solved.output) }
    if (pauseMs === null || !passing.test(solved.failed)) return { ...solved, failed: solved.failed.slice(0, 80) }
    await after(pauseMs, undefined, { signal })
  }
  throw new Error('unreachable: the last try has no pause after it')
}

async function once(solve: Solve<Item>, item: Item, signal: AbortSignal): Promise<Solved> {
  const begun = performance.now()
  const timeout = AbortSignal.timeout(longestMs)
  try {
    const solved = await solve(item, { signal: AbortSignal.any([signal, timeout]) })
    return 'failed' in solved && timeout.aborted ? { ...solved, failed: 'timeout' } : solved
  } catch {
    return { failed: timeout.aborted ? 'timeout' : 'fault', milliseconds: Math.round(performance.now() - begun) }
  }
}

/** As canonical JSON and PostgreSQL's jsonb can hold it. */
function keepable(output: Output): Output {
  if (isWellFormed(output)) return output
  return JSON.parse(JSON.stringify(output), (_, value: unknown) =>
    typeof value === 'string' ? value.toWellFormed().replaceAll('\0', '\ufffd') : value,
  ) as Output
}
