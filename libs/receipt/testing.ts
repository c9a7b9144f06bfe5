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
  verifierKeyFromSeed,
} from '../transparency-log/index.ts'
import {
  assembleReceipt,
  commitment,
  type Extraction,
  extractionDigest,
  type ReceiptResult,
  textDigest,
} from './index.ts'

const ORIGIN = 'log.example/jazari'
const SEED = new Uint8Array(32).fill(42)

/** The key that signs every receipt made here. */
export const logKey = formatVerifierKey(verifierKeyFromSeed(ORIGIN, SEED))

/** A key of the same log name that signed nothing. */
export const otherKey = formatVerifierKey(verifierKeyFromSeed(ORIGIN, new Uint8Array(32).fill(43)))

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
}

/** The file of a receipt, its entries standing among others in a small log. */
export async function aReceipt(changes: Changes = {}): Promise<string> {
  const result = { ...anAnswer, ...changes.result }
  const input = changes.input ?? { question: result.question, language: 'ar' }
  const inputSalt = new Uint8Array(16).fill(5)
  const salt = new Uint8Array(16).fill(6)
  const utf8 = (text: string) => new TextEncoder().encode(text)
  const [decisionIndex, outcomeIndex, size] = [17, 21, 27]

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

  const leaves = Array.from({ length: size }, (_, i) => leafHash(utf8(`entry ${i}`)))
  leaves[decisionIndex] = leafHash(utf8(decision))
  leaves[outcomeIndex] = leafHash(utf8(outcome))
  const frontier = new Frontier()
  for (const leaf of leaves) frontier.append(leaf)
  const signer = signerFromSeed(ORIGIN, SEED)
  const checkpoint = signCheckpoint({ origin: ORIGIN, size, root: frontier.root() }, [signer])
  const prove = async (index: number) =>
    encodeTlogProof({ index, hashes: await inclusionProof(index, size, readHash(leaves)), checkpoint })

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
  })
}

function readHash(leaves: readonly Uint8Array[]): ReadHash {
  const at = (level: number, index: number): Uint8Array =>
    level === 0 ? leaves[index]! : nodeHash(at(level - 1, 2 * index), at(level - 1, 2 * index + 1))
  return async (level, index) => at(level, index)
}
