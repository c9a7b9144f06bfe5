import type { Quote } from '../../../libs/receipt/index.ts'
import { type Database, viewOf } from '../../kernel/database.ts'
import { Digest, newSecretId } from '../../kernel/identifier.ts'
import type { Language } from '../../kernel/language.ts'
import type { PermitFacts } from '../../kernel/ports/permits.ts'
import { permitEnded } from '../../kernel/problems.ts'
import { findPages, type KnowledgeTables, standsVerbatim } from '../knowledge/index.ts'
import { answerIdPrefix } from './answer-id.ts'
import { answerResult } from './answer-result.ts'
import { isInForce, limitedToVersions, readerOfAssistant } from './assistant-reader.ts'
import { findAssistant, findVersion, type StoredAssistant } from './assistant-store.ts'
import type { AssistantsQuestion } from './context.ts'
import { findAnswer } from './find-answer.ts'
import { versionDrifted, versionNotFound } from './problems.ts'
import type { AssistantTables } from './tables.ts'
import { currentVersionOf } from './version-now.ts'

/** What `answerAs` stands on: a call of any module that has these ports. */
export type AnsweringPorts = { readonly db: Database } & Pick<
  AssistantsQuestion,
  | 'searchIndexes'
  | 'meaning'
  | 'personalData'
  | 'decider'
  | 'permits'
  | 'permitDocument'
  | 'principal'
  | 'site'
  | 'channel'
  | 'now'
  | 'signal'
>

/** `verbatim`: it was read again, and stands in the stored page that it names to the letter. */
export type CheckedQuote = { readonly quote: Quote; readonly verbatim: boolean }

export type VersionAnswer = {
  readonly abstained: boolean
  readonly reason: string | null
  readonly quotes: readonly CheckedQuote[]
  /** What stands close by when there is no answer: never one. */
  readonly nearby: readonly CheckedQuote[]
  readonly differ: boolean
  /** JSON of all that the platform would keep of the answer: what was asked, masked, and what was answered. */
  readonly kept: string
}

/**
 * What `assistants.ask` would find for a version of an assistant, without an answer being kept. It reads as its project does
 * under the permit that it names, or as anybody where it names none. The question is masked first, as it always is.
 *
 * @throws Problem for a version that is not there, or that is not what its assistant is now; when its permit has ended; when an
 * index is not there.
 */
export async function answerAs(
  ports: AnsweringPorts,
  asked: { readonly version: string; readonly question: string; readonly language: Language },
): Promise<VersionAnswer> {
  const { db, personalData, now } = ports
  const { version: named, language } = asked
  const version = await findVersion(viewOf<AssistantTables>(db), named)
  const assistant = version && (await findAssistant(viewOf<AssistantTables>(db), version.assistant))
  if (!assistant) throw versionNotFound({ version: named })
  if ((await currentVersionOf(ports, assistant)) !== named) throw versionDrifted({ version: named })

  const permit = await permitOf(ports, assistant)
  const pinned = version.document.dataSets
  const question = personalData.mask(asked.question).text
  const masked = personalData.maskedIn(question)
  const { found, askedRecords } = await findAnswer(
    permit ? { ...ports, signal: AbortSignal.any([ports.signal, ports.permits.watch(permit.id)]) } : ports,
    { documents: limitedToVersions(readerOfAssistant(ports, assistant.id, permit), pinned), records: null },
    { text: question, masked: masked.length > 0, in: pinned.map(({ dataSet }) => dataSet), language },
    () => {},
  )
  const receipt = newSecretId(answerIdPrefix)
  const result = answerResult({
    receipt,
    now,
    language,
    question,
    masked,
    found,
    askedRecords,
    system: null,
    // Nobody decided on anything here: no pack is named.
    packs: [],
  })
  return {
    abstained: found.abstained,
    reason: found.reason,
    quotes: await checked(db, found.answer.quotes),
    nearby: await checked(db, found.answer.nearby),
    differ: found.answer.differ,
    kept: JSON.stringify({ input: { question, language }, result }),
  }
}

async function permitOf(
  { db, now, permits, principal }: AnsweringPorts,
  { permit: id }: StoredAssistant,
): Promise<PermitFacts | null> {
  if (id === null) return null
  const permit = await permits.find(db, id, { principal, now })
  if (!permit || !isInForce(permit, now)) throw permitEnded({})
  return permit
}

async function checked(db: Database, quotes: readonly Quote[]): Promise<CheckedQuote[]> {
  const wanted = quotes.map(({ extraction, page }) => ({ extraction: Digest.parse(extraction), page }))
  const pages = await findPages(viewOf<KnowledgeTables>(db), wanted)
  return quotes.map((quote) => {
    const page = pages.find(({ extraction, number }) => extraction === quote.extraction && number === quote.page)
    return { quote, verbatim: page !== undefined && standsVerbatim(quote, page) }
  })
}
