import { createHash } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { LANGUAGES, WORDS } from './words.ts'

/** The notices that the licences of the bundled libraries ask for. */
const NOTICES = `Contains preact (c) 2015-present Jason Miller, zod (c) 2025 Colin McDonnell,
@noble/hashes (c) 2022 Paul Miller and @noble/ed25519 (c) 2019 Paul Miller, all under the MIT licence.`

/**
 * The verifier as one HTML file: no other file, no network, the same bytes for the same sources. Its policy lets run its
 * own script and style and nothing else, so it must be saved and opened, or served without a policy of its own.
 */
export async function buildVerifierPage(): Promise<string> {
  const [script, style] = await Promise.all([bundle('page.tsx'), bundle('page.css')])
  const policy = [
    "default-src 'none'",
    `script-src '${sha256(script)}'`,
    `style-src '${sha256(style)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
  const { id: first, tag, dir } = LANGUAGES[0]!
  const noScript = LANGUAGES.map(
    ({ id, tag, dir }) => `<p lang="${tag}" dir="${dir}">${escapeHtml(WORDS[id].noScript)}</p>`,
  )
  return `<!doctype html>
<!-- ${NOTICES} -->
<html lang="${tag}" dir="${dir}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(WORDS[first].title)}</title>
<style>${style}</style>
</head>
<body>
<div id="page"><noscript>${noScript.join('')}</noscript></div>
<script>${script}</script>
</body>
</html>
`
}

async function bundle(entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(entry, import.meta.url))],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    // Arabic stays Arabic: escaped, it is three times as long.
    charset: 'utf8',
    // Nothing of the machine it is built on goes into the file.
    absWorkingDir: fileURLToPath(new URL('.', import.meta.url)),
  })
  const text = outputFiles[0]!.text.trimEnd()
  // esbuild writes </script> as <\/script>; what would still leave the element must not go out.
  if (/<\/(script|style)|<!--/i.test(text)) throw new Error(`${entry} holds text that would end its element`)
  return text
}

/** As Content-Security-Policy names an inline element. */
function sha256(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
