import { createHmac, randomBytes } from 'node:crypto'
import { isIPv6 } from 'node:net'

/** A token bucket: `burst` at once, refilled at `perSecond`. */
export type Rate = { readonly burst: number; readonly perSecond: number }

/** Buckets kept at once; beyond it the one used longest ago is forgotten, which only ever gives somebody more. */
const mostBuckets = 50_000

type Bucket = { tokens: number; at: number }

/**
 * Counts calls per neighbourhood of addresses (an IPv4 /24, an IPv6 /64) under a secret that changes daily, so that
 * memory never holds an address and yesterday's buckets cannot be tied to today's. A ceiling for everybody together
 * stands above them.
 */
export class RateLimit {
  readonly #each: Rate
  readonly #all: Rate
  readonly #buckets = new Map<string, Bucket>()
  readonly #ceiling: Bucket
  #secret = randomBytes(32)
  #day = 0

  constructor(each: Rate, all: Rate) {
    this.#each = each
    this.#all = all
    this.#ceiling = { tokens: all.burst, at: 0 }
  }

  /** Takes one from the bucket of this address. Answers 0 when there was one, else the seconds until there will be. */
  take(address: string, now: number): number {
    const day = Math.floor(now / 86_400_000)
    if (day !== this.#day) {
      this.#day = day
      this.#secret = randomBytes(32)
      this.#buckets.clear()
    }
    const key = createHmac('sha256', this.#secret).update(neighbourhood(address)).digest('base64url')
    const bucket = this.#buckets.get(key) ?? { tokens: this.#each.burst, at: now }
    this.#buckets.delete(key)
    this.#buckets.set(key, bucket)
    if (this.#buckets.size > mostBuckets) this.#buckets.delete(this.#buckets.keys().next().value!)
    refill(bucket, this.#each, now)
    refill(this.#ceiling, this.#all, now)
    const wait = Math.max(secondsUntilOne(bucket, this.#each), secondsUntilOne(this.#ceiling, this.#all))
    if (wait > 0) return wait
    bucket.tokens -= 1
    this.#ceiling.tokens -= 1
    return 0
  }
}

function refill(bucket: Bucket, rate: Rate, now: number): void {
  const seconds = Math.max(0, now - bucket.at) / 1000
  bucket.tokens = Math.min(rate.burst, bucket.tokens + seconds * rate.perSecond)
  bucket.at = now
}

function secondsUntilOne(bucket: Bucket, rate: Rate): number {
  return bucket.tokens >= 1 ? 0 : Math.ceil((1 - bucket.tokens) / rate.perSecond)
}

/** The /24 of an IPv4 address, mapped ones included, or the /64 of an IPv6 address. */
export function neighbourhood(address: string): string {
  const ipv4 = /^(?:::ffff:)?(\d+\.\d+\.\d+)\.\d+$/i.exec(address)
  if (ipv4) return ipv4[1]!
  if (!isIPv6(address)) return address
  // The URL parser writes every IPv6 address in its one canonical form, which is then filled up to eight groups.
  const canonical = new URL(`http://[${address.split('%')[0]}]`).hostname.slice(1, -1)
  const [head = '', tail = ''] = canonical.split('::')
  const groups = head.split(':').filter(Boolean)
  const missing = canonical.includes('::') ? 8 - groups.length - tail.split(':').filter(Boolean).length : 0
  return [...groups, ...Array<string>(missing).fill('0'), ...tail.split(':').filter(Boolean)].slice(0, 4).join(':')
}
