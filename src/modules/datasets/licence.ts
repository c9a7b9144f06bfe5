/** Under which terms a data set may be used. */

/**
 * The SPDX identifiers that a data set may name (SPDX License List 3.27): those that public data and documents carry.
 * Any other licence is named `LicenseRef-…` and brings its text (SPDX 3.0, annex B.10).
 */
export const spdxLicences = [
  'CC0-1.0',
  'CC-BY-4.0',
  'CC-BY-3.0',
  'CC-BY-2.0',
  'CC-BY-SA-4.0',
  'CC-BY-SA-3.0',
  'CC-BY-ND-4.0',
  'CC-BY-NC-4.0',
  'CC-BY-NC-SA-4.0',
  'CC-BY-NC-ND-4.0',
  'CC-PDDC',
  'ODbL-1.0',
  'ODC-By-1.0',
  'PDDL-1.0',
  'CDLA-Permissive-1.0',
  'CDLA-Permissive-2.0',
  'CDLA-Sharing-1.0',
  'etalab-2.0',
  'OGL-UK-3.0',
  'DL-DE-BY-2.0',
  'DL-DE-ZERO-2.0',
  'NLOD-2.0',
  'EUPL-1.2',
  'GFDL-1.3-or-later',
  'MIT',
  'Apache-2.0',
  'BSD-3-Clause',
] as const

const ownLicence = /^LicenseRef-[A-Za-z0-9.-]{1,60}$/

export type LicenceFault = 'unknown' | 'text-missing' | 'text-superfluous'

/** What is wrong with a licence and the text given with it; `undefined` when nothing is. */
export function licenceFault(licence: string, text: string | null): LicenceFault | undefined {
  if (ownLicence.test(licence)) return text === null ? 'text-missing' : undefined
  if (!(spdxLicences as readonly string[]).includes(licence)) return 'unknown'
  return text === null ? undefined : 'text-superfluous'
}
