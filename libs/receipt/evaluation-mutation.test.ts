import { expect, test } from 'vitest'
import { canonicalJson } from '../canonical-json/index.ts'
import { decodeBase64url } from './base64url.ts'
import { commitment } from './digests.ts'
import { anEvaluationReceipt, aPlan, aSystemReceipt } from './evaluation.fixture.ts'
import type { LoggedDocument } from './evaluation-documents.ts'
import { formatOf, verifyEvaluation, verifyReceipt } from './index.ts'
import { changeBytes, changeField, randomFrom } from './mutations.ts'
import { logKey } from './testing.ts'

const MUTATIONS = 10_000

type Random = (below: number) => number
type Carrier = { plan?: LoggedDocument; result?: LoggedDocument | null; evaluation?: { documents: LoggedDocument[] } }

const isEvaluation = (file: string) => formatOf(utf8(file)) === 'jazari-evaluation@v1'
const utf8 = (text: string) => new TextEncoder().encode(text)
const written = (value: unknown) => `${canonicalJson(value)}\n`
const pick = <One>(list: readonly One[], random: Random): One => list[random(list.length)]!

/** The plans, results and approvals that a file carries. */
function documentsOf({ plan, result, evaluation }: Carrier): LoggedDocument[] {
  return evaluation?.documents ?? [plan!, ...(result ? [result] : [])]
}

/** One change of what a document says; both stay canonical JSON. Every other time its entry is made to commit to it. */
function changeDocument(file: string, random: Random): string {
  const carrier = JSON.parse(file)
  const logged = pick(documentsOf(carrier), random)
  logged.document = changeField(logged.document, random).replace(/\n$/, '')
  if (random(2) === 0) {
    try {
      const entry = JSON.parse(logged.outcome.entry)
      entry.digest = commitment(decodeBase64url(logged.outcome.salt)!, JSON.parse(logged.document))
      logged.outcome.entry = canonicalJson(entry)
    } catch {
      // What is no JSON any more has nothing to commit to.
    }
  }
  return written(carrier)
}

/** A part of one document in the place of the same part of another: within the file, or from another file. */
function exchange(file: string, other: string, random: Random): string {
  const carrier = JSON.parse(file)
  const one = pick(documentsOf(carrier), random)
  const another = pick(documentsOf(random(2) === 0 ? carrier : JSON.parse(other)), random)
  const part = pick(['document', 'decision', 'outcome', 'decisionProof', 'outcomeProof', 'all'] as const, random)
  const copy: LoggedDocument = JSON.parse(JSON.stringify(another))
  Object.assign(one, part === 'all' ? copy : { [part]: copy[part] })
  return written(carrier)
}

/** The places of two entries changed with each other, in what the file says of them and in their proofs or not. */
function reorder(file: string, random: Random): string {
  const carrier = JSON.parse(file)
  const one = pick(documentsOf(carrier), random)
  const another = pick(documentsOf(carrier), random)
  const [from, to] = [pick(['decision', 'outcome'] as const, random), pick(['decision', 'outcome'] as const, random)]
  const places = [one[from].index, another[to].index] as const
  ;[another[to].index, one[from].index] = places
  if (random(2) === 0) {
    const proof = `${from}Proof` as const
    one[proof] = one[proof].replace(/\nindex \d+\n/, `\nindex ${places[1]}\n`)
  }
  return written(carrier)
}

test(`of ${MUTATIONS} changed plans, results and approvals none is accepted, and none makes the verifier throw`, {
  timeout: 240_000,
}, async () => {
  const plan = { id: 'evp_cccccccccccc', seed: 7 }
  const files = [
    await aSystemReceipt(),
    await anEvaluationReceipt(),
    await aSystemReceipt({ plan, result: { attempt: 1 }, by: { first: 'person:third' } }),
    await anEvaluationReceipt({ plan }),
    await anEvaluationReceipt({ result: null }),
    await anEvaluationReceipt({ result: { attempt: 1 } }),
  ]
  // A plan that really was registered, told without its result, says less and nothing else.
  const alone = new Set(
    files.flatMap((file) =>
      documentsOf(JSON.parse(file)).map((plan) => written({ ...JSON.parse(files[1]!), plan, result: null })),
    ),
  )
  const random = randomFrom(20_261_123)
  const counts = { unread: 0, judged: 0, less: 0 }
  const survivors: string[] = []
  for (let done = 0; done < MUTATIONS; ) {
    const original = files[done % files.length]!
    const changed = utf8(original)
    const bytes = [
      () => changeBytes(changed, random),
      () => utf8(changeField(original, random)),
      () => utf8(changeDocument(original, random)),
      () => utf8(changeDocument(original, random)),
      () => utf8(exchange(original, files[(done + 2) % files.length]!, random)),
      () => utf8(reorder(original, random)),
    ][random(6)]!()
    const text = new TextDecoder().decode(bytes)
    // The last newline may be missing; and some changes change nothing.
    if (text === original || `${text}\n` === original) continue
    done++
    const verify = isEvaluation(original) ? verifyEvaluation : verifyReceipt
    // The key makes nothing sound that fails without one: it is tried on what did not fail, and on a part of the rest.
    let report = verify(bytes, { keys: [] })
    if (report.verdict !== 'failed' || done % 10 === 0) report = verify(bytes, { keys: [logKey] })
    counts[report.checks.length > 1 ? 'judged' : 'unread']++
    if (report.verdict !== 'verified') continue
    if (isEvaluation(original) && alone.has(text)) counts.less++
    else survivors.push(text)
  }
  expect(survivors).toEqual([])
  expect(counts.judged).toBeGreaterThan(MUTATIONS / 2)
  expect(counts.unread).toBeGreaterThan(MUTATIONS / 20)
  expect(counts.less).toBeLessThan(MUTATIONS / 100)
})

test('logs that somebody else made up, however sound they are in themselves, are not those of the trusted key', async () => {
  for (let attempt = 1; attempt <= 2; attempt++) {
    const forged = { plan: { attempts: attempt }, result: { attempt }, forged: true }
    const answer = verifyReceipt(utf8(await aSystemReceipt(forged)), { keys: [logKey] })
    const evaluation = verifyEvaluation(utf8(await anEvaluationReceipt(forged)), { keys: [logKey] })
    expect([answer.verdict, evaluation.verdict]).toEqual(['consistent-key-not-trusted', 'consistent-key-not-trusted'])
  }
})

test('a plan that is weakened once it is known what came of it has another name', () => {
  const before = aPlan()
  const weakened = aPlan({ criteria: before.criteria.map((one) => ({ ...one, threshold: one.threshold * 0.9 })) })
  expect(canonicalJson(weakened)).not.toBe(canonicalJson(before))
})
