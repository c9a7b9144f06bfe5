import type { MultipartFile } from '@fastify/multipart'
import type { FastifyInstance } from 'fastify'
import { DECISION_WORDS } from '../../../libs/receipt/decision-words.ts'
import { EVALUATION_WORDS } from '../../../libs/receipt/evaluation-words.ts'
import {
  DECISION_RECEIPT_FORMAT,
  EVALUATION_RECEIPT_FORMAT,
  formatOf,
  MAX_RECEIPT_BYTES,
  verifyDecisionReceipt,
  verifyEvaluation,
  verifyReceipt,
} from '../../../libs/receipt/index.ts'
import { buildVerifierPage } from '../../../libs/receipt/verifier-page/build.ts'
import ar from '../../../libs/receipt/words/ar.json' with { type: 'json' }
import en from '../../../libs/receipt/words/en.json' with { type: 'json' }
import fr from '../../../libs/receipt/words/fr.json' with { type: 'json' }
import { bodyMalformed } from '../../http/problem-response.ts'
import { unendedBytes } from '../../http/sent-bytes.ts'
import { addresses } from '../addresses.ts'
import { checkReceiptPage, type ReceiptCheck } from '../receipts/check-page.tsx'
import { requireOwnForm } from './csrf.ts'
import { formParts } from './form-parts.ts'
import { frameAt, type PageRoutes, type Visit } from './visit.ts'

/** The verifier as one file, which works without us. */
export const verifierHref = '/verifier.html'

/**
 * Checking a receipt that somebody brings. It is not an operation: what it says follows from the visitor's own file and
 * public keys, it reads nothing that the platform keeps, and it keeps nothing.
 */
export function serveReceiptCheck(pages: PageRoutes): void {
  pages.get(addresses.checkReceipt, async ({ frame }) => ({
    html: checkReceiptPage(frame, { result: null, verifierHref }),
  }))

  pages.take('POST', addresses.checkReceipt, async (visit) => {
    const bytes = await receiptOf(visit)
    const { publisher, permitSigner } = visit.context
    const keys = [publisher.verifierKey, permitSigner.verifierKey]
    const result = checkOf(bytes, keys, visit.language)
    return { html: checkReceiptPage(frameAt(visit, addresses.checkReceipt), { result, verifierHref }) }
  })
}

/** The file of the form, as much of it as says that it is too large. */
async function receiptOf({ request, site }: Visit): Promise<Uint8Array> {
  let token = ''
  for await (const part of formParts(request, { fileSize: MAX_RECEIPT_BYTES + 1, files: 1 })) {
    if (part.type === 'field') {
      if (part.fieldname === 'csrf') token = String(part.value)
      continue
    }
    requireOwnForm(request, site.origin, token)
    return wholeOf(part)
  }
  throw bodyMalformed({})
}

async function wholeOf({ file }: MultipartFile): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  for await (const chunk of unendedBytes(file)) chunks.push(chunk)
  return Buffer.concat(chunks)
}

const words = { ar, fr, en }

/** Of an answer, of a decision or of an evaluation, as the file says. */
function checkOf(bytes: Uint8Array, keys: readonly string[], language: keyof typeof words): ReceiptCheck {
  const format = formatOf(bytes)
  if (format === DECISION_RECEIPT_FORMAT) {
    return told(null, verifyDecisionReceipt(bytes, { keys }), DECISION_WORDS[language])
  }
  if (format === EVALUATION_RECEIPT_FORMAT) {
    return told(null, verifyEvaluation(bytes, { keys }), EVALUATION_WORDS[language])
  }
  const report = verifyReceipt(bytes, { keys })
  return told(report.receipt?.id ?? null, report, words[language])
}

type Checks<Id extends string, Reason extends string> = Pick<ReceiptCheck, 'verdict'> & {
  readonly checks: readonly {
    readonly id: Id
    readonly status: ReceiptCheck['checks'][number]['status']
    readonly reason?: Reason
  }[]
}

/** What was checked, in the sentences of that kind of receipt. */
function told<Id extends string, Reason extends string>(
  receiptId: string | null,
  { verdict, checks }: Checks<Id, Reason>,
  say: NoInfer<{ readonly checks: Readonly<Record<Id, string>>; readonly reasons: Readonly<Record<Reason, string>> }>,
): ReceiptCheck {
  return {
    receiptId,
    verdict,
    checks: checks.map(({ id, status, reason }) => ({
      id,
      text: say.checks[id],
      status,
      reason: reason ? say.reasons[reason] : null,
    })),
  }
}

/** The verifier is saved and opened, never run here: its policy is its own. Built when somebody first asks. */
export function serveVerifier(server: FastifyInstance): void {
  let page: Promise<string> | undefined
  server.get(verifierHref, async (_request, reply) => {
    page ??= buildVerifierPage().catch((error: unknown) => {
      page = undefined
      throw error
    })
    return reply
      .header('content-disposition', 'attachment; filename="jazari-verifier.html"')
      .header('cache-control', 'no-cache')
      .type('text/html; charset=utf-8')
      .send(await page)
  })
}
