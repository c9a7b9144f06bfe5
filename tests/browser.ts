import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { type Browser, chromium } from 'playwright-core'

const run = promisify(execFile)
const systemBrowsers = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/**
 * A Chromium for journeys: the one `JAZARI_CHROMIUM` names, else the system's, else the one that comes with npm
 * (Linux x64), unpacked once a version into the temporary folder.
 *
 * @example await using browser = await openBrowser()
 */
export async function openBrowser(): Promise<Browser> {
  const named = process.env.JAZARI_CHROMIUM
  const executablePath = named || systemBrowsers.find((path) => existsSync(path))
  if (executablePath) return launch(executablePath, {})
  const unpacked = await unpack()
  return launch(join(unpacked, 'chromium'), await environmentFor(unpacked))
}

function launch(executablePath: string, environment: Readonly<Record<string, string>>): Promise<Browser> {
  return chromium.launch({
    executablePath,
    // A container's /dev/shm is too small for Chromium, and its sandbox does not run as root. The pages are our own.
    args: ['--disable-dev-shm-usage', '--disable-gpu', '--font-render-hinting=none'],
    chromiumSandbox: false,
    env: { ...definedEnvironment(), ...environment },
  })
}

/**
 * Unpacks npm's Chromium in a folder of its own, which gets its name when it is whole: the package itself takes any
 * `chromium` it finds in the temporary folder, of whatever version and however complete.
 */
async function unpack(): Promise<string> {
  const packageFolder = dirname(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')))
  const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as { version: string }
  const folder = join(tmpdir(), `jazari-browser-${version}-${process.getuid?.() ?? 0}`)
  if (existsSync(folder)) return folder

  const draft = mkdtempSync(join(tmpdir(), 'jazari-browser-'))
  const { inflate } = await import('@sparticuz/chromium')
  const temporaryFolder = process.env.TMPDIR
  process.env.TMPDIR = draft
  try {
    const archives = ['chromium.br', 'fonts.tar.br', 'al2023.tar.br']
    await Promise.all(archives.map((archive) => inflate(join(packageFolder, 'bin', archive))))
  } finally {
    if (temporaryFolder === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = temporaryFolder
  }
  try {
    renameSync(draft, folder)
  } catch (error) {
    // Another test was quicker.
    rmSync(draft, { recursive: true, force: true })
    if (!existsSync(folder)) throw error
  }
  return folder
}

/** What a bare machine lacks: libraries of Mozilla's NSS, and any font at all, without which no text is drawn. */
async function environmentFor(unpacked: string): Promise<Record<string, string>> {
  const environment: Record<string, string> = { FONTCONFIG_FILE: writeFontList(unpacked) }
  const starts = await run(join(unpacked, 'chromium'), ['--version', '--no-sandbox']).then(
    () => true,
    () => false,
  )
  if (!starts) environment.LD_LIBRARY_PATH = join(unpacked, 'al2023', 'lib')
  return environment
}

function writeFontList(unpacked: string): string {
  const folders = [join(unpacked, 'fonts'), fileURLToPath(new URL('../src/web/fonts', import.meta.url))]
  const cache = join(unpacked, 'font-cache')
  mkdirSync(cache, { recursive: true })
  const path = join(unpacked, 'jazari-fonts.conf')
  const list = folders.map((folder) => `<dir>${folder}</dir>`).join('')
  const system = '<include ignore_missing="yes">/etc/fonts/fonts.conf</include>'
  writeFileSync(path, `<?xml version="1.0"?><fontconfig>${system}${list}<cachedir>${cache}</cachedir></fontconfig>\n`)
  return path
}

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
}
