import { z } from 'zod'
import { newId } from '../../../kernel/identifier.ts'
import { operation } from '../../../kernel/operation.ts'
import { holderOf } from '../../../kernel/principal.ts'
import { actingFor } from '../acting.ts'
import type { EvaluationContext } from '../context.ts'
import { baseAddress, Endpoint, EndpointName, endpointDigest, ModelName, maxParallel } from '../endpoint.ts'
import { insertEndpoint, sealKey, showEndpoint } from '../endpoint-store.ts'
import { requireOrganisation } from '../new-task.ts'
import { addressRefused, organisationNeeded, organisationNotFound } from '../problems.ts'
import { EndpointSettings } from '../solvers/endpoint-solver.ts'
import { OrganisationId } from '../task.ts'

export const addEndpoint = operation({
  id: 'evaluation.add-endpoint',
  http: 'POST /evaluation/endpoints',
  summary: 'Connect a model behind an address that speaks the OpenAI API, to put it to tests; its key is kept sealed',
  permission: 'evaluation:administer',
  effect: 'write',
  // A shell would keep the key.
  cli: false,
  input: z.strictObject({
    name: EndpointName,
    /** The base address, `https://models.example/v1`. */
    url: z.string().min(1).max(500),
    model: ModelName,
    settings: EndpointSettings.default(EndpointSettings.parse({})),
    key: z
      .string()
      .regex(/^[\x21-\x7e]{1,2000}$/)
      .optional(),
    /** How many items it is asked at once. */
    parallel: z.coerce.number().int().min(1).max(maxParallel).default(4),
    organisation: OrganisationId.optional(),
  }),
  output: Endpoint,
  problems: [addressRefused, organisationNeeded, organisationNotFound],

  facts({ principal }: EvaluationContext, { organisation }) {
    const owner = actingFor(principal, organisation)
    return { kind: 'evaluation-endpoint', id: 'new', ...(owner !== undefined && { owner }) }
  },

  async run(context: EvaluationContext, { name, url: given, model, settings, key, parallel, organisation }) {
    const { db, itemKey, now, principal } = context
    const address = baseAddress(given)
    if ('fault' in address) throw addressRefused(address)
    const owner = await requireOrganisation(context, organisation)
    const id = newId('end')
    const { url } = address
    const stored = await insertEndpoint(db, {
      id,
      name,
      url,
      model,
      settings,
      key: key === undefined ? null : sealKey(itemKey, id, key),
      parallel,
      digest: endpointDigest({ url, model, settings }),
      owner_id: owner,
      created_at: now,
      created_by: holderOf(principal) ?? 'anonymous',
    })
    return showEndpoint(stored)
  },
})
