/** From where a call came, as coarsely as it takes to count failures and to tell somebody's sessions apart. */
export type Sender = {
  /** The /24 of an IPv4 address, or the /64 of an IPv6 address. */
  readonly neighbourhood: string
  readonly browser: Browser
}

/** What a browser says of itself, without its version: nobody is told apart by it. */
export type Browser = { readonly family: BrowserFamily; readonly system: BrowserSystem }

export const browserFamilies = [
  'chrome',
  'edge',
  'firefox',
  'opera',
  'safari',
  'samsung',
  'jazari-cli',
  'other',
] as const
export type BrowserFamily = (typeof browserFamilies)[number]

export const browserSystems = ['android', 'chrome-os', 'ios', 'linux', 'macos', 'windows', 'other'] as const
export type BrowserSystem = (typeof browserSystems)[number]
