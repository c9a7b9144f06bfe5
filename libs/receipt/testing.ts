import { canonicalJson } from '../canonical-json/index.ts'
import {
  encodeTlogProof,
  Frontier,
  formatVerifierKey,
  inclusionProof,
  leafHash,
  nodeHash,
  type ReadHash,
  signCheckpoint,
  signerFromSeed,
  signNote,
  verifierKeyFromSeed,
} from '../transparency-log/index.ts'
import {
  assembleDecisionReceipt,
  assembleReceipt,
  commitment,
  type Extraction,
  extractionDigest,
  type ReceiptParts,
  type ReceiptResult,
  textDigest,
} from './index.ts'

export const ORIGIN = 'log.example/jazari'
const SEED = new Uint8Array(32).fill(42)

/** The key that signs every receipt made here. */
export const logKey = formatVerifierKey(verifierKeyFromSeed(ORIGIN, SEED))

const OTHER_SEED = new Uint8Array(32).fill(43)

/** A key of the same log name, which signed nothing but what says that it is forged. */
export const otherKey = formatVerifierKey(verifierKeyFromSeed(ORIGIN, OTHER_SEED))

const PERMIT_NAME = `${ORIGIN}/permits`
const PERMIT_SEED = new Uint8Array(32).fill(44)

/** The key that signs every permit made here. */
export const permitKey = formatVerifierKey(verifierKeyFromSeed(PERMIT_NAME, PERMIT_SEED))

const ATTRIBUTION =
  'تصف إحدى المصادر وثيقة Mistral AI بأنها اتفاقية شراكة لدعم تطبيقات توليدية في المغرب. ' +
  'ويصفها مصدر آخر بأنها مذكرة تفاهم لإنشاء مختبر مشترك. 𝒥🧿 نهاية الفقرة.\n'
const NETWORK = 'تعلن الوزارة عن شبكة معاهد. لا يذكر النص تاريخا.\n'
const file = textDigest('a file')
const otherFile = textDigest('another file')
const extraction: Extraction = {
  file,
  recipe: 'text@1',
  pages: [textDigest('the first page'), textDigest(ATTRIBUTION)],
}
const otherExtraction: Extraction = { file: otherFile, recipe: 'text@1', pages: [textDigest(NETWORK)] }
const version = textDigest('a manifest')
const pack = { id: 'ma', version: '1.0.0', digest: textDigest('a rule pack') }

type Quote = ReceiptResult['answer']['quotes'][number]

function quote(text: string, page: string, about: Pick<Quote, 'document' | 'extraction' | 'page' | 'score'>): Quote {
  const points = [...page]
  const start = [...page.slice(0, page.indexOf(text))].length
  const end = start + [...text].length
  if (points.slice(start, end).join('') !== text) throw new Error(`the page does not hold ${text}`)
  return {
    text,
    dataSet: 'jazari/sample',
    version,
    ...about,
    start,
    end,
    provenance: 'restated',
    restates: [
      { source: 'S0', kind: 'intergovernmental', title: 'خبر لمركز كافراد', dateAsStated: '12 يناير، دون السنة' },
    ],
    repaired: null,
  }
}

const inDocument = {
  document: { path: 'mistral.txt', title: 'مختبر Mistral AI & MTNRA', digest: file },
  extraction: extractionDigest(extraction),
  page: 2,
}
const inOther = {
  document: { path: 'network.txt', title: 'شبكة المعاهد', digest: otherFile },
  extraction: extractionDigest(otherExtraction),
  page: 1,
}

const pages = [
  { extraction: extractionDigest(extraction), page: 2, digest: textDigest(ATTRIBUTION) },
  { extraction: extractionDigest(otherExtraction), page: 1, digest: textDigest(NETWORK) },
]

/** An answer with three quotes of two documents, two of which differ. */
export const anAnswer: ReceiptResult = {
  receipt: { id: 'rc_abcdefghijklmnopqrstuvwxyz' },
  operation: 'assistants.ask',
  answeredAt: '2026-11-21T09:30:00.125Z',
  language: 'ar',
  question: 'هل الوثيقة مع ميسترال اتفاقية أم مذكرة تفاهم؟',
  masked: [{ type: 'cin', count: 1 }],
  abstained: false,
  reason: null,
  answer: {
    quotes: [
      quote('تصف إحدى المصادر وثيقة Mistral AI بأنها اتفاقية شراكة لدعم تطبيقات توليدية في المغرب.', ATTRIBUTION, {
        ...inDocument,
        score: 7.25,
      }),
      quote('ويصفها مصدر آخر بأنها مذكرة تفاهم لإنشاء مختبر مشترك. 𝒥🧿', ATTRIBUTION, { ...inDocument, score: 6.5 }),
      {
        ...quote('تعلن الوزارة عن شبكة معاهد.', NETWORK, { ...inOther, score: 1e-7 }),
        records: [{ slug: 'jazari-network', code: 'N1', title: 'شبكة معاهد الجزري' }],
        place: {
          text: {
            kind: 'law',
            number: '09-08',
            issued: '2009-02-18',
            effect: { asStated: 'ابتداء من تاريخ نشره', date: null },
            published: { bulletin: '5711', date: '2009-02-23' },
          },
          divisions: [{ label: 'الباب الأول', title: 'أحكام عامة' }],
          article: '12',
          articleName: 'article',
          paragraph: '2',
          point: null,
          quoted: { kind: 'law', number: '31-13', article: '4 bis' },
        },
      },
    ],
    nearby: [],
    differ: true,
  },
  searched: { dataSets: 1, documents: 3 },
  answerer: {
    name: 'extractive',
    version: '1',
    settings: { threshold: 0.42, window: 2, rerank: true, analysis: 'ar-2' },
  },
  system: null,
  rulePacks: [pack],
  versions: [
    {
      dataSet: 'jazari/sample',
      version,
      title: 'عينة',
      publisher: 'مشروع جزري',
      provenance: 'restated',
      licence: 'CC0-1.0',
    },
  ],
  pages,
}

/** The same question declined: the quotes are only what stands near. */
export const anAbstention: ReceiptResult = {
  ...anAnswer,
  abstained: true,
  reason: 'below-threshold',
  answer: { quotes: [], nearby: anAnswer.answer.quotes, differ: false },
}

/** What a test may make different before the log commits to it. */
export type Changes = {
  readonly result?: Partial<ReceiptResult>
  readonly decision?: Record<string, unknown>
  readonly outcome?: Record<string, unknown>
  readonly input?: Record<string, unknown>
  /** Answers under a permit that says so. */
  readonly permit?: Record<string, unknown>
  /** What stands in the log before the answer, by its place, and what the receipt carries of it. */
  readonly system?: {
    readonly entries: Readonly<Record<number, string>>
    readonly evaluation: (prove: Prove) => Promise<NonNullable<ReceiptParts['evaluation']>>
  }
  /** From before systems were registered: the result does not say that none was asked. */
  readonly old?: boolean
  /** By another key than the log's. */
  readonly forged?: boolean
}

/** A permit for the version that `anAnswer` quotes, in force on its day, as the log's installation signs it. */
export function aPermit(changes: Record<string, unknown> = {}, name = PERMIT_NAME) {
  const document = canonicalJson({
    v: 1,
    kind: 'permit',
    id: 'pmt_aaaaaaaaaaaa',
    from: '2026-11-01T00:00:00.000Z',
    until: '2026-12-01T00:00:00.000Z',
    dataSets: [{ dataSet: 'jazari/sample', version }],
    ...changes,
  })
  return { document, signature: signNote(`${document}\n`, [signerFromSeed(name, PERMIT_SEED)]) }
}

/** The file of a receipt, its entries standing among others in a small log. */
export async function aReceipt(changes: Changes = {}): Promise<string> {
  const { system: _, ...oldAnswer } = anAnswer
  const result: ReceiptResult = { ...(changes.old ? oldAnswer : anAnswer), ...changes.result }
  const input = changes.input ?? { question: result.question, language: 'ar' }
  const inputSalt = new Uint8Array(16).fill(5)
  const salt = new Uint8Array(16).fill(6)
  const utf8 = (text: string) => new TextEncoder().encode(text)
  const [decisionIndex, outcomeIndex, size] = [17, 21, 27]
  const permit = changes.permit ? aPermit(changes.permit) : null

  const decision = canonicalJson({
    v: 1,
    kind: 'decision',
    at: '2026-11-21T09:30:00.100Z',
    operation: 'assistants.ask',
    permission: 'assistants:ask',
    effect: 'allow',
    principal: 'anonymous',
    channel: 'web',
    reasons: [{ rule: 'ma.public', effect: 'allow' }],
    packs: result.rulePacks,
    input: commitment(inputSalt, input),
    ...(permit && { permit: textDigest(permit.document) }),
    ...changes.decision,
  })
  const outcome = canonicalJson({
    v: 1,
    kind: 'outcome',
    at: '2026-11-21T09:30:00.130Z',
    decision: decisionIndex,
    decisionLeaf: Buffer.from(leafHash(utf8(decision))).toString('hex'),
    result: 'done',
    digest: commitment(salt, result),
    ...changes.outcome,
  })

  const { system, forged } = changes
  const prove = aLog(size, { ...system?.entries, [decisionIndex]: decision, [outcomeIndex]: outcome }, forged)
  return assembleReceipt({
    result,
    texts: [
      { extraction: inOther.extraction, page: 1, text: NETWORK },
      { extraction: inDocument.extraction, page: 2, text: ATTRIBUTION },
    ],
    extractions: [otherExtraction, extraction],
    decision: { index: decisionIndex, entry: decision, inputSalt, input },
    outcome: { index: outcomeIndex, entry: outcome, salt },
    log: { origin: ORIGIN, decisionProof: await prove(decisionIndex), outcomeProof: await prove(outcomeIndex) },
    permit,
    ...(system && { evaluation: await system.evaluation(prove) }),
  })
}

/** The proof of the entry at that place. */
export type Prove = (index: number) => Promise<string>

/** A small log with these entries among others: its proofs. */
export function aLog(size: number, entries: Readonly<Record<number, string>>, forged = false): Prove {
  const utf8 = (text: string) => new TextEncoder().encode(text)
  const leaves = Array.from({ length: size }, (_, i) => leafHash(utf8(entries[i] ?? `entry ${i}`)))
  const frontier = new Frontier()
  for (const leaf of leaves) frontier.append(leaf)
  const signer = signerFromSeed(ORIGIN, forged ? OTHER_SEED : SEED)
  const checkpoint = signCheckpoint({ origin: ORIGIN, size, root: frontier.root() }, [signer])
  return async (index) =>
    encodeTlogProof({ index, hashes: await inclusionProof(index, size, readHash(leaves)), checkpoint })
}

const rules = ['ma.reading-by-permit', 'ma.label-needs-clearance'].map((id) => ({
  id,
  citation: { law: '09-08', article: '12', status: 'unverified' },
  sentence: { ar: `قاعدة ${id}`, fr: `règle ${id}`, en: `rule ${id}` },
}))
const statement = canonicalJson({ id: 'ma', version: '1.0.0', rules })
const about = { kind: 'data-set', id: 'ds_patients' }
const label = {
  secrecy: 'sensitive' as const,
  personal: 'personal' as const,
  sectors: ['health'],
  residency: ['MA'],
}

/** What a test may make different before the log commits to it, or in what the file carries. */
export type DecisionChanges = {
  readonly decision?: Record<string, unknown>
  readonly outcome?: Record<string, unknown> | null
  readonly opening?: null
  readonly packs?: readonly { readonly id: string; readonly statement: string }[]
}

/** The file of a decision's receipt: on hidden data under a permit, allowed and done. */
export async function aDecisionReceipt(changes: DecisionChanges = {}): Promise<string> {
  const salt = new Uint8Array(16).fill(8)
  const decision = canonicalJson({
    v: 1,
    kind: 'decision',
    at: '2026-11-21T09:30:00.100Z',
    operation: 'datasets.read',
    permission: 'datasets:read',
    channel: 'api',
    principal: 'person:AAAAAAAAAAAAAAAAAAAAAA',
    resource: commitment(salt, `${about.kind}/${about.id}`),
    label: commitment(salt, label),
    permit: textDigest('a permit'),
    effect: 'allow',
    reasons: rules.map(({ id }) => ({ rule: id, effect: 'allow' })),
    missing: [],
    obligations: [],
    packs: [{ id: 'ma', version: '1.0.0', digest: textDigest(statement) }],
    input: commitment(salt, { id: 'ds_patients' }),
    ...changes.decision,
  })
  const outcome = canonicalJson({
    v: 1,
    kind: 'outcome',
    at: '2026-11-21T09:30:00.130Z',
    decision: 5,
    decisionLeaf: Buffer.from(leafHash(new TextEncoder().encode(decision))).toString('hex'),
    result: 'done',
    digest: commitment(salt, {}),
    ...changes.outcome,
  })
  const prove = aLog(14, { 5: decision, 9: outcome })
  const isSettled = changes.outcome !== null
  return assembleDecisionReceipt({
    decision: { index: 5, entry: decision },
    outcome: isSettled ? { index: 9, entry: outcome } : null,
    opening: changes.opening === null ? null : { salt, resource: about, label },
    packs: [...(changes.packs ?? [{ id: 'ma', statement }])],
    log: { origin: ORIGIN, decisionProof: await prove(5), outcomeProof: isSettled ? await prove(9) : null },
  })
}

function readHash(leaves: readonly Uint8Array[]): ReadHash {
  const at = (level: number, index: number): Uint8Array =>
    level === 0 ? leaves[index]! : nodeHash(at(level - 1, 2 * index), at(level - 1, 2 * index + 1))
  return async (level, index) => at(level, index)
}
