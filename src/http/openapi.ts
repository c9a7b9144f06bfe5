import { z } from 'zod'
import type { AnyOperation } from '../kernel/operation.ts'
import { operationRoute } from './route-path.ts'

type JsonSchema = Record<string, unknown>

/** The OpenAPI 3.1 document of every operation that is not queued. */
export function openApiDocument(operations: readonly AnyOperation[], origin: string): object {
  const paths: Record<string, Record<string, object>> = {}
  for (const operation of operations) {
    if (operation.effect === 'queued') continue
    const { method, path } = operationRoute(operation.http)
    paths[`/api${path}`] = { ...paths[`/api${path}`], [method.toLowerCase()]: describe(operation) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Jazari',
      version: '1',
      description: 'Every operation of this installation.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: origin }],
    security: [{}, { key: [] }],
    paths,
    components: {
      securitySchemes: { key: { type: 'http', scheme: 'bearer' } },
      parameters: {
        Permit: {
          name: 'Jazari-Permit',
          in: 'header',
          required: false,
          description: 'The permit that the call acts under. A key that is bound to a permit needs none.',
          schema: { type: 'string' },
        },
      },
      schemas: { Problem: problemSchema },
      responses: {
        Problem: {
          description: 'RFC 9457 problem; `type` is the page that explains it',
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        },
      },
    },
  }
}

const problemSchema: JsonSchema = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail', 'code'],
  properties: {
    type: { type: 'string', format: 'uri' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    code: { type: 'string' },
    errors: {
      type: 'array',
      items: { type: 'object', properties: { field: { type: 'string' }, detail: { type: 'string' } } },
    },
  },
}

function describe(operation: AnyOperation): object {
  const { method, parameters } = operationRoute(operation.http)
  const input = schemaOf(operation.input, 'input')
  const properties = (input.properties ?? {}) as Record<string, JsonSchema>
  const required = new Set((input.required as string[] | undefined) ?? [])
  const inQuery = method === 'GET' || method === 'DELETE' || operation.transfer === 'upload'
  const others = Object.keys(properties).filter((name) => !parameters.includes(name))
  const kinds = [...new Set(operation.problems.map((kind) => kind.status))]
  return {
    operationId: operation.id,
    summary: operation.summary,
    tags: [operation.id.split('.')[0]],
    parameters: [
      { $ref: '#/components/parameters/Permit' },
      ...parameters.map((name) => ({
        name,
        in: 'path',
        required: true,
        schema: properties[name] ?? { type: 'string' },
      })),
      ...(inQuery
        ? others.map((name) => ({ name, in: 'query', required: required.has(name), schema: properties[name] }))
        : []),
    ],
    ...(inQuery || others.length === 0 ? uploadBody(operation) : { requestBody: jsonBody(input, parameters) }),
    responses: {
      '200':
        operation.transfer === 'download'
          ? { description: 'The file', content: { '*/*': { schema: { type: 'string', format: 'binary' } } } }
          : { description: 'Done', content: { 'application/json': { schema: schemaOf(operation.output, 'output') } } },
      ...Object.fromEntries(kinds.map((status) => [String(status), { $ref: '#/components/responses/Problem' }])),
      default: { $ref: '#/components/responses/Problem' },
    },
    'x-permission': operation.permission,
    'x-problems': operation.problems.map((kind) => kind.code),
  }
}

function uploadBody(operation: AnyOperation): object {
  if (operation.transfer !== 'upload') return {}
  const content = { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } }
  return { requestBody: { required: true, content } }
}

/** The fields that are not in the path. */
function jsonBody(input: JsonSchema, parameters: readonly string[]): object {
  const left = (name: string) => !parameters.includes(name)
  const properties = Object.entries((input.properties ?? {}) as object).filter(([name]) => left(name))
  const required = ((input.required as string[] | undefined) ?? []).filter(left)
  const schema = { ...input, properties: Object.fromEntries(properties), required }
  return { required: required.length > 0, content: { 'application/json': { schema } } }
}

function schemaOf(schema: z.core.$ZodType, io: 'input' | 'output'): JsonSchema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as JsonSchema
  return rest
}
