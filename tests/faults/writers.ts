import { setTimeout as sleep } from 'node:timers/promises'
import { canonicalJson } from '../../libs/canonical-json/index.ts'
import { type Random, randomFrom } from '../random.ts'
import { type Acknowledged, type SentDataSet, sha256 } from './acknowledged.ts'
import type { ServerUnderTest } from './server-under-test.ts'

/** Files of a data set before the next one. */
const filesEach = 5
const longestFileBytes = 60_000
const letters = 'ابتثجحخدذرزسشصضطظعغفقكلمنهوي'

/** What the sample has documents about. */
const questions = [
  'متى انطلقت معاهد الجزري؟',
  'أين احتضن حفل الانطلاق؟',
  'كم تبلغ ميزانية الشبكة؟',
  'Quand le réseau a-t-il été lancé ?',
]

/**
 * Writes as a data officer does until the signal ends it: a data set, its files, a question, and the first data set
 * sealed and published (each has an index built, which takes far longer than the rest). What is not answered is not
 * tried again; what comes next does not need it.
 */
export async function write(
  server: ServerUnderTest,
  known: Acknowledged,
  random: Random,
  signal: AbortSignal,
): Promise<void> {
  for (let made = 0; !signal.aborted; ) {
    const dataSet = await create(server, known, random)
    if (!dataSet) {
      await sleep(50)
      continue
    }
    for (let place = 0; place < filesEach && !signal.aborted; place++) await upload(server, known, dataSet, random)
    if (!signal.aborted) await ask(server, known, random)
    // Where PostgreSQL was gone for all of its files there is nothing to seal.
    if (dataSet.kept.size > 0 && made++ === 0 && !signal.aborted) await publish(server, known, dataSet)
  }
}

async function create(server: ServerUnderTest, known: Acknowledged, random: Random): Promise<SentDataSet | undefined> {
  const slug = `faults-${markOf(random)}`
  const answer = await answered(known, () =>
    server.ask('POST', '/api/data-sets', {
      body: { slug, titles: { ar: `مجموعة ${slug}` }, publisher: 'جزري', licence: 'CC0-1.0', secrecy: 'public' },
    }),
  )
  return answer === undefined ? undefined : known.opened((answer as { id: string }).id)
}

async function upload(
  server: ServerUnderTest,
  known: Acknowledged,
  dataSet: SentDataSet,
  random: Random,
): Promise<void> {
  const mark = markOf(random)
  const path = `ar/${mark}.md`
  const body = Buffer.from(textOf(mark, random))
  dataSet.sent.set(path, { path, digest: sha256(body), size: body.length, mark })
  const answer = await answered(known, () =>
    server.ask('PUT', `/api/data-sets/${dataSet.id}/draft/files/${path}`, { body }),
  )
  if (answer) dataSet.kept.add(path)
}

async function publish(server: ServerUnderTest, known: Acknowledged, dataSet: SentDataSet): Promise<void> {
  const kept = new Set(dataSet.kept)
  const sealed = await answered(known, () => server.ask('POST', `/api/data-sets/${dataSet.id}/versions`, { body: {} }))
  if (!sealed) return
  const { version } = sealed as { version: string }
  dataSet.sealed.set(version, kept)
  const published = await answered(known, () =>
    server.ask('POST', `/api/data-sets/${dataSet.id}/publication`, { body: { version } }),
  )
  if (published) dataSet.published = version
}

async function ask(server: ServerUnderTest, known: Acknowledged, random: Random): Promise<void> {
  const body = { question: random.pick(questions), language: 'ar' }
  const answer = await answered(known, () => server.ask('POST', '/api/ask', { body }))
  if (answer)
    known.answers.push({ id: (answer as { receipt: { id: string } }).receipt.id, body: canonicalJson(answer) })
}

/** The body of a 200; `undefined` when the connection broke or the server could not. @throws Error on a refusal: a fault of this test. */
async function answered(known: Acknowledged, request: () => ReturnType<ServerUnderTest['ask']>): Promise<unknown> {
  const answer = await request().catch(() => undefined)
  if (answer?.status === 200) {
    known.writes += 1
    return JSON.parse(answer.body.toString('utf8'))
  }
  known.unanswered += 1
  if (answer && answer.status < 500) throw new Error(`refused with ${answer.status}: ${answer.body}`)
  return undefined
}

/** A word of twelve letters that no other file has. */
function markOf(random: Random): string {
  return Array.from({ length: 12 }, () => String.fromCharCode(97 + random.below(26))).join('')
}

function textOf(mark: string, random: Random): string {
  const words = randomFrom(random.below(2 ** 32))
  let text = `# وثيقة ${mark}\n\nقيمة ${mark} هي ${words.below(1e6)}.\n`
  const length = words.chance(0.2) ? longestFileBytes : 2_000
  while (text.length < length / 2) {
    const word = Array.from({ length: 3 + words.below(5) }, () => letters[words.below(letters.length)]).join('')
    text += words.chance(0.1) ? `${word}.\n\n` : `${word} `
  }
  return text
}
