/**
 * Writes `docs/reference/operations.md` from `src/operations.ts`. With `--check` it writes nothing and fails when the
 * page is out of step.
 */
import { allCommands } from '../src/cli/commands.ts'
import { sentences } from '../src/cli/sentences.ts'
import type { AnyOperation } from '../src/kernel/operation.ts'
import { denied, givenUp, inputInvalid, notUnicode, signInNeeded } from '../src/kernel/problems.ts'
import { operations } from '../src/operations.ts'
import { keepInStep } from './generated-page.ts'

const say = sentences('en')
const commands = allCommands()
const everywhere = [inputInvalid, notUnicode, signInNeeded, denied, givenUp]
const modules = [...new Set(operations.map(moduleOf))]

const page = `# Operations

Everything the platform does is one of these. Each is stated in one file of its module, \`operations/<verb>.ts\`, and
HTTP, command line and OpenAPI (\`/openapi.json\` of a running server, with every field of input and output) are made
from that statement. Paths stand under \`/api\`.

\`read\` changes nothing. \`write\` is everything else, asking included, since an answer is kept. \`queued\` is a write
that the worker performs and no other way in offers.

Beside its own problems, every operation can answer ${everywhere.map(({ code, status }) => `\`${code}\` (${status})`).join(', ')}.

${modules.map(section).join('\n')}
## Composites

Commands that put several operations together, or need no server.

| Command | What it does |
| --- | --- |
${composites()}

This page is written by \`scripts/write-operations.ts\`.
`

await keepInStep('docs/reference/operations.md', page)

function section(module: string): string {
  const own = operations.filter((operation) => moduleOf(operation) === module)
  return `## ${module}

| Operation | What it does | HTTP | Command line | Permission | Effect | What can go wrong |
| --- | --- | --- | --- | --- | --- | --- |
${own.map(row).join('\n')}
`
}

function row(operation: AnyOperation): string {
  const { id, summary, http, permission, effect, problems } = operation
  const queued = effect === 'queued'
  return `| ${[
    `\`${id}\``,
    summary,
    queued ? '' : `\`${http}\``,
    queued || operation.cli === false ? '' : calls(operation),
    `\`${permission}\``,
    effect,
    problems.map(({ code, status }) => `\`${code}\` (${status})`).join('<br>'),
  ].join(' | ')} |`
}

/** As it is typed, its short form below. */
function calls({ id }: AnyOperation): string {
  const command = commands.find(({ words, chosenBy }) => words.join('.') === id && chosenBy === undefined)
  if (!command) throw new Error(`${id} has no command`)
  const { words, alias, positional, options } = command
  const needed = (name: string) => options.some((option) => option.name === name && option.required)
  const arguments_ = positional.map((name) => (needed(name) ? `<${name}>` : `[<${name}>]`))
  const forms = [words.join(' '), ...(alias ? [alias] : [])]
  return forms.map((form) => `\`${['jazari', form, ...arguments_].join(' ')}\``).join('<br>')
}

function composites(): string {
  const offered = new Set(operations.map(({ id }) => id))
  return commands
    .filter(({ words, chosenBy }) => chosenBy !== undefined || !offered.has(words.join('.')))
    .map(({ words, chosenBy, positional, summary }) => {
      const option = chosenBy ? [`--${chosenBy} <${chosenBy}>`] : []
      const call = ['jazari', ...words, ...option, ...positional.map((name) => `<${name}>`)].join(' ')
      return `| \`${call}\` | ${summary(say)} |`
    })
    .join('\n')
}

function moduleOf({ id }: AnyOperation): string {
  return id.slice(0, id.indexOf('.'))
}
