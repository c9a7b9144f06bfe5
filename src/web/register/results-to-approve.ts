import type { SystemStage } from '../../kernel/ports/systems.ts'
import type { Entry } from '../../modules/register/index.ts'

type Result = Entry['measured']['results'][number]

/**
 * Those that would be approved. Before there is anything to approve: for each duty, the newest result in date of the version
 * that is named, as long as no later attempt of it failed.
 */
export function resultsToApprove({ measured, stages }: Entry, stage: SystemStage, now: Date): readonly Result[] {
  const { toApprove } = stages[stage]
  if (toApprove) {
    return toApprove.results.flatMap((digest) => measured.results.find((one) => one.resultDigest === digest) ?? [])
  }
  const version = stages[stage].version?.digest
  const newestFirst = measured.results
    .filter((result) => result.version === version)
    .sort((one, other) => other.log.result - one.log.result)
  const duties = [...new Set(newestFirst.map(({ duty }) => duty))]
  return duties.flatMap((duty) => {
    const attempts = newestFirst.filter((result) => result.duty === duty)
    const failed = attempts.findIndex(({ passed }) => !passed)
    const standing = failed === -1 ? attempts : attempts.slice(0, failed)
    return standing.find(({ expiresAt }) => new Date(expiresAt) > now) ?? []
  })
}
