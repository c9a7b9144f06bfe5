import type { Citation } from '../../../src/kernel/citation.ts'

/*
 * Where questions come from. `verified` is what was read of Law 09-08 in the CNDP's own pages. Of the other texts the
 * matter is known and the article was not compared with the official bulletin, so none is named.
 */

/** A question of this platform: it asks what no text found asks for. */
export const ofPlatform: Citation = { law: null, article: null, status: 'platform' }

/** Personal data, and sensitive data: health and genetic data, origin, opinions, convictions, unions. */
export const personalData: Citation = { law: '09-08', article: '1', status: 'verified' }
/** Prior authorisation: sensitive data, card numbers, another purpose, interconnection. */
export const priorAuthorisation: Citation = { law: '09-08', article: '12', status: 'verified' }
/** Transfer only to a State with sufficient protection; article 44 has the derogations. */
export const transferAbroad: Citation = { law: '09-08', article: '43', status: 'verified' }
/** No decision with legal effect on the sole basis of automated processing. The number was not compared with the bulletin. */
export const automatedDecision: Citation = { law: '09-08', article: '11', status: 'unverified' }
/** Access, rectification and opposition, and that no more is processed than is needed. */
export const rightsOfPersons: Citation = { law: '09-08', article: null, status: 'unverified' }

/** Classes of data and systems, by an analysis of the impact of incidents. */
export const classification: Citation = { law: '2-21-406', article: null, status: 'unverified' }
/** Levels of cloud providers for sensitive systems and data. */
export const cloudHosting: Citation = { law: '2-24-921', article: null, status: 'unverified' }
/** Access to information. */
export const accessToInformation: Citation = { law: '31-13', article: null, status: 'unverified' }
/** Simplified procedures: delays, silence that accepts, no document asked that an administration has. */
export const simplification: Citation = { law: '55-19', article: null, status: 'unverified' }
/** Official languages of the State: known, and in no text that was read for this. */
export const officialLanguages: Citation = { law: '26-16', article: null, status: 'unverified' }
/** Rights of people with disabilities: known, and in no text that was read for this. */
export const disability: Citation = { law: '97-13', article: null, status: 'unverified' }
