import { z } from 'zod'
import { PERMIT_FORMAT, PermitFile } from '../../../../libs/permit/index.ts'
import { operation } from '../../../kernel/operation.ts'
import type { PermitsContext } from '../context.ts'
import { concealedPermit, documentFacts, findWholePermit } from '../facts.ts'
import { permitNotFound } from '../problems.ts'
import { PermitId } from '../request.ts'

export const readPermitDocument = operation({
  id: 'permits.read-document',
  http: 'GET /permits/{id}/document',
  summary: 'Read a permit as the signed file that `jazari verify` checks without the platform',
  permission: 'permits:read',
  effect: 'read',
  cli: { positional: ['id'] },
  input: z.strictObject({ id: PermitId }),
  output: z.strictObject(PermitFile.shape),
  problems: [permitNotFound],

  facts: documentFacts,
  concealed: concealedPermit,

  async run(context: PermitsContext, { id }) {
    const found = await findWholePermit(context, id)
    if (!found) throw permitNotFound({ id })
    const { document, signature, digest, log_index: granted, revocation_index: revoked } = found.row
    return {
      format: PERMIT_FORMAT,
      document,
      signature,
      verifierKey: context.permitSigner.verifierKey,
      digest,
      log: { granted: Number(granted), revoked: revoked === null ? null : Number(revoked) },
    } as const
  },
})
