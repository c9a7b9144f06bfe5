/** One text for one value: canonical JSON (RFC 8785) and a parser that refuses ambiguous JSON. */
export { canonicalJson } from './canonical-json.ts'
export { parseJsonStrict } from './parse-json-strict.ts'
