import { type Database, viewOf } from '../../kernel/database.ts'
import type { ResourceFacts } from '../../kernel/ports/decider.ts'
import type { SystemStage } from '../../kernel/ports/systems.ts'
import type { Principal } from '../../kernel/principal.ts'
import type { Reader } from '../knowledge/index.ts'
import { rulesAllow } from '../policy/index.ts'
import { asking, limitedToVersions } from './assistant-reader.ts'
import { findAssistant, findVersion, type StoredVersion } from './assistant-store.ts'
import type { AssistantsContext, AssistantsQuestion } from './context.ts'
import { systemDrifted, systemNotAnswering, systemNotFound } from './problems.ts'
import { currentVersionOf } from './version-now.ts'

type Named = { readonly system: string; readonly stage?: SystemStage | undefined }

/** A registered system whose alias resolves, with the version of its assistant that answers. */
export type AskedSystem = {
  readonly id: string
  readonly slug: string
  readonly stage: SystemStage
  readonly version: StoredVersion
  /** Canonical JSON of the standing that lets it answer. */
  readonly evidence: string
}

/** Citizens reach production; whoever means another stage says so. */
const usualStage: SystemStage = 'production'

/** What the rules need to know of a system that is asked: what is missing for its alias to resolve. */
export async function systemFacts(
  { db, systems, now }: AssistantsQuestion,
  { system, stage = usualStage }: Named,
): Promise<ResourceFacts | undefined> {
  const found = await systems.find(viewOf(db), system, stage, now)
  if (!found) return undefined
  const { missing, owner } = found
  // What is not in the register yet, or not any more, is nobody's to know of but those inside.
  return {
    kind: 'system',
    id: found.system,
    owner,
    published: !missing.includes('entry-live'),
    standing: { stage, missing },
  }
}

/**
 * The system that is asked, as it resolves at this moment. The rules have refused what was missing when the call was
 * decided; what has changed since is refused here, and so is a version that is not what its assistant is now.
 *
 * @throws Problem for one that does not answer.
 */
export async function resolveSystem(
  context: AssistantsContext,
  { system, stage = usualStage }: Named,
): Promise<AskedSystem> {
  const { db, systems, now } = context
  const found = await systems.find(viewOf(db), system, stage, now)
  if (!found) throw systemNotFound({ system })
  const { slug, missing, version: named, evidence } = found
  if (missing.length > 0 || !named || evidence === null) throw systemNotAnswering({ system: slug })
  const version = await findVersion(db, named.digest)
  const assistant = await findAssistant(db, named.assistant)
  const current = assistant && (await currentVersionOf({ ...context, db: viewOf<Database>(db) }, assistant))
  if (version?.assistant !== named.assistant || current !== version.digest) throw systemDrifted({ system: slug })
  return { id: found.system, slug, stage, version, evidence }
}

/**
 * What somebody finds through a system: of the versions that its own pins, what they may read. A key that is made for a system
 * may ask nothing but that system; what it finds there is what its bearer may read without that bond.
 */
export function throughSystem(context: AssistantsContext, { readership }: Reader, { version }: AskedSystem): Reader {
  const mayUse = rulesAllow({ ...context, principal: unbound(context.principal) }, asking)
  return limitedToVersions({ readership, mayUse }, version.document.dataSets)
}

function unbound(principal: Principal): Principal {
  if (principal.kind !== 'service' || principal.system === undefined) return principal
  const { system: _, ...rest } = principal
  return rest
}
