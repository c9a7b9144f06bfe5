import type { Kysely } from 'kysely'
import type { PermitDocument } from '../../../libs/permit/index.ts'
import { viewOf } from '../../kernel/database.ts'
import { Purpose } from '../../kernel/purpose.ts'
import { type ConsentUse, consentsStand, type IdentityTables } from '../identity/index.ts'
import type { PermitTables } from './tables.ts'

type Said = Pick<PermitDocument, 'purpose' | 'dataSets' | 'organisations' | 'consents'>

/** Whether every consent that a permit stands on is given at this moment, for what the permit is for. */
export async function isConsented(db: Kysely<PermitTables>, said: Said, now: Date): Promise<boolean> {
  return consentsStand(viewOf<IdentityTables>(db), said.consents, useOf(said), now)
}

/** The use that the consents of a permit have to cover. */
export function useOf({ purpose, dataSets, organisations }: Omit<Said, 'consents'>): ConsentUse {
  return { purpose: Purpose.parse(purpose), dataSets: dataSets.map(({ dataSet }) => dataSet), organisations }
}
