import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, test } from 'vitest'
import { openBrowser } from '../browser.ts'
import { type RunningServer, startServer } from './server.ts'

export type Journey = {
  readonly page: Page
  readonly context: BrowserContext
  readonly server: RunningServer
  /** Whether the browser runs scripts. */
  readonly script: boolean
}

/** One server and one browser for the journeys of a file. */
export function onServer(): () => { server: RunningServer; browser: Browser } {
  let running: { server: RunningServer; browser: Browser } | undefined
  beforeAll(async () => {
    const [server, browser] = await Promise.all([startServer(), openBrowser()])
    running = { server, browser }
  }, 240_000)
  afterAll(async () => {
    await running?.browser.close()
    await running?.server[Symbol.asyncDispose]()
  }, 60_000)
  return () => running!
}

/** The same journey twice: in a browser that runs no scripts, and in one that does. */
export function withAndWithoutScript(
  name: string,
  setting: ReturnType<typeof onServer>,
  journey: (given: Journey) => Promise<void>,
): void {
  describe.each([{ script: false }, { script: true }])('script: $script', ({ script }) => {
    test(name, { timeout: 120_000 }, async () => {
      const { browser, server } = setting()
      const context = await browser.newContext({ javaScriptEnabled: script, locale: 'ar-MA', baseURL: server.origin })
      context.setDefaultTimeout(20_000)
      try {
        await journey({ page: await context.newPage(), context, server, script })
      } finally {
        await context.close()
      }
    })
  })
}
