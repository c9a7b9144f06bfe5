import type { ResourceFacts } from '../../kernel/ports/decider.ts'

/** What belongs to one person: who acted on it, on which day, is nobody else's matter. */
const kindsOfPeople = new Set([
  'person',
  'account',
  'session',
  'credential',
  'key',
  'consent',
  'invitation',
  'pseudonym',
])

/**
 * Whether the public log may say which thing a decision was about: what everybody may read, and what is no data (the rules,
 * the log, the catalogue as a whole). Not what is unpublished, nor what belongs to people: the log has pseudonyms, and a
 * name that they alone act on would undo them.
 */
export function isNamedOpenly({ kind, label, published, own }: ResourceFacts): boolean {
  if (published === false || own !== undefined || kindsOfPeople.has(kind)) return false
  return label === undefined || (label.secrecy === 'public' && label.personal === 'none')
}
