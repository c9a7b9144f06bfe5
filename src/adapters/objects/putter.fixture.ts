/** Puts an endless object into the store at `argv[2]`, saying `putting` when its first megabyte went in. To be killed. */
import { openFolderStore } from './folder-store.ts'

async function* endless(): AsyncGenerator<Uint8Array> {
  const megabyte = new Uint8Array(1024 * 1024)
  for (let count = 0; ; count++) {
    if (count === 1) process.stdout.write('putting\n')
    yield megabyte
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

await openFolderStore(process.argv[2]!).put(endless(), { maxBytes: 2 ** 30 })
