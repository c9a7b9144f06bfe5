/**
 * Writes `docs/reference/configuration.md` from `src/config.ts`. With `--check` it writes nothing and fails when the
 * page is out of step.
 */
import { environment } from '../src/config.ts'
import { keepInStep } from './generated-page.ts'

const rows = Object.entries(environment.shape).map(([name, schema]) => {
  const standard = schema.safeParse(undefined)
  const shown = standard.success && standard.data !== undefined ? String(standard.data) : ''
  return `| \`${name}\` | ${shown ? `\`${shown}\`` : ''} | ${schema.meta()?.description} |`
})

const page = `# Configuration

Everything comes from environment variables, read once at the start by \`src/config.ts\`. All have a default; an empty
variable counts as not set. A value that is not understood ends the start with a line that names it.

| Variable | Default | Meaning |
| --- | --- | --- |
${rows.join('\n')}

This page is written by \`scripts/write-configuration.ts\`.
`

await keepInStep('docs/reference/configuration.md', page)
