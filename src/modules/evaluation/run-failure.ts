import { Problem } from '../../kernel/problem.ts'
import { denied } from '../../kernel/problems.ts'
import { planDiffers } from './problems.ts'
import type { RunsContext, RunsQuestion } from './run-context.ts'
import { endRun } from './run-store.ts'

/** Work on a run, which fails for good when something is no longer what the plan says. */
export async function failingIfChanged<Result>(
  { db, now }: RunsContext,
  run: string,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Problem && error.code === planDiffers.code) {
      await endRun(db, run, { state: 'failed', problem: error.code, at: now })
    }
    throw error
  }
}

/** A job that the rules refuse is not tried again: nobody waits for it in vain. */
export async function refusedRun({ db, now }: RunsQuestion, { run }: { readonly run: string }): Promise<void> {
  await endRun(db, run, { state: 'failed', problem: denied.code, at: now })
}
