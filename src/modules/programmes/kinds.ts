import type { RecordKind } from './kind.ts'
import { agreement } from './kinds/agreement.ts'
import { axis } from './kinds/axis.ts'
import { event } from './kinds/event.ts'
import { indicator } from './kinds/indicator.ts'
import { institute } from './kinds/institute.ts'
import { laboratory } from './kinds/laboratory.ts'
import { organisation } from './kinds/organisation.ts'
import { programme } from './kinds/programme.ts'
import { recommendation } from './kinds/recommendation.ts'
import { space } from './kinds/space.ts'

/** Every kind of record, in the order in which pages list them. */
export const kinds: readonly RecordKind[] = [
  axis,
  programme,
  institute,
  laboratory,
  agreement,
  recommendation,
  event,
  organisation,
  space,
  indicator,
]

export function kindNamed(name: string): RecordKind | undefined {
  return kinds.find(({ kind }) => kind === name)
}
