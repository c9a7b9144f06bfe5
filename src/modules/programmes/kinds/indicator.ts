import type { RecordKind } from '../kind.ts'
import { tags } from './tags.ts'

/**
 * A figure: *derived* by a named query over what happened here (`derivation`), or *declared* by a source (`declared`),
 * and then marked so. Never typed in without one of the two.
 */
export const indicator: RecordKind = {
  kind: 'indicator',
  title: 'name',
  schemaType: 'Observation',
  fields: {
    name: { type: 'text', from: 'ours', required: true },
    /** The named query; which ones there are, the installation says. */
    derivation: { type: 'term', from: 'ours' },
    /** The figure as a source states it, with the words it states it in. */
    declared: { type: 'number', from: 'sources' },
    statement: { type: 'text', from: 'sources' },
    declaredFor: { type: 'date', from: 'sources' },
    unit: { type: 'text', from: 'ours', required: true },
    baseline: { type: 'number', from: 'sources' },
    target: { type: 'number', from: 'sources' },
    targetOn: { type: 'date', from: 'sources' },
    frequency: { type: 'term', from: 'ours', terms: ['continuous', 'monthly', 'quarterly', 'yearly', 'once'] },
    ...tags,
  },
}
