import { describe, expect, test } from 'vitest'
import { canonicalJson } from '../canonical-json/index.ts'
import { CHECKS, type CheckId, type Reason, type Report, textDigest, verifyReceipt } from './index.ts'
import { anAbstention, anAnswer, aPermit, aReceipt, type Changes, logKey, otherKey, permitKey } from './testing.ts'

const bytesOf = (text: string) => new TextEncoder().encode(text)
const verify = (text: string, keys = [logKey]) => verifyReceipt(bytesOf(text), { keys })
const failures = (report: Report) => report.checks.filter(({ status }) => status === 'failed').map(({ id }) => id)
const reasonFor = (report: Report, id: CheckId) => report.checks.find((check) => check.id === id)?.reason

const valid = await aReceipt()

describe('a receipt', () => {
  test('of an answer verifies under the log key, every check told in order', () => {
    const report = verify(valid)
    expect(report.verdict).toBe('verified')
    expect(report.checks.map(({ id }) => id)).toEqual(CHECKS)
    expect(report.checks.filter(({ status }) => status !== 'passed').map(({ id, status }) => [id, status])).toEqual([
      ['witnesses', 'not-applicable'],
    ])
    expect(report.receipt?.result).toEqual(anAnswer)
  })

  test('of an abstention verifies, with what stands near and without', async () => {
    expect(verify(await aReceipt({ result: anAbstention })).verdict).toBe('verified')
    const nothingNear = {
      ...anAbstention,
      answer: { ...anAbstention.answer, nearby: [] },
      pages: [],
      reason: 'personal-case' as const,
    }
    expect(verify(await aReceipt({ result: nothingNear })).verdict).toBe('verified')
  })

  test('verifies with its last newline or without it', () => {
    expect(valid.endsWith('}\n')).toBe(true)
    expect(verify(valid.slice(0, -1)).verdict).toBe('verified')
  })

  test('without a trusted key is consistent, and never verified', () => {
    for (const keys of [[], [otherKey]]) {
      const report = verify(valid, keys)
      expect(report.verdict).toBe('consistent-key-not-trusted')
      expect(report.checks.find(({ id }) => id === 'checkpoint-signature')?.status).toBe('untrusted')
    }
    expect(verify(valid, [otherKey, logKey]).verdict).toBe('verified')
  })

  test('a trusted key that is none is the mistake of the one who asks', () => {
    expect(() => verify(valid, ['log.example+00000000+AAAA'])).toThrow(RangeError)
  })

  test('entries may say more than this version reads', async () => {
    const changes = { decision: { label: { secrecy: 'public' }, later: [1, 2] }, outcome: { served: 3 } }
    expect(verify(await aReceipt(changes)).verdict).toBe('verified')
  })
})

describe('what the log really committed to is still judged', () => {
  const [first, second, third] = anAnswer.answer.quotes as [
    (typeof anAnswer.answer.quotes)[0],
    (typeof anAnswer.answer.quotes)[0],
    (typeof anAnswer.answer.quotes)[0],
  ]
  const cases: [string, Changes, CheckId, Reason][] = [
    ['another question than was decided', { input: { question: 'أخرى' } }, 'input-commitment', 'question-differs'],
    [
      'an input that is not the one decided',
      { decision: { input: textDigest('') } },
      'input-commitment',
      'commitment-differs',
    ],
    [
      'a result that is not the one logged',
      { outcome: { digest: textDigest('') } },
      'result-commitment',
      'commitment-differs',
    ],
    ['an outcome without a result', { outcome: { digest: null } }, 'result-commitment', 'commitment-differs'],
    ['another operation', { decision: { operation: 'datasets.publish' } }, 'decision-entry', 'operation-differs'],
    ['a refusal', { decision: { effect: 'deny' } }, 'decision-entry', 'not-allowed'],
    ['an entry of another kind', { decision: { kind: 'outcome' } }, 'decision-entry', 'not-an-entry'],
    ['an outcome of another decision', { outcome: { decision: 16 } }, 'outcome-entry', 'decision-differs'],
    ['an outcome of another leaf', { outcome: { decisionLeaf: '00'.repeat(32) } }, 'outcome-entry', 'decision-differs'],
    ['a failure', { outcome: { result: 'failed' } }, 'outcome-entry', 'not-done'],
    ['other rules', { decision: { packs: [] } }, 'rule-packs', 'packs-differ'],
    [
      'a quote one character late',
      { result: { answer: { ...anAnswer.answer, quotes: [{ ...first, start: 1 }, second, third] } } },
      'quotes-verbatim',
      'text-differs',
    ],
    [
      'a quote that ends early',
      { result: { answer: { ...anAnswer.answer, quotes: [first, { ...second, end: second.end - 1 }, third] } } },
      'quotes-verbatim',
      'text-differs',
    ],
    [
      'a quote beyond its page',
      { result: { answer: { ...anAnswer.answer, quotes: [{ ...first, end: 9_999 }, second, third] } } },
      'quotes-verbatim',
      'text-differs',
    ],
    [
      'an empty span',
      { result: { answer: { ...anAnswer.answer, quotes: [{ ...first, start: 5, end: 5 }, second, third] } } },
      'quotes-verbatim',
      'text-differs',
    ],
    [
      'a quote of a page not carried',
      { result: { answer: { ...anAnswer.answer, quotes: [{ ...first, page: 1 }, second, third] } } },
      'quotes-verbatim',
      'page-not-carried',
    ],
    [
      'a text that is not the page',
      { result: { pages: anAnswer.pages.map((page) => ({ ...page, digest: textDigest('') })) } },
      'page-digests',
      'digest-differs',
    ],
    [
      'a page that is not in its extraction',
      { result: { pages: anAnswer.pages.map((page) => ({ ...page, digest: textDigest('') })) } },
      'extraction-digests',
      'page-not-in-extraction',
    ],
    [
      'a document that was not extracted',
      {
        result: {
          answer: {
            ...anAnswer.answer,
            quotes: [{ ...first, document: { ...first.document, digest: textDigest('') } }, second, third],
          },
        },
      },
      'extraction-digests',
      'document-differs',
    ],
    [
      'a correction that the extraction does not name',
      { result: { answer: { ...anAnswer.answer, quotes: [{ ...first, corrected: true }, second, third] } } },
      'extraction-digests',
      'correction-differs',
    ],
    ['a source nobody lists', { result: { versions: [] } }, 'sources-listed', 'source-not-listed'],
    [
      'a restated source called primary',
      { result: { answer: { ...anAnswer.answer, quotes: [{ ...first, provenance: 'primary' }, second, third] } } },
      'sources-listed',
      'source-not-listed',
    ],
    [
      'a source twice',
      { result: { versions: [...anAnswer.versions, ...anAnswer.versions] } },
      'sources-listed',
      'listed-twice',
    ],
    [
      'a page nobody quotes',
      { result: { answer: { ...anAnswer.answer, quotes: [first, second] } } },
      'sources-listed',
      'page-unused',
    ],
    [
      'an abstention with quotes',
      { result: { abstained: true, reason: 'no-evidence', answer: { ...anAnswer.answer, differ: false } } },
      'abstention',
      'quotes-while-abstaining',
    ],
    [
      'an answer without quotes',
      { result: { answer: { quotes: [], nearby: [], differ: false }, pages: [] } },
      'abstention',
      'answer-without-quotes',
    ],
    ['an answer with a reason not to', { result: { reason: 'no-evidence' } }, 'abstention', 'reason-while-answering'],
    [
      'an abstention without reason',
      { result: { ...anAbstention, reason: null } },
      'abstention',
      'abstention-without-reason',
    ],
    [
      'an answer with more nearby',
      { result: { answer: { ...anAnswer.answer, nearby: [first] } } },
      'abstention',
      'nearby-while-answering',
    ],
    [
      'one quote that differs',
      { result: { answer: { ...anAnswer.answer, quotes: [third] }, pages: anAnswer.pages.slice(1) } },
      'abstention',
      'one-quote-cannot-differ',
    ],
  ]
  test.each(cases)('%s', async (_what, changes, id, reason) => {
    const report = verify(await aReceipt(changes))
    expect(report.verdict).toBe('failed')
    expect([id, reasonFor(report, id)]).toEqual([id, reason])
  })
})

describe('the file is one text', () => {
  const value = JSON.parse(valid)
  const cases: [string, string, Reason][] = [
    ['nothing', '', 'not-json'],
    ['no JSON', 'receipt', 'not-json'],
    ['a list', '[]', 'unknown-format'],
    ['null', 'null', 'unknown-format'],
    ['another format', canonicalJson({ ...value, format: 'jazari-receipt@v2' }), 'unknown-format'],
    ['white space', JSON.stringify(value, null, 1), 'not-canonical'],
    ['two newlines', `${valid}\n`, 'not-canonical'],
    ['a carriage return', valid.replace('\n', '\r\n'), 'not-canonical'],
    ['a byte order mark', `\ufeff${valid}`, 'not-json'],
    ['a name twice', valid.replace('{"decision"', '{"decision":{},"decision"'), 'not-json'],
    ['an unknown member', canonicalJson({ ...value, note: '' }), 'not-the-schema'],
    ['a member called __proto__', valid.replace(/^\{/, '{"__proto__":{},'), 'not-the-schema'],
    ['a setting called __proto__', valid.replace('"settings":{', '"settings":{"__proto__":1,'), 'not-canonical'],
    [
      'an unknown member inside a quote',
      valid.replace('"repaired":null', '"remark":"","repaired":null'),
      'not-the-schema',
    ],
    ['a member of another type', canonicalJson({ ...value, texts: 'none' }), 'not-the-schema'],
    ['a permit out of nowhere', canonicalJson({ ...value, permit: 'pm_abc' }), 'not-the-schema'],
    ['deep nesting', '['.repeat(300_000), 'not-json'],
    ['five million bytes and one', 'x'.repeat(5_000_001), 'too-large'],
  ]
  test.each(cases)('%s is refused', (_what, text, reason) => {
    const report = verify(text)
    expect(report).toMatchObject({
      verdict: 'failed',
      receipt: null,
      checks: [{ id: 'format', status: 'failed', reason }],
    })
    expect(report.checks).toHaveLength(1)
  })

  test('bytes that are not UTF-8 are refused', () => {
    const bytes = bytesOf(valid)
    bytes[bytes.length >> 1] = 0xff
    expect(reasonFor(verifyReceipt(bytes, { keys: [] }), 'format')).toBe('not-utf8')
  })
})

describe('one change after the fact', () => {
  type Receipt = NonNullable<Report['receipt']>
  const edited = (edit: (receipt: Receipt) => void) => {
    const receipt: Receipt = JSON.parse(valid)
    edit(receipt)
    return verify(canonicalJson(receipt))
  }

  test('of the identifier outside the result', () => {
    expect(failures(edited((receipt) => (receipt.id = `rc_${'a'.repeat(26)}`)))).toEqual(['id'])
  })

  test('of a setting breaks the commitment and nothing else', () => {
    expect(failures(edited(({ result }) => (result.answerer.settings.threshold = 0.41)))).toEqual(['result-commitment'])
  })

  test('of a page text together with its quote and digest is still found', () => {
    const report = edited(({ result, texts, extractions }) => {
      const [text] = texts as [Receipt['texts'][0]]
      text.text = text.text.replace('اتفاقية', 'معاهدة')
      const quote = result.answer.quotes[0]!
      quote.text = quote.text.replace('اتفاقية', 'معاهدة')
      for (const other of result.answer.quotes) if (other.page === 2) other.end -= other === quote ? 1 : 0
      result.pages[0]!.digest = textDigest(text.text)
      extractions[0]!.pages[1] = textDigest(text.text)
    })
    expect(failures(report)).toContain('result-commitment')
    expect(failures(report)).toContain('extraction-digests')
  })

  test('of the order of texts or extractions', () => {
    expect(failures(edited(({ texts }) => void texts.reverse()))).toEqual(['page-digests'])
    expect(failures(edited(({ extractions }) => void extractions.reverse()))).toEqual(['extraction-digests'])
  })

  test('of a salt, an entry or the logged input', () => {
    const report = edited(({ outcome, decision }) => {
      outcome.salt = `A${outcome.salt.slice(1)}`
      decision.input.language = 'fr'
    })
    expect(failures(report)).toEqual(['input-commitment', 'result-commitment'])
  })

  test('of the proofs: exchanged, under another checkpoint, with a line more', () => {
    const exchanged = edited(({ log }) => {
      ;[log.decisionProof, log.outcomeProof] = [log.outcomeProof, log.decisionProof]
    })
    expect(reasonFor(exchanged, 'decision-inclusion')).toBe('index-differs')

    const older = edited(({ log }) => (log.outcomeProof = log.outcomeProof.replace('\n27\n', '\n26\n')))
    expect(reasonFor(older, 'checkpoint-signature')).toBe('checkpoints-differ')

    const resized = edited(({ log }) => {
      log.decisionProof = log.decisionProof.replace('\n27\n', '\n28\n')
      log.outcomeProof = log.outcomeProof.replace('\n27\n', '\n28\n')
    })
    expect(reasonFor(resized, 'checkpoint-signature')).toBe('bad-signature')

    const cosigned = edited(({ log }) => {
      log.decisionProof += '— witness.example AAAAAAAA\n'
      log.outcomeProof += '— witness.example AAAAAAAA\n'
    })
    expect(reasonFor(cosigned, 'checkpoint-signature')).toBe('more-than-one-signature')

    const withExtra = edited(({ log }) => (log.decisionProof = log.decisionProof.replace('\n', '\nextra AAAA\n')))
    expect(reasonFor(withExtra, 'decision-inclusion')).toBe('not-a-proof')

    const renamed = edited(({ log }) => (log.origin = 'other.example'))
    expect(reasonFor(renamed, 'checkpoint-signature')).toBe('origin-differs')
  })
})

describe('the permit of an answer', () => {
  const both = [logKey, permitKey]
  const permitOf = (report: Report) => {
    const { status, reason } = report.checks.find(({ id }) => id === 'permit')!
    return reason ? `${status}: ${reason}` : status
  }
  const changed = (text: string, permit: unknown) => canonicalJson({ ...JSON.parse(text), permit })

  test('is the one that the decision names, signed, in force then, and names what is quoted', async () => {
    const report = verify(await aReceipt({ permit: {} }), both)
    expect([report.verdict, permitOf(report)]).toEqual(['verified', 'passed'])
  })

  test('is not needed where the decision names none, also in receipts from before there were permits', async () => {
    expect(permitOf(verify(valid))).toBe('passed: open-data')
    expect(verify(changed(await aReceipt({ old: true }), 'not-applicable-yet')).verdict).toBe('verified')
  })

  test('by a key that nobody here trusts is consistent, and never verified', async () => {
    const report = verify(await aReceipt({ permit: {} }))
    expect([report.verdict, permitOf(report)]).toEqual(['consistent-key-not-trusted', 'untrusted: unknown-permit-key'])
  })

  test('need not name what everybody may read, or the asker by role', async () => {
    const [source] = anAnswer.versions
    for (const ground of ['open', 'role'] as const) {
      const result = { versions: [{ ...source!, ground }] }
      expect(verify(await aReceipt({ permit: { dataSets: [] }, result }), both).verdict).toBe('verified')
    }
  })

  test.each<[string, () => Promise<string>, string]>([
    ['that is over', () => aReceipt({ permit: { until: '2026-11-21T09:30:00.125Z' } }), 'permit-not-in-force'],
    ['that had not begun', () => aReceipt({ permit: { from: '2026-11-21T09:30:00.126Z' } }), 'permit-not-in-force'],
    ['for other data', () => aReceipt({ permit: { dataSets: [] } }), 'version-not-permitted'],
    ['that is none', () => aReceipt({ permit: { kind: 'wish' } }), 'permit-not-readable'],
    ['left out', async () => changed(await aReceipt({ permit: {} }), null), 'permit-not-carried'],
    [
      'not yet made',
      async () => changed(await aReceipt({ permit: {}, old: true }), 'not-applicable-yet'),
      'permit-not-carried',
    ],
    ['not yet made once there are systems', async () => changed(valid, 'not-applicable-yet'), 'permit-not-readable'],
    [
      'of another project',
      async () => changed(await aReceipt({ permit: {} }), aPermit({ id: 'pmt_b' })),
      'permit-differs',
    ],
    ['that nobody named', async () => changed(valid, aPermit()), 'permit-not-named'],
    [
      'signed by the log itself',
      async () => changed(await aReceipt({ permit: {} }), aPermit({}, 'log.example/jazari')),
      'origin-differs',
    ],
    [
      'with a changed signature',
      async () => {
        const { document, signature } = aPermit()
        return changed(await aReceipt({ permit: {} }), { document, signature: signature.replace(/.{4}=\n$/, 'AAA=\n') })
      },
      'bad-signature',
    ],
  ])('%s is found', async (_what, make, reason) => {
    const report = verify(await make(), both)
    expect(report.verdict).toBe('failed')
    expect(permitOf(report)).toBe(`failed: ${reason}`)
  })
})
