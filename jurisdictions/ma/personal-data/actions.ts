import type { PersonalDataActions } from '../../../src/kernel/ports/personal-data.ts'

/**
 * What is done with each type in a file that leaves, as long as nobody says otherwise. It keeps the links between rows, by
 * tokens, but no identifier; what Law 09-08 (art. 12) puts under authorisation, what belongs to minors, and secrets do not
 * leave at all.
 */
export const actionsOnExport: PersonalDataActions = {
  'ma.mrz': 'block',
  'ma.cin': 'block',
  'ma.massar': 'block',
  'ma.passport': 'block',
  'ma.idcs': 'block',
  'url-userinfo': 'block',
  card: 'block',
  'ma.rib': 'tokenise',
  'ma.iban': 'tokenise',
  'ma.cnss': 'tokenise',
  'ma.phone': 'tokenise',
  email: 'tokenise',
  'ma.plate': 'tokenise',
  'ma.plate-old': 'tokenise',
  birthdate: 'mask',
  name: 'tokenise',
  address: 'mask',
  gps: 'warn',
  ipv4: 'tokenise',
  ipv6: 'tokenise',
  // Of enterprises; of a sole trader they are personal data, which the number does not tell.
  'ma.ice': 'warn',
  'ma.if': 'warn',
  'ma.rc': 'warn',
  'ma.cnss-employer': 'warn',
}
