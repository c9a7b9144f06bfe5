import { z } from 'zod'
import { idSchema, secretIdSchema } from '../../kernel/identifier.ts'
import { Multilingual } from '../../kernel/language.ts'
import { Slug, SystemId } from './system.ts'

export const IncidentId = idSchema('inc')
/** What whoever reported an incident follows it by. */
export const IncidentSecret = secretIdSchema('inr')

/**
 * What an AI system led to, in the dimensions of the OECD's definitions of an AI incident (2024): injury to people's health,
 * disruption of critical infrastructure, violation of rights, damage to property, communities or the environment; or a
 * hazard, which could lead to one of them.
 */
export const harms = ['health', 'infrastructure', 'rights', 'property-community-environment', 'hazard'] as const
export const severities = ['minor', 'serious', 'critical'] as const

export const incidentStates = ['reported', 'confirmed', 'closed', 'dismissed'] as const
export type IncidentState = (typeof incidentStates)[number]

/** Where an incident goes from each state: nothing else happens to it. */
const steps: Readonly<Record<IncidentState, readonly IncidentState[]>> = {
  reported: ['confirmed', 'dismissed'],
  confirmed: ['closed'],
  closed: [],
  dismissed: [],
}

export function mayBecome(from: IncidentState, to: IncidentState): boolean {
  return steps[from].includes(to)
}

/** The system that a report is about, as everybody may know it. */
export const ReportedSystem = z.strictObject({ id: SystemId, slug: Slug, names: Multilingual })

const incidentFields = {
  system: ReportedSystem,
  harm: z.enum(harms),
  severity: z.enum(severities),
  state: z.enum(incidentStates),
  /** The system answers nobody as long as it is so. */
  blocks: z.boolean(),
  /** What the organisation found and did, for everybody. */
  outcome: Multilingual.nullable(),
  reportedAt: z.iso.datetime(),
  settledAt: z.iso.datetime().nullable(),
}

/** An incident as its reporter reads it. */
export const OwnIncident = z.strictObject({
  ...incidentFields,
  /** As stored, without what identifies a person; null once it is forgotten. */
  what: z.string().nullable(),
})
export type OwnIncident = z.infer<typeof OwnIncident>

/** An incident as lists show it. */
export const Incident = z.strictObject({
  id: IncidentId,
  ...incidentFields,
  /** For those who settle it alone; null for everybody else, and once it is forgotten. */
  what: z.string().nullable(),
  /** The caller may settle it, as far as offices tell. */
  maySettle: z.boolean(),
})
export type Incident = z.infer<typeof Incident>
