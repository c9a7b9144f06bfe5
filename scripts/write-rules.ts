/**
 * Writes `docs/reference/rules.md` from the packs in `jurisdictions/`. With `--check` it writes nothing and fails when the page is
 * out of step.
 */
import { pack as lawX0 } from '../jurisdictions/law-x0/pack.ts'
import { pack } from '../jurisdictions/ma/pack.ts'
import type { Rule, StatedList } from '../src/modules/policy/index.ts'
import { keepInStep } from './generated-page.ts'

const statuses = {
  verified: 'law and article were read in a public source',
  unverified: 'the law is known, its article is still to be looked up in the official bulletin, so none is printed',
  platform: 'a rule of this platform, not of a law',
} as const

const page = `# Rules of the pack \`${pack.id}\`, version ${pack.version}

The rules in force on an installation in the Kingdom of Morocco, as \`jazari rules\` and the page \`/en/rules\` list them.
All rules that speak to a permission run; nothing is allowed that no rule allows; one denial outweighs any number of
permissions. Every decision in the log names the version and the digest of this pack. Nothing here is legal advice.

Status of a citation:

${Object.entries(statuses)
  .map(([status, meaning]) => `- \`${status}\`: ${meaning}.`)
  .join('\n')}

${pack.rules.map(section).join('\n')}
${(pack.lists ?? []).map(list).join('\n')}
# The pack \`${lawX0.id}\`, a draft

${lawX0.note?.en}

> <span dir="rtl" lang="ar">${lawX0.note?.ar}</span>
>
> <span lang="fr">${lawX0.note?.fr}</span>

This page is written by \`scripts/write-rules.ts\`.
`

await keepInStep('docs/reference/rules.md', page)

function section({ id, citation, permissions, sentence, conditions, obligations }: Rule): string {
  const { law, article, status, url } = citation
  const named = law === null ? '' : [`law ${law}`, ...(article ? [`article ${article}`] : [])].join(', ')
  const source = url ? `[${named}](${url})` : named
  return `## \`${id}\`

${sentence.en}

> <span dir="rtl" lang="ar">${sentence.ar}</span>
>
> <span lang="fr">${sentence.fr}</span>

- Source: ${[source, `\`${status}\``].filter(Boolean).join(', ')}
- Speaks to: ${permissions.map((permission) => `\`${permission}\``).join(', ')}
${Object.entries(conditions).map(condition).join('')}${Object.entries(obligations).map(obligation).join('')}`
}

function condition([name, { sentence, remedy }]: [string, Rule['conditions'][string]]): string {
  return `- May find missing: \`${name}\`, ${sentence.en}${remedy ? ` (granted by: ${remedy.by.en})` : ''}\n`
}

function obligation([name, { en }]: [string, Rule['obligations'][string]]): string {
  return `- May require: \`${name}\`, ${en}\n`
}

function list({ id, title, note, citation, entries }: StatedList): string {
  const rows = entries.map(({ code, names }) => `| \`${code}\` | ${names.ar} | ${names.fr} | ${names.en} |\n`)
  const table = `| code | ar | fr | en |\n| --- | --- | --- | --- |\n${rows.join('')}`
  return `## List \`${id}\`: ${title.en}

${note.en} Source: ${citation.law}, \`${citation.status}\`.

${rows.length === 0 ? 'Empty.\n' : table}`
}
