/** `npm run test:kills -- --kills 100 --seed 7`: the long run. Progress on stderr, a table at the end; exit 1 on any fault. */
import { parseArgs } from 'node:util'
import { type KillResult, killLoop } from './kill-loop.ts'
import { killPlan } from './kill-plan.ts'

const { values } = parseArgs({
  options: { kills: { type: 'string', default: '100' }, seed: { type: 'string', default: String(Date.now() % 1e6) } },
})
const kills = Number(values.kills)
const seed = Number(values.seed)
process.stderr.write(`${kills} kills, seed ${seed}\n`)

const result = await killLoop(killPlan(kills, seed), seed, (kill, place) => {
  const line = `${place + 1}/${kills} ${kill.died} ${kill.at}, serving again after ${Math.round(kill.recoveredMs)} ms`
  process.stderr.write(`${[line, ...kill.faults].join('\n  ')}\n`)
})

const kinds = Map.groupBy(result.kills, ({ at, died }) => `${at} | ${died}`)
const slowest = (of: readonly KillResult[]) => Math.round(Math.max(...of.map(({ recoveredMs }) => recoveredMs)))
const rows = [...kinds].toSorted().map(([kind, of]) => {
  const faults = of.reduce((sum, { faults }) => sum + faults.length, 0)
  return `${kind} | ${of.length} | ${slowest(of)} | ${faults}`
})
const faults = [...result.kills.flatMap(({ faults }) => faults), ...result.faults]
const { acknowledged, unanswered, entries, exitCodes } = result
process.stdout.write(`point | killed | times | slowest recovery, ms | faults\n${rows.join('\n')}\n`)
process.stdout.write(
  `seed ${seed}: ${result.kills.length} kills, ${acknowledged} acknowledged writes, ${unanswered} unanswered, `,
)
process.stdout.write(`${entries} log entries, ${faults.length} faults, exit codes ${exitCodes.join(' ')}\n`)
for (const fault of result.faults) process.stdout.write(`at rest: ${fault}\n`)
process.exit(faults.length === 0 && exitCodes.every((code) => code === 0) ? 0 : 1)
