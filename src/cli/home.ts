import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const checkout = fileURLToPath(new URL('../../', import.meta.url))

/** The data folder of this machine's installation: `JAZARI_HOME`, else `.jazari` in the checkout. */
export function homeFolder(env: Readonly<Record<string, string | undefined>>): string {
  return resolve(env.JAZARI_HOME || join(checkout, '.jazari'))
}
