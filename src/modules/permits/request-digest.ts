import { canonicalJson } from '../../../libs/canonical-json/index.ts'
import { type Digest, digestOfText } from '../../kernel/identifier.ts'
import type { RequestContent } from './request.ts'
import type { AskedData } from './request-store.ts'

/** What names a request by all that it asked for: a permit says by it what was granted. */
export function requestDigest(
  request: { readonly id: string; readonly project: string; readonly askedAt: Date },
  content: RequestContent,
  data: readonly AskedData[],
): Digest {
  const { id, project, askedAt } = request
  return digestOfText(
    canonicalJson({
      v: 1,
      kind: 'permit-request',
      id,
      project,
      askedAt: askedAt.toISOString(),
      ...content,
      dataSets: data.map(({ dataSet, version, owner, label }) => ({ dataSet, version, owner, label })),
    }),
  )
}
