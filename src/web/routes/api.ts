import { z } from 'zod'
import { operationRoute } from '../../http/route-path.ts'
import type { AnyOperation } from '../../kernel/operation.ts'
import { addresses } from '../addresses.ts'
import { apiPage, type DescribedOperation } from '../api/api-page.tsx'
import type { PageRoutes } from './visit.ts'

/** The reference of the programming interface, from the statements that it is made of. */
export function serveApiReference(pages: PageRoutes): void {
  const operations = pages.site.operations.filter(({ effect }) => effect !== 'queued').map(describe)
  pages.get(addresses.api, async ({ frame }) => ({
    html: apiPage(frame, { operations, openApiHref: '/openapi.json' }),
  }))
}

function describe({ id, http, summary, permission, input, problems }: AnyOperation): DescribedOperation {
  const { method, path } = operationRoute(http)
  const schema = z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }) as Schema
  return {
    id,
    method,
    path: `/api${path}`,
    summary,
    permission,
    input: Object.entries(schema.properties ?? {}).map(([name, field]) => ({
      name,
      type: typeOf(field),
      required: schema.required?.includes(name) ?? false,
    })),
    problems: problems.map(({ code, status }) => ({ code, status })),
  }
}

/** As much of JSON Schema as says in a few words what to send. */
type Schema = {
  readonly type?: string | readonly string[]
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly items?: Schema
  readonly anyOf?: readonly Schema[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
}

function typeOf(schema: Schema): string {
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ')
  if (schema.anyOf) return [...new Set(schema.anyOf.map(typeOf))].join(' | ')
  if (schema.type === 'array') return `${typeOf(schema.items ?? {})}[]`
  if (schema.properties) return `{ ${Object.keys(schema.properties).join(', ')} }`
  return [schema.type ?? 'any'].flat().join(' | ')
}
