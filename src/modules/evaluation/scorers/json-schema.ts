import { z } from 'zod'
import { jsonIn } from './json-in.ts'
import { scorer } from './scorer.ts'

const maxSchemaLength = 20_000

const Settings = z.strictObject({ schema: z.record(z.string(), z.unknown()) }).transform(({ schema }, { issues }) => {
  const refused = (message: string): never => {
    issues.push({ code: 'custom', message, input: schema, path: ['schema'] })
    return z.NEVER
  }
  if (JSON.stringify(schema).length > maxSchemaLength) return refused(`longer than ${maxSchemaLength} characters`)
  const unsafe = namedIn(schema, ['pattern', 'patternProperties', '$ref', '$dynamicRef'])
  if (unsafe !== undefined) return refused(`${unsafe} is not read`)
  try {
    return z.fromJSONSchema(schema)
  } catch (error) {
    return refused(error instanceof Error ? error.message : 'not a JSON Schema')
  }
})

/** Patterns could keep the worker busy, and references could make a schema of any size; a property may be named like them. */
function namedIn(schema: unknown, names: readonly string[], isNames = false): string | undefined {
  if (typeof schema !== 'object' || schema === null) return undefined
  for (const [key, value] of Object.entries(schema)) {
    if (!isNames && !Array.isArray(schema) && names.includes(key)) return key
    if (!isNames && (key === 'const' || key === 'enum' || key === 'default' || key === 'examples')) continue
    const found = namedIn(value, names, !isNames && (key === 'properties' || key === '$defs'))
    if (found !== undefined) return found
  }
  return undefined
}

/** The text holds JSON, and JSON that the schema (draft 2020-12, without references and patterns) accepts. */
export const jsonSchema = scorer({
  name: 'json-schema',
  settings: Settings,
  metrics: () => ({ 'json-valid': { kind: 'share' }, 'json-schema': { kind: 'share' } }),
  score({ output }, schema) {
    const json = jsonIn(output.text)
    const accepted = json !== undefined && schema.safeParse(json.value).success
    return { 'json-valid': json === undefined ? 0 : 1, 'json-schema': accepted ? 1 : 0 }
  },
})
