import type { FastifyRequest } from 'fastify'
import type { Browser, BrowserFamily, BrowserSystem, Sender } from '../kernel/sender.ts'
import { neighbourhood } from './rate-limit.ts'

/** The longest `User-Agent` that is looked at; the families stand near its end. */
const longestAgent = 500

/** From where a request came. Neither the address nor the whole `User-Agent` goes any further. */
export function senderOf(request: FastifyRequest): Sender {
  return { neighbourhood: neighbourhood(request.ip), browser: browserOf(request.headers['user-agent'] ?? '') }
}

/** The more particular before the more general: every Chromium says Chrome, and Chrome says Safari. */
const families: readonly (readonly [RegExp, BrowserFamily])[] = [
  [/^jazari-cli\//, 'jazari-cli'],
  [/\bEdg(e|A|iOS)?\//, 'edge'],
  [/\b(OPR|OPT|Opera)\//, 'opera'],
  [/\bSamsungBrowser\//, 'samsung'],
  [/\b(Firefox|FxiOS)\//, 'firefox'],
  [/\b(Chrome|Chromium|CriOS)\//, 'chrome'],
  [/\bSafari\//, 'safari'],
]

const systems: readonly (readonly [RegExp, BrowserSystem])[] = [
  [/\b(iPhone|iPad|iPod)\b/, 'ios'],
  [/\bAndroid\b/, 'android'],
  [/\bCrOS\b/, 'chrome-os'],
  [/\bWindows\b/, 'windows'],
  [/\b(Macintosh|Mac OS X)\b/, 'macos'],
  [/\bLinux\b/, 'linux'],
]

/** Family and system by `User-Agent`, a claim that nothing depends on. */
export function browserOf(agent: string): Browser {
  const looked = agent.slice(0, longestAgent)
  const first = <T extends string>(known: readonly (readonly [RegExp, T])[]) =>
    known.find(([pattern]) => pattern.test(looked))?.[1] ?? 'other'
  return { family: first(families), system: first(systems) }
}
