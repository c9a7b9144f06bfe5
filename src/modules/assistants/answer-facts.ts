import { createHash } from 'node:crypto'
import { z } from 'zod'
import { viewOf } from '../../kernel/database.ts'
import { Digest } from '../../kernel/identifier.ts'
import { type Label, personalKinds } from '../../kernel/label.ts'
import type { ResourceFacts } from '../../kernel/ports/decider.ts'
import { isOfficer } from '../../kernel/principal.ts'
import { type DatasetTables, versionFacts } from '../datasets/index.ts'
import { coversByRole, join, openReadership, readershipOf, rulesAllow, treatmentOf } from '../policy/index.ts'
import type { AssistantsQuestion } from './context.ts'
import { identifiesNobody } from './identifies-nobody.ts'
import { findAnswer, type StoredAnswer } from './store.ts'

type Asked = { readonly id: string }
type Part = { readonly dataSet: string; readonly version: Digest; readonly facts: ResourceFacts }

/** As much of a permit's signed text as says what data it opened. */
const OpenedData = z.object({ dataSets: z.array(z.object({ dataSet: z.string(), version: Digest })) })

/**
 * What the rules need to know of an answer: it carries the label of what it quotes, as that label is now, and of what the
 * permit opened under which it was given, since what is not found there tells of it too. The log is public and the answer's
 * id opens it, so the log gets a name that does not lead to it.
 *
 * An answer that quotes a document in which somebody is identified gets facts that nobody is cleared for when the reader reads
 * it only by a permit that lets nobody be identified: quotes cannot be covered, their receipt proves them to the letter.
 */
export async function answerFacts(context: AssistantsQuestion, { id }: Asked): Promise<ResourceFacts | undefined> {
  const answer = await findAnswer(context.db, id)
  if (!answer) return undefined
  const quoted = await partsOf(context, answer.result.versions)
  const parts = [...quoted, ...(await partsOf(context, await openedBy(context, answer)))]
  if (await identifiesWhomItMayNot(context, answer, quoted)) return concealed(id)
  return joined(context, id, parts)
}

/**
 * The same for the receipt. One of an answer that was given under a permit holds the permit's text: it is read by those who act
 * under that permit, and by the officers of what it opened.
 */
export async function receiptFacts(context: AssistantsQuestion, asked: Asked): Promise<ResourceFacts | undefined> {
  const { principal, permit } = context
  const answer = await findAnswer(context.db, asked.id)
  if (answer && answer.permit !== null) {
    const opened = await partsOf(context, await openedBy(context, answer))
    const isHolder = permit?.id === answer.permit && permit.held
    const answersForIt = opened.some(({ facts }) => facts.owner !== undefined && isOfficer(principal, facts.owner))
    if (!isHolder && !answersForIt) return concealed(asked.id)
  }
  return answerFacts(context, asked)
}

function joined(context: AssistantsQuestion, id: string, parts: readonly Part[]): ResourceFacts {
  const closed = parts.filter(({ facts }) => !coversByRole(openReadership, facts))
  // What is open to everybody does not make an answer less one organisation's own, nor less what a permit opens.
  const telling = closed.length > 0 ? closed : parts
  const owners = new Set(telling.map(({ facts }) => facts.owner))
  const [owner] = owners
  return {
    kind: 'answer',
    id: nameOf(id),
    label: join(...parts.flatMap(({ facts }) => facts.label ?? [])),
    data: telling.map(({ dataSet, version }) => ({ dataSet, version })),
    // What was made of the data of several organisations is nobody's alone.
    ...(owners.size === 1 && owner !== undefined && { owner }),
    ...protectionOf(context, closed),
  }
}

/**
 * What the law asks of an answer made of several data sets, it asks of each: the one that the rules keep back now speaks for
 * all, and the one that says most of people when they keep back none.
 */
function protectionOf(
  context: AssistantsQuestion,
  parts: readonly Part[],
): Pick<ResourceFacts, 'cndp' | 'purposes' | 'identifiers'> {
  const mayRead = rulesAllow(context, { id: 'assistants.read-answer', permission: 'assistants:read' })
  const keptBack = parts.find(({ facts }) => !mayRead({ ...facts, kind: 'answer' }))
  const byPeople = [...parts].sort((one, other) => peopleIn(other) - peopleIn(one))
  const { cndp, purposes, identifiers } = (keptBack ?? byPeople[0])?.facts ?? {}
  return { ...(cndp && { cndp }), ...(purposes && { purposes }), ...(identifiers && { identifiers }) }
}

function peopleIn({ facts }: Part): number {
  return personalKinds.indexOf(facts.label?.personal ?? 'none')
}

async function identifiesWhomItMayNot(
  context: AssistantsQuestion,
  { result }: StoredAnswer,
  quoted: readonly Part[],
): Promise<boolean> {
  const readership = readershipOf(context)
  if (!readership.permitted) return false
  const isClear = identifiesNobody(context.db, context.personalData)
  for (const { dataSet, extraction } of [...result.answer.quotes, ...result.answer.nearby]) {
    const facts = quoted.find((part) => part.dataSet === dataSet)?.facts
    const isPlain = facts !== undefined && treatmentOf(readership, facts) === 'plain'
    if (!isPlain && !(await isClear(Digest.parse(extraction)))) return true
  }
  return false
}

async function openedBy(
  { db, permitDocument }: AssistantsQuestion,
  { permit }: StoredAnswer,
): Promise<readonly { readonly dataSet: string; readonly version: Digest }[]> {
  const signed = permit === null ? undefined : await permitDocument(db, permit)
  return signed ? OpenedData.parse(JSON.parse(signed.document)).dataSets : []
}

async function partsOf(
  { db }: AssistantsQuestion,
  versions: readonly { readonly dataSet: string; readonly version: string }[],
): Promise<Part[]> {
  return Promise.all(
    versions.map(async ({ dataSet, version: named }) => {
      const version = Digest.parse(named)
      const facts = await versionFacts({ db: viewOf<DatasetTables>(db) }, { id: dataSet, digest: version })
      return { dataSet, version, facts }
    }),
  )
}

function concealed(id: string): ResourceFacts {
  return { kind: 'answer', id: nameOf(id), label: nobodysLabel }
}

const nobodysLabel: Label = { secrecy: 'very-sensitive', personal: 'sensitive', sectors: [], residency: [] }

function nameOf(id: string): string {
  return createHash('sha256').update(id, 'utf8').digest('hex').slice(0, 16)
}
