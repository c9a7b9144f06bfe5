import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { build, transform } from 'esbuild'
import type { Site } from './frame.ts'

/** A file that pages load. Its address holds its digest, so it may be kept for ever by whoever has it. */
export type Asset = {
  /** `/assets/<name>.<digest>.<extension>` */
  readonly path: string
  readonly contentType: string
  readonly bytes: Uint8Array
}

export type Assets = {
  readonly addresses: Site['assets']
  /** Every file by its path. Answer it with `cache-control: public, max-age=31536000, immutable`. */
  readonly byPath: ReadonlyMap<string, Asset>
}

const fonts = ['plex-ar-400', 'plex-ar-600', 'plex-la-400', 'plex-la-600', 'tifinagh-400', 'plex-mono-400'] as const
const preloaded = 'plex-ar-400'

/** Reads, builds and names what pages load. Called once, at start. */
export async function loadAssets(): Promise<Assets> {
  const fontFiles = await Promise.all(
    fonts.map(async (name) => ({
      name,
      asset: assetOf(name, 'woff2', 'font/woff2', await readFile(here(`fonts/${name}.woff2`))),
    })),
  )
  const style = await styleSheet(new Map(fontFiles.map(({ name, asset }) => [`../fonts/${name}.woff2`, asset.path])))
  const islands = await islandModule()
  const icon = assetOf('icon', 'svg', 'image/svg+xml', await readFile(here('style/icon.svg')))
  const all = [style, islands, icon, ...fontFiles.map(({ asset }) => asset)]
  return {
    addresses: {
      style: style.path,
      islands: islands.path,
      icon: icon.path,
      preloadFont: fontFiles.find(({ name }) => name === preloaded)!.asset.path,
    },
    byPath: new Map(all.map((asset) => [asset.path, asset])),
  }
}

async function styleSheet(fontAddresses: ReadonlyMap<string, string>): Promise<Asset> {
  const source = await readFile(here('style/jazari.css'), 'utf8')
  const { code } = await transform(source, { loader: 'css', minify: true, target: 'es2022' })
  const addressed = code.replace(/url\("?(\.\.\/fonts\/[^")]+)"?\)/g, (_, relative: string) => {
    const address = fontAddresses.get(relative)
    if (!address) throw new Error(`the style sheet names ${relative}, which is not among the fonts`)
    return `url(${address})`
  })
  return assetOf('jazari', 'css', 'text/css; charset=utf-8', Buffer.from(addressed))
}

async function islandModule(): Promise<Asset> {
  const built = await build({
    entryPoints: [here('islands/islands.ts')],
    bundle: true,
    format: 'esm',
    minify: true,
    target: 'es2022',
    write: false,
    legalComments: 'none',
  })
  return assetOf('islands', 'js', 'text/javascript; charset=utf-8', built.outputFiles[0]!.contents)
}

function assetOf(name: string, extension: string, contentType: string, bytes: Uint8Array): Asset {
  const digest = createHash('sha256').update(bytes).digest('hex').slice(0, 16)
  return { path: `/assets/${name}.${digest}.${extension}`, contentType, bytes }
}

function here(relative: string): string {
  return fileURLToPath(new URL(relative, import.meta.url))
}
