import { readableHoldings } from './citations/document-text.ts'
import { citationKey, proveCitations } from './citations/prove-citations.ts'
import type { ProgrammesContext } from './context.ts'
import { kindNamed } from './kinds.ts'
import { citationUnproved } from './problems.ts'
import { readerOf } from './reader.ts'
import type { RevisionRow } from './record-store.ts'
import { type CitationRow, citationsOf, type ValueRow, valuesOf } from './value-store.ts'

/**
 * Asks again, at approval, what was proved at the proposal: every citation whose document the approver may read, and for
 * each new value at least one that they can read, since nobody approves what they cannot compare. A value that is in
 * force already may keep sources that the approver may not see. The sample, reviewed where it was written, also cites
 * sources that nobody has published here.
 *
 * @throws Problem for the first value of which that does not hold.
 */
export async function requireProved(
  context: ProgrammesContext,
  { record_id: record, number, base }: Pick<RevisionRow, 'record_id' | 'number' | 'base'>,
): Promise<void> {
  const { db, channel } = context
  const revisions = [{ record, revision: number }, ...(base === null ? [] : [{ record, revision: base }])]
  const values = await valuesOf(db, revisions)
  const citations = Map.groupBy(await citationsOf(db, values), ({ revision, ...value }) => placeOf(revision, value))
  const ofValue = (value: ValueRow) => citations.get(placeOf(value.revision, value)) ?? []
  const before = new Set(values.filter(({ revision }) => revision === base).map((value) => said(value, ofValue(value))))
  const proposed = values.filter(({ revision }) => revision === number)

  const reader = readerOf(context)
  const all = proposed.flatMap(ofValue)
  const proved = await proveCitations(db, reader, all)
  const held = await readableHoldings(db, reader, [...new Set(all.map(({ document }) => document))])
  for (const value of proposed) {
    const { field, place, kind } = value
    const given = ofValue(value)
    const isProved = (citation: CitationRow) => proved.has(citationKey(citation))
    const isHere = ({ document }: CitationRow) => (held.get(document) ?? []).length > 0
    if (given.some((citation) => isHere(citation) && !isProved(citation))) throw citationUnproved({ field, place })
    const isReadable =
      kindNamed(kind)?.fields[field]?.from === 'ours' ||
      given.some(isProved) ||
      before.has(said(value, given)) ||
      channel === 'start'
    if (!isReadable) throw citationUnproved({ field, place })
  }
}

function placeOf(revision: number, { field, place }: Pick<ValueRow, 'field' | 'place'>): string {
  return `${revision} ${field} ${place}`
}

/** What a value says and by which words, wherever it stands among the values of its field. */
function said(value: ValueRow, citations: readonly CitationRow[]): string {
  const { field, texts, date, number, target, region, term, address } = value
  return JSON.stringify([field, texts, date, number, target, region, term, address, citations.map(citationKey).sort()])
}
