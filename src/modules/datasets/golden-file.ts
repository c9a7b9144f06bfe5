import type { ObjectDigest, ObjectStore } from '../../kernel/ports/object-store.ts'
import { type GoldenQuestion, parseGoldenQuestions } from './golden-question.ts'
import { goldenQuestionsRefused, objectLost } from './problems.ts'

/**
 * The questions of a stored file of golden questions, which is at most `maxGoldenBytes` large.
 *
 * @throws Problem `dataset.golden-questions-refused` with the first line that is not a question.
 */
export async function readGoldenFile(objects: ObjectStore, digest: string): Promise<readonly GoldenQuestion[]> {
  const content = await objects.open(digest as ObjectDigest)
  if (!content) throw objectLost({})
  const chunks: Uint8Array[] = []
  for await (const chunk of content) chunks.push(chunk)
  const read = parseGoldenQuestions(Buffer.concat(chunks))
  if ('refusal' in read) throw goldenQuestionsRefused(read.refusal)
  return read.questions
}
