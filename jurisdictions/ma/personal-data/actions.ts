import type {
  PersonalDataAction,
  PersonalDataActions,
  PersonalDataPlace,
} from '../../../src/kernel/ports/personal-data.ts'

/**
 * What is done with each type at each place, as long as nobody says otherwise. An upload is only looked at: its label is
 * proposed, a person decides. What a person asks is masked as `mask` does. What goes to a model or comes back is covered.
 * What leaves in a file keeps the links between rows, by tokens, but no identifier; what Law 09-08 (art. 12) puts under
 * authorisation, what belongs to minors, and secrets do not leave at all.
 */
const byType: Readonly<Record<string, Readonly<Record<PersonalDataPlace, PersonalDataAction>>>> = {
  'ma.mrz': { upload: 'warn', question: 'mask', prompt: 'mask', answer: 'mask', export: 'block' },
  'ma.cin': { upload: 'warn', question: 'mask', prompt: 'mask', answer: 'mask', export: 'block' },
  'ma.massar': { upload: 'warn', question: 'mask', prompt: 'mask', answer: 'mask', export: 'block' },
  'ma.passport': { upload: 'warn', question: 'mask', prompt: 'mask', answer: 'mask', export: 'block' },
  'ma.idcs': { upload: 'warn', question: 'mask', prompt: 'mask', answer: 'mask', export: 'block' },
  'url-userinfo': { upload: 'warn', question: 'mask', prompt: 'block', answer: 'mask', export: 'block' },
  card: { upload: 'warn', question: 'mask', prompt: 'block', answer: 'mask', export: 'block' },
  'ma.rib': { upload: 'warn', question: 'mask', prompt: 'mask', answer: 'mask', export: 'tokenise' },
  'ma.iban': { upload: 'warn', question: 'mask', prompt: 'mask', answer: 'mask', export: 'tokenise' },
  'ma.cnss': { upload: 'warn', question: 'mask', prompt: 'mask', answer: 'mask', export: 'tokenise' },
  'ma.phone': { upload: 'warn', question: 'mask', prompt: 'mask', answer: 'mask', export: 'tokenise' },
  email: { upload: 'warn', question: 'mask', prompt: 'mask', answer: 'mask', export: 'tokenise' },
  'ma.plate': { upload: 'warn', question: 'mask', prompt: 'mask', answer: 'mask', export: 'tokenise' },
  'ma.plate-old': { upload: 'warn', question: 'mask', prompt: 'mask', answer: 'mask', export: 'tokenise' },
  birthdate: { upload: 'warn', question: 'mask', prompt: 'mask', answer: 'mask', export: 'mask' },
  name: { upload: 'warn', question: 'mask', prompt: 'mask', answer: 'warn', export: 'tokenise' },
  address: { upload: 'warn', question: 'mask', prompt: 'mask', answer: 'warn', export: 'mask' },
  gps: { upload: 'warn', question: 'warn', prompt: 'warn', answer: 'warn', export: 'warn' },
  ipv4: { upload: 'warn', question: 'mask', prompt: 'mask', answer: 'mask', export: 'tokenise' },
  ipv6: { upload: 'warn', question: 'mask', prompt: 'mask', answer: 'mask', export: 'tokenise' },
  // Of enterprises; of a sole trader they are personal data, which the number does not tell.
  'ma.ice': { upload: 'warn', question: 'mask', prompt: 'warn', answer: 'warn', export: 'warn' },
  'ma.if': { upload: 'warn', question: 'mask', prompt: 'warn', answer: 'warn', export: 'warn' },
  'ma.rc': { upload: 'warn', question: 'mask', prompt: 'warn', answer: 'warn', export: 'warn' },
  'ma.cnss-employer': { upload: 'warn', question: 'mask', prompt: 'warn', answer: 'warn', export: 'warn' },
}

export function actionsAt(place: PersonalDataPlace): PersonalDataActions {
  return Object.fromEntries(Object.entries(byType).map(([type, at]) => [type, at[place]]))
}
