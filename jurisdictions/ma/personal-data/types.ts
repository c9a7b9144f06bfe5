/** A type of personal data, and how its mask is written. */
export type DataType = {
  readonly type: string
  /** What the mask shows in its place: letters A-Z, at least two characters shorter than the shortest that is masked. */
  readonly mark: string
  /** The confidence from which on it is masked. */
  readonly maskedFrom: number
}

/**
 * In the order in which they are looked for and counted. Names and addresses are masked only where somebody says that they
 * are theirs, or behind the label of a form: questions speak of streets and of public persons.
 */
export const dataTypes: readonly DataType[] = [
  { type: 'ma.mrz', mark: 'MRZ', maskedFrom: 0.4 },
  { type: 'url-userinfo', mark: 'URL', maskedFrom: 0.4 },
  { type: 'email', mark: 'MAIL', maskedFrom: 0.4 },
  { type: 'ipv6', mark: 'IP', maskedFrom: 0.8 },
  { type: 'ipv4', mark: 'IPV', maskedFrom: 0.8 },
  { type: 'gps', mark: 'GPS', maskedFrom: 0.8 },
  { type: 'ma.iban', mark: 'IBAN', maskedFrom: 0.4 },
  { type: 'ma.rib', mark: 'RIB', maskedFrom: 0.4 },
  { type: 'ma.ice', mark: 'ICE', maskedFrom: 0.4 },
  { type: 'card', mark: 'CARD', maskedFrom: 0.4 },
  { type: 'ma.phone', mark: 'TEL', maskedFrom: 0.4 },
  { type: 'ma.massar', mark: 'MASSAR', maskedFrom: 0.4 },
  { type: 'ma.passport', mark: 'PASS', maskedFrom: 0.6 },
  { type: 'ma.cin', mark: 'CIN', maskedFrom: 0.4 },
  { type: 'ma.cnss', mark: 'CNSS', maskedFrom: 0.4 },
  { type: 'ma.idcs', mark: 'IDCS', maskedFrom: 0.4 },
  { type: 'ma.if', mark: 'TAX', maskedFrom: 0.8 },
  { type: 'ma.cnss-employer', mark: 'EMP', maskedFrom: 0.8 },
  { type: 'ma.plate', mark: 'VEH', maskedFrom: 0.4 },
  { type: 'ma.plate-old', mark: 'OLD', maskedFrom: 0.8 },
  { type: 'birthdate', mark: 'BORN', maskedFrom: 0.6 },
  { type: 'ma.rc', mark: 'RC', maskedFrom: 0.8 },
  { type: 'name', mark: 'N', maskedFrom: 0.9 },
  { type: 'address', mark: 'AD', maskedFrom: 0.9 },
]
