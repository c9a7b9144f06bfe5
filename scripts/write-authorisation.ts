/**
 * Writes `docs/reference/authorisation.md`: what the rules answer to each kind of caller, for each operation. With
 * `--check` it writes nothing and fails when the page is out of step. An operation of which nobody has stated what it acts
 * on (`scripts/authorisation/operations.ts`) fails it either way.
 */
import { pack } from '../jurisdictions/ma/pack.ts'
import type { AnyOperation } from '../src/kernel/operation.ts'
import { ownPremises } from '../src/kernel/testing.ts'
import { createDecider, putInForce } from '../src/modules/policy/index.ts'
import { operations } from '../src/operations.ts'
import { at, type Caller, callers } from './authorisation/callers.ts'
import { actsOn } from './authorisation/operations.ts'
import { type Representative, type ResourceName, resources } from './authorisation/resources.ts'
import { keepInStep } from './generated-page.ts'

const decider = createDecider([putInForce(pack)], ownPremises, (rule, error) => {
  throw new Error(`${rule} threw`, { cause: error })
})
const resourceOf = new Map(
  Object.entries(actsOn).flatMap(([resource, ids]) => ids.map((id) => [id, resource as ResourceName] as const)),
)
requireEachOnce()

const modules = [...new Set(operations.map(moduleOf))]
await keepInStep(
  'docs/reference/authorisation.md',
  `# Who may do what

What the rules in force answer (pack \`${pack.id}\`, version ${pack.version}), asked for every operation in the name of every kind of
caller. Each cell has one mark for each representative of what the operation acts on, in the order of the table below.

- ✓ allowed
- ✗ refused, with all reasons
- · answered like a thing that is not there

The callers: the _owner_ is the organisation that answers for the thing, and everybody else belongs to another. _Under a
permit_: one that is in force and names the data. A _key_ is a program's, issued by a member; a _key of a permit_ is bound to one.
A _key of a system_ is bound to a registered system and is nobody in all else.
The _worker_ is this installation's own program. Operations on the caller's own things never reach anybody else's: they
look among the caller's. A refusal of what somebody may announce leads to a permit request.

\`assistants.ask\` stands below as each thing is asked about that may be found for an answer. Through a registered system it
is another question: in production everybody is answered while nothing is missing of what its alias asks for, and nobody is while
anything is; as it is tried by staff, those of its owner and administrators are. A key of a system asks that one, in production,
and nothing else. What the system finds is asked about again, thing by thing, for whoever asked.

| what | representatives, in the order of the marks |
| --- | --- |
${Object.entries(resources)
  .map(([name, of]) => `| ${name} | ${of.map(({ title }) => title).join('; ')} |`)
  .join('\n')}

${modules.map(section).join('\n')}
This page is written by \`scripts/write-authorisation.ts\`.
`,
)

function section(module: string): string {
  const own = operations.filter((operation) => moduleOf(operation) === module)
  return `## ${module}

| operation | permission | effect | what | ${callers.map(({ title }) => title).join(' | ')} |
| --- | --- | --- | --- | ${callers.map(() => '---').join(' | ')} |
${own.map(row).join('\n')}
`
}

function row(operation: AnyOperation): string {
  const { id, permission, effect } = operation
  const name = resourceOf.get(id)!
  const representatives: readonly Representative[] = resources[name]
  const cells = callers.map((caller) => representatives.map((one) => mark(operation, caller, one)).join(' '))
  return `| \`${id}\` | \`${permission}\` | ${effect} | ${name} | ${cells.join(' | ')} |`
}

function mark(operation: AnyOperation, caller: Caller, { facts }: Representative): string {
  const { principal, channel = 'api', permit } = caller
  const { effect, conceal } = decider.decide({
    operation: operation.id,
    permission: operation.permission,
    principal,
    channel,
    at,
    resource: typeof facts === 'function' ? facts(principal) : facts,
    ...(permit && { permit }),
  })
  if (effect === 'allow') return '✓'
  return conceal && operation.concealed ? '·' : '✗'
}

/** @throws RangeError for an operation that acts on nothing stated, on two things, or that is there no more. */
function requireEachOnce(): void {
  const stated = Object.values(actsOn).flat()
  const known = new Set(operations.map(({ id }) => id))
  const faults = [
    ...operations.filter(({ id }) => !resourceOf.has(id)).map(({ id }) => `${id} acts on nothing that is stated`),
    ...stated.filter((id) => !known.has(id)).map((id) => `${id} is no operation`),
    ...stated.filter((id, place) => stated.indexOf(id) !== place).map((id) => `${id} stands twice`),
  ]
  if (faults.length > 0) {
    throw new RangeError(`scripts/authorisation/operations.ts does not fit the operations:\n${faults.join('\n')}`)
  }
}

function moduleOf({ id }: AnyOperation): string {
  return id.slice(0, id.indexOf('.'))
}
