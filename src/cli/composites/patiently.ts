import { setTimeout as sleep } from 'node:timers/promises'
import { ServerRefusal } from '../server.ts'

const attempts = 5
/** A server that wants more than this is not busy but closed. */
const longestWaitSeconds = 120

/**
 * Asks again after the time that the server names when it is asked too fast (429), and at once when bytes that were sent
 * were collected in between (`dataset.object-lost`).
 */
export async function patiently<Answer>(asking: () => Promise<Answer>, signal: AbortSignal): Promise<Answer> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await asking()
    } catch (error) {
      const wait = error instanceof ServerRefusal ? waitFor(error) : undefined
      if (wait === undefined || wait > longestWaitSeconds || attempt === attempts) throw error
      await sleep(wait * 1000, undefined, { signal })
    }
  }
}

function waitFor({ document, retryAfterSeconds = 1 }: ServerRefusal): number | undefined {
  if (document.status === 429) return retryAfterSeconds
  return document.code === 'dataset.object-lost' ? 0 : undefined
}
