/** What the checks of signed files have in common: reading hostile bytes, telling what was found, keys that are trusted. */
export { failed, passed } from './finding.ts'
export { formatIn, readJsonFile } from './read-json-file.ts'
export { trustedKeys } from './trusted-keys.ts'
