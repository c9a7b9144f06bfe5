import { z } from 'zod'
import { legalPlaceWords } from '../words/legal-place.ts'
import { renderValue } from './render-value.ts'
import type { Sentences } from './sentences.ts'
import { showable } from './terminal.ts'

const LegalPlace = z.object({
  text: z
    .object({
      kind: z.string(),
      number: z.string().nullable(),
      effect: z.object({ asStated: z.string(), date: z.string().nullable() }).nullable(),
    })
    .nullable(),
  article: z.string(),
  articleName: z.enum(['article', 'fasl']),
  paragraph: z.string().nullable(),
  point: z.string().nullable(),
  quoted: z
    .object({ kind: z.string().nullable(), number: z.string().nullable(), article: z.string().nullable() })
    .nullable(),
})

/** What is shown of an answer; the rest is for programs. */
const Quote = z.object({
  text: z.string(),
  document: z.object({ path: z.string(), title: z.string() }),
  page: z.number(),
  start: z.number(),
  end: z.number(),
  provenance: z.enum(['primary', 'restated']),
  restates: z.array(z.object({ title: z.string(), dateAsStated: z.string() })),
  repaired: z.string().nullable(),
  place: LegalPlace.optional(),
  corrected: z.literal(true).optional(),
  records: z.array(z.object({ code: z.string().nullable(), title: z.string() })).default([]),
})
const Answer = z.object({
  receipt: z.object({ id: z.string() }),
  abstained: z.boolean(),
  reason: z.string().nullable(),
  answer: z.object({ quotes: z.array(Quote), nearby: z.array(Quote), differ: z.boolean() }),
  masked: z.array(z.unknown()),
})

/** Quotes, each with its document, place and provenance; or that there is no answer, why, and what stands nearby. */
export function renderAnswer(value: unknown, say: Sentences): string {
  const read = Answer.safeParse(value)
  if (!read.success) return renderValue(value, say)
  const { receipt, abstained, reason, masked } = read.data
  const { quotes, nearby, differ } = read.data.answer
  const why = say.find(`abstention.${reason}`)
  return [
    ...(masked.length > 0 ? [say('cli.answer.masked'), ''] : []),
    ...(abstained ? [[say('abstention.title'), ...(why ? [why] : [])].join(' '), ''] : []),
    ...(differ ? [`${say('answer.differ')} ${say('answer.differ-why')}`, ''] : []),
    ...quotes.flatMap((quote) => quoteLines(quote, say)),
    ...(nearby.length > 0
      ? [`${say('abstention.nearby')}. ${say('abstention.not-an-answer', { quotes: nearby.length })}`, '']
      : []),
    ...nearby.flatMap((quote) => quoteLines(quote, say)),
    `${say('receipt.number')} ${receipt.id}`,
  ].join('\n')
}

function quoteLines(quote: z.infer<typeof Quote>, say: Sentences): string[] {
  const { text, document, page, start, end, provenance, restates, repaired, corrected, records, place: inLaw } = quote
  const lines = showable(repaired ?? text)
    .trimEnd()
    .split('\n')
  const span = `${say('quote.place-in-page', { page, start, end })}.`
  const place = repaired === null ? `${span} ${say('quote.verbatim')}.` : span
  return [
    ...lines.map((line, at) => `${at === 0 ? '« ' : '  '}${line}${at === lines.length - 1 ? ' »' : ''}`),
    ...[
      `${document.title} (${document.path})`,
      provenance === 'restated' ? `${place} ${say('source.kind.restated')}.` : place,
      ...(inLaw ? [`${say('legal.place')}: ${legalPlaceWords(say, inLaw)}`] : []),
      ...(inLaw?.text?.effect ? [`${say('legal.effect')}: ${inLaw.text.effect.asStated}`] : []),
      ...restates.map(({ title, dateAsStated }) => `${say('quote.restates')}: ${title} (${dateAsStated})`),
      ...records.map(({ code, title }) => `${say('quote.record')}: ${code === null ? title : `${code} ${title}`}`),
      ...(corrected ? [`${say('mark.corrected')}: ${say('mark.corrected-why')}`] : []),
      ...(repaired === null ? [] : [`${say('mark.repaired')}. ${say('mark.as-extracted')}: ${text}`]),
    ].map((line) => `    ${showable(line)}`),
    '',
  ]
}
