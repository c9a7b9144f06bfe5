import type { AnyOperation } from '../kernel/operation.ts'
import { operations } from '../operations.ts'

/** For commands that put several operations together. */
export function operationNamed(id: string): AnyOperation {
  const found = operations.find((operation) => operation.id === id)
  if (!found) throw new Error(`no operation ${id}`)
  return found
}
