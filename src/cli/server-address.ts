import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { homeFolder } from './home.ts'
import { noServerKnown } from './problems.ts'

/** Where the server is, and the key to speak to it with. */
export type ServerAddress = { readonly url: string; readonly key: string | undefined }

/** What the server writes at each start for those who may read its data folder. */
const RunFile = z.object({ url: z.url({ protocol: /^https?$/ }), key: z.string().regex(/^[\x21-\x7e]+$/) })

/**
 * `JAZARI_URL` with `JAZARI_KEY`; without an address, what the server of this machine's data folder wrote at its start.
 * The local key goes to the local server only.
 *
 * @throws Problem `cli.no-server-known`.
 */
export function serverAddress(env: Readonly<Record<string, string | undefined>>): ServerAddress {
  const key = env.JAZARI_KEY || undefined
  if (env.JAZARI_URL) {
    if (!URL.canParse(env.JAZARI_URL)) throw noServerKnown({ path: env.JAZARI_URL })
    return { url: withoutSlash(env.JAZARI_URL), key }
  }
  const path = join(homeFolder(env), 'run', 'cli.json')
  const local = readRunFile(path)
  if (!local) throw noServerKnown({ path })
  return { url: withoutSlash(local.url), key: key ?? local.key }
}

function readRunFile(path: string): z.infer<typeof RunFile> | undefined {
  try {
    return RunFile.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    // Absent, of another account, or half written: in each case there is no server that we may speak to.
    return undefined
  }
}

function withoutSlash(url: string): string {
  return url.replace(/\/+$/, '')
}
