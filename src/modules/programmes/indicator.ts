import { z } from 'zod'
import { type Database, viewOf } from '../../kernel/database.ts'
import { Multilingual } from '../../kernel/language.ts'
import type { Derivation } from '../../kernel/ports/derivation.ts'
import { type AuditTables, logBegan } from '../audit/index.ts'
import { derivationUnknown } from './problems.ts'
import { RecordSlug, ShownRecord } from './record.ts'
import type { NewValue } from './value-store.ts'

/** What a named query counted at a moment. */
export const Figure = z.strictObject({
  derivation: z.string(),
  /** `events`: what happened, which only grows. `things`: how many there are now. */
  counts: z.enum(['events', 'things']),
  value: z.number().int().nonnegative(),
  /** Since when it is counted; it began at zero. */
  since: z.iso.datetime(),
  at: z.iso.datetime(),
})
export type Figure = z.infer<typeof Figure>

/** An indicator's record with what its query counts now; null when it has none, or one that nothing here answers. */
export const Indicator = z.strictObject({ ...ShownRecord.shape, derived: Figure.nullable() })
export type Indicator = z.infer<typeof Indicator>

/** One line under a number, with where to look. */
export const FigureEvent = z.strictObject({
  at: z.iso.datetime(),
  /** How many of the number it stands for. */
  count: z.number().int().positive(),
  place: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('log-entry'), index: z.number().int().nonnegative(), operation: z.string() }),
    z.strictObject({
      kind: z.literal('data-set-version'),
      dataSet: z.string(),
      version: z.string(),
      title: Multilingual,
    }),
    z.strictObject({ kind: z.literal('record'), slug: RecordSlug, title: Multilingual }),
    z.strictObject({ kind: z.literal('need'), id: z.string(), title: Multilingual }),
  ]),
})
export type FigureEvent = z.infer<typeof FigureEvent>

/** The query that an indicator names, among those of this installation. */
export function derivationOf(record: ShownRecord, derivations: readonly Derivation[]): Derivation | undefined {
  const name = record.fields.derivation?.[0]?.term
  return derivations.find((derivation) => derivation.name === name)
}

/** Counts each query once, in order, and says since when. */
export async function figuresOf(
  db: Database,
  derivations: readonly Derivation[],
  now: Date,
): Promise<ReadonlyMap<string, Figure>> {
  const began = (await logBegan(viewOf<AuditTables>(db))) ?? now
  const figures = new Map<string, Figure>()
  for (const { name, counts, count } of derivations) {
    if (figures.has(name)) continue
    const { value, since } = await count(db)
    figures.set(name, {
      derivation: name,
      counts,
      value,
      since: (since ?? began).toISOString(),
      at: now.toISOString(),
    })
  }
  return figures
}

/** @throws Problem when a proposal names a query that nothing here answers. */
export function requireKnownDerivation(values: readonly NewValue[], derivations: readonly Derivation[]): void {
  for (const { field, statement } of values) {
    if (field !== 'derivation' || statement.term === null) continue
    const isKnown = derivations.some(({ name }) => name === statement.term)
    if (!isKnown) throw derivationUnknown({ derivation: statement.term })
  }
}
