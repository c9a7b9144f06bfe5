import { Problem, type ProblemKind } from '../../kernel/problem.ts'

/** What an operation answers; undefined where it says that the thing is not there, or not the reader's to know of. */
export async function whereKnown<Result>(
  notFound: Pick<ProblemKind, 'code'>,
  ask: () => Promise<Result>,
): Promise<Result | undefined> {
  try {
    return await ask()
  } catch (error) {
    if (error instanceof Problem && error.code === notFound.code) return undefined
    throw error
  }
}
