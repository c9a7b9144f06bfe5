import { elementsOf } from './fragment.ts'
import type { Wake } from './wake.ts'

const firstPauseMs = 1000
const longestPauseMs = 15_000

/** Fetches the job's block again until it says that the job has ended; then the page, whose other parts changed too. */
export function jobProgress(element: HTMLElement, wake: Wake): void {
  const address = element.dataset.fragment
  if (address) setTimeout(() => renew(element, address, firstPauseMs, wake), firstPauseMs)
}

async function renew(element: HTMLElement, address: string, pauseMs: number, wake: Wake): Promise<void> {
  if (!element.isConnected) return
  const response = document.hidden ? null : await fetch(address).catch(() => null)
  if (response?.ok) {
    const next = elementsOf(await response.text()).find((node) => node instanceof HTMLElement)
    if (next && !next.dataset.island) return location.reload()
    // Only what changed is put in place: a status line that stays is not announced again.
    if (next && next.innerHTML !== element.innerHTML) element.replaceChildren(...next.childNodes)
    wake(element)
  }
  const next = Math.min(pauseMs * 1.3, longestPauseMs)
  setTimeout(() => renew(element, address, next, wake), next)
}
