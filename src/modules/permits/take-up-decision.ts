import type { PermitsContext } from './context.ts'
import { type DecisionRow, decisionsOn } from './decision-store.ts'
import { findWithData } from './facts.ts'
import { nothingToDecide, requestNotFound, requestStateRefused } from './problems.ts'
import type { Caller } from './project-store.ts'
import { type AskedData, lockRequest, type RequestRow } from './request-store.ts'
import { decidesFor, waitingOwners } from './show-requests.ts'

type Undecided = {
  readonly row: RequestRow
  readonly caller: Caller
  readonly asked: readonly AskedData[]
  readonly decided: readonly DecisionRow[]
  /** Owners who have not decided, and those of them in whose name the caller does now. */
  readonly waiting: readonly string[]
  readonly deciding: readonly string[]
}

/**
 * A request that waits for the caller, locked: of two who decide at once, the second sees what the first decided.
 *
 * @throws Problem when there is none, or it does not wait for them.
 */
export async function takeUpDecision(context: PermitsContext, id: string): Promise<Undecided> {
  const found = await findWithData(context, id, lockRequest)
  if (!found) throw requestNotFound({ id })
  const { row, caller, asked } = found
  if (row.state !== 'asked') throw requestStateRefused({ id, state: row.state })
  const decided = (await decisionsOn(context.db, [id])).get(id) ?? []
  const waiting = waitingOwners(asked, decided)
  const deciding = decidesFor(context, row, waiting)
  if (deciding.length === 0) throw nothingToDecide({ id })
  return { row, caller, asked, decided, waiting, deciding }
}
