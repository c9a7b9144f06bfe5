/**
 * `npm run bench:policy`: decisions a second on one core, with every rule of the pack of Morocco and all reasons, over a mix
 * of who asks, for what, of which label, of whose data, and under which permit. The baseline asks every rule whatever the
 * permission, which answers the same and shows what looking rules up by their permission is worth.
 */
import { pack } from '../jurisdictions/ma/pack.ts'
import { type Label, openLabel, personalKinds, secrecies } from '../src/kernel/label.ts'
import type { Decider, DecisionQuestion, ResourceFacts } from '../src/kernel/ports/decider.ts'
import type { PermitFacts } from '../src/kernel/ports/permits.ts'
import { anonymous, type OrganisationRole, type Principal } from '../src/kernel/principal.ts'
import { ownPremises } from '../src/kernel/testing.ts'
import { createDecider, putInForce, type Rule } from '../src/modules/policy/index.ts'
import { Random } from './random.ts'
import { option, report } from './report.ts'

const argv = process.argv.slice(2)
const seconds = Number(option(argv, '--seconds') ?? '4')

const at = new Date('2026-11-21T10:00:00Z')
const organisations = ['org_aaaaaaaaaaaa', 'org_bbbbbbbbbbbb', 'org_cccccccccccc', 'org_dddddddddddd']
const labels: Label[] = secrecies.flatMap((secrecy) =>
  personalKinds.map((personal) => ({ ...openLabel, secrecy, personal, sectors: ['health'], residency: ['MA'] })),
)
const permissions = [
  ...['datasets:read', 'datasets:discover', 'knowledge:read', 'knowledge:search', 'knowledge:search'],
  ...['assistants:ask', 'assistants:ask', 'assistants:read', 'programmes:read'],
  ...['datasets:write', 'datasets:publish', 'knowledge:index'],
  ...['permits:read', 'permits:ask', 'permits:decide', 'audit:own-decision', 'identity:manage-organisation'],
]
const principals: Principal[] = [
  anonymous,
  anonymous,
  person([organisations[0]!, 'member']),
  person([organisations[1]!, 'data-officer'], [organisations[2]!, 'member']),
  person([organisations[0]!, 'manager'], [organisations[3]!, 'data-officer']),
  { kind: 'person', id: 'per_cccccccccccc', name: 'bench', organisation: null, roles: ['administrator'] },
  { kind: 'service', id: 'worker', roles: ['data-officer'] },
  {
    kind: 'service',
    id: 'key_aaaaaaaaaaaa',
    roles: [],
    memberships: [{ organisation: organisations[0]!, roles: ['member'] }],
    holder: 'per_aaaaaaaaaaaa',
  },
]
const random = new Random(4)
const questions = Array.from({ length: 4_096 }, question)

const throwError = (rule: string, error: unknown) => {
  throw new Error(rule, { cause: error })
}
const decider = createDecider([putInForce(pack)], ownPremises, throwError)
const everyRule = createDecider([putInForce({ ...pack, rules: pack.rules.map(askedAlways) })], ownPremises, throwError)

const own = measured(decider)
const naive = measured(everyRule)
const reasons = questions.flatMap((asked) => decider.decide(asked).reasons).length / questions.length

report(
  {
    name: 'policy',
    figures: own,
    baselines: { 'every rule asked': naive },
    notes: [
      `${pack.rules.length} rules; ${questions.length} different questions in turn, for ${seconds} s on one core; CPU time per decision in microseconds.`,
      `A decision has ${reasons.toFixed(1)} reasons on average; rules that are silent give none.`,
    ],
  },
  argv,
)

function measured(subject: Decider) {
  run(subject, 500)
  const before = process.cpuUsage()
  const started = performance.now()
  const { count, allowed } = run(subject, seconds * 1000)
  const elapsedMs = performance.now() - started
  const { user, system } = process.cpuUsage(before)
  return {
    decisionsPerSecond: (count * 1000) / elapsedMs,
    cpuMicroseconds: (user + system) / count,
    allowedPercent: (100 * allowed) / count,
  }
}

/** How many were decided, and how many of them allowed: an answer that nobody looks at might not be worked out. */
function run(subject: Decider, milliseconds: number): { count: number; allowed: number } {
  const until = performance.now() + milliseconds
  let count = 0
  let allowed = 0
  while (performance.now() < until) {
    for (const asked of questions) if (subject.decide(asked).effect === 'allow') allowed++
    count += questions.length
  }
  return { count, allowed }
}

/** The same rule, asked about every permission and silent where it has nothing to say. */
function askedAlways(rule: Rule): Rule {
  const own = new Set(rule.permissions)
  const permissions = [...new Set(pack.rules.flatMap((other) => other.permissions))]
  return { ...rule, permissions, evaluate: (asked) => (own.has(asked.permission) ? rule.evaluate(asked) : 'silent') }
}

/** One question of the mix: most read or ask, some write, some are about projects, permits, people and decisions. */
function question(): DecisionQuestion {
  const permission = random.of(permissions)
  const principal = random.of(principals)
  const label = random.of(labels)
  const owner = random.of(organisations)
  const data = [{ dataSet: 'ds_aaaaaaaaaaaa', version: `sha256:${'a'.repeat(64)}` }]
  const resource: ResourceFacts = {
    kind: 'data-set-version',
    id: `ds_aaaaaaaaaaaa/sha256:${'a'.repeat(64)}`,
    label,
    owner,
    published: random.of([true, true, true, false]),
    announced: random.of([true, false]),
    data,
    licence: 'CC-BY-4.0',
    provenance: 'primary',
    own: random.of([true, false]),
    author: 'per_bbbbbbbbbbbb',
    purposes: ['public-service', 'research'],
    identifiers: label.personal === 'none' ? [] : ['ma.phone', 'ma.cin'],
    ...(label.personal !== 'none' && { cndp: { kind: 'authorisation', number: 'A-1/2026', until: '2027-01-01' } }),
    ...(permission.startsWith('permits:') && {
      request: { purpose: 'research', days: 90, egress: { countries: [], basis: null }, owners: [owner], small: false },
    }),
  }
  const permit = principal.kind === 'anonymous' ? undefined : random.of([undefined, undefined, permitFor(label, data)])
  return {
    operation: 'datasets.read',
    permission,
    principal,
    channel: random.of(['page', 'api', 'api', 'cli', 'worker']),
    at,
    resource: random.of([resource, resource, resource, undefined]),
    ...(permit && { permit }),
  }
}

function permitFor(maxLabel: Label, data: PermitFacts['data']): PermitFacts {
  return {
    id: 'pmt_aaaaaaaaaaaa',
    digest: `sha256:${'b'.repeat(64)}`,
    project: 'prj_aaaaaaaaaaaa',
    projectKind: 'research',
    organisations: [organisations[0]!],
    purpose: 'research',
    legalBasis: 'public-mission',
    data,
    maxLabel,
    egress: { countries: [], basis: null },
    personal: 'masked',
    from: new Date('2026-11-01T00:00:00Z'),
    until: new Date('2026-12-01T00:00:00Z'),
    revoked: random.chance(0.1),
    held: true,
    consented: true,
  }
}

function person(...memberships: readonly (readonly [string, OrganisationRole])[]): Principal {
  return {
    kind: 'person',
    id: 'per_aaaaaaaaaaaa',
    name: 'bench',
    organisation: memberships[0]?.[0] ?? null,
    roles: [],
    memberships: memberships.map(([organisation, role]) => ({ organisation, roles: [role] })),
  }
}
