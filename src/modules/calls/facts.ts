import type { ResourceFacts } from '../../kernel/ports/decider.ts'
import type { Principal } from '../../kernel/principal.ts'
import type { Problem } from '../../kernel/problem.ts'
import type { CallsQuestion } from './context.ts'
import { findProblem } from './problem-store.ts'
import { problemNotFound } from './problems.ts'
import { isPublic } from './state.ts'

export async function problemFacts(
  { db }: CallsQuestion,
  { problem }: { readonly problem: string },
): Promise<ResourceFacts | undefined> {
  const row = await findProblem(db, problem)
  return row && { kind: 'public-problem', id: row.id, published: isPublic(row.state) }
}

/** A proposal that the caller may not see is answered like one that is not there. */
export function concealedProblem({ problem }: { readonly problem: string }): Problem {
  return problemNotFound({ id: problem })
}

/** Who did something, as kept with it. */
export function authorOf(principal: Principal): string | null {
  return principal.kind === 'anonymous' ? null : principal.id
}
