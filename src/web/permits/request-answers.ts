import type { Language } from '../../kernel/language.ts'
import { Problem } from '../../kernel/problem.ts'
import { inputInvalid } from '../../kernel/problems.ts'
import type { PermitRequest } from '../../modules/permits/index.ts'
import { countriesIn, countryNames } from '../country-names.ts'
import { fieldLabels } from './question-page.tsx'
import type { RequestQuestion } from './request-questions.ts'

const secondsInHour = 3600

/** The answers of a request as the fields of its questions show them. */
export function answersOf(request: PermitRequest, language: Language): Record<string, string> {
  const { purpose, purposeText, legalBasis, egress, models, amounts, days, justification } = request
  const asksForMore = models.length > 0 || amounts.tokens !== undefined || amounts.gpuSeconds !== undefined
  const answers: Record<string, string | null> = {
    dataSets: request.dataSets.map(({ dataSet }) => dataSet).join(' '),
    purpose,
    purposeText,
    legalBasis,
    consents: request.consents.join('\n'),
    leaves: egress.countries.length > 0 ? 'abroad' : 'nothing',
    'egress.countries': countryNames(language, egress.countries).join(language === 'ar' ? '، ' : ', '),
    'egress.basis': egress.basis,
    uses: asksForMore ? 'some' : 'none',
    models: models.join('\n'),
    'amounts.tokens': amounts.tokens === undefined ? null : String(amounts.tokens),
    'amounts.gpuSeconds': amounts.gpuSeconds === undefined ? null : String(amounts.gpuSeconds / secondsInHour),
    days: days === null ? null : String(days),
    justification,
  }
  return Object.fromEntries(Object.entries(answers).flatMap(([name, value]) => (value === null ? [] : [[name, value]])))
}

/**
 * What the form of one question says, as `permits.change-request` takes it.
 *
 * @throws Problem `request.invalid` for what the page itself sees.
 */
export function changesOf(question: RequestQuestion, form: URLSearchParams): Record<string, unknown> {
  const text = (name: string) => (form.get(name) ?? '').replaceAll('\r\n', '\n').trim()
  const listed = (name: string) =>
    text(name)
      .split(/[\s,،]+/)
      .filter((item) => item !== '')
  switch (question) {
    case 'data-sets': {
      const dataSets = askedData(form)
      if (dataSets.length === 0) throw wrong('dataSets', 'missing')
      return { dataSets }
    }
    case 'purpose':
      if (text('purpose') === '') throw wrong('purpose', 'missing')
      return { purpose: text('purpose'), purposeText: text('purposeText') }
    case 'legal-basis':
      if (text('legalBasis') === '') throw wrong('legalBasis', 'missing')
      return { legalBasis: text('legalBasis') }
    case 'consents':
      if (listed('consents').length === 0) throw wrong('consents', 'missing')
      return { consents: listed('consents') }
    case 'egress':
      return { egress: egressIn(text) }
    case 'models':
      if (text('uses') !== 'some') return { models: [], amounts: {} }
      return {
        models: listed('models'),
        amounts: {
          ...(text('amounts.tokens') !== '' && { tokens: wholeNumber(text('amounts.tokens'), 'amounts.tokens') }),
          ...(text('amounts.gpuSeconds') !== '' && {
            gpuSeconds: wholeNumber(text('amounts.gpuSeconds'), 'amounts.gpuSeconds') * secondsInHour,
          }),
        },
      }
    case 'days':
      return { days: wholeNumber(text('days'), 'days') }
    case 'justification':
      return { justification: text('justification') }
  }
}

function askedData(form: URLSearchParams): string[] {
  return [...form.getAll('dataSets'), form.get('otherDataSet')?.trim() ?? ''].filter((id) => id !== '')
}

function egressIn(text: (name: string) => string): { countries: readonly string[]; basis: string | null } {
  if (text('leaves') !== 'abroad') return { countries: [], basis: null }
  const { codes, unknown } = countriesIn(text('egress.countries'))
  if (unknown.length > 0) throw wrong('egress.countries', 'country-unknown', { names: unknown.join(', ') })
  if (codes.length === 0) throw wrong('egress.countries', 'missing')
  const basis = text('egress.basis')
  return { countries: codes, basis: basis === '' || basis === 'none' ? null : basis }
}

/** In the digits of either script: people type on Arabic keyboards too. */
export function wholeNumber(typed: string, field: string): number {
  const text = typed.replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
  if (!/^\d{1,15}$/.test(text)) throw wrong(field, 'not-a-whole-number')
  return Number(text)
}

/** What is wrong with a field, where the page sees it before anything is performed. */
export function wrong(path: string, fault: string, values: Readonly<Record<string, string>> = {}): Problem {
  return new Problem(inputInvalid.code, inputInvalid.status, { count: 1 }, [{ path, fault, values }])
}

/** The field of a question that a part of the input came from. */
export function fieldOf(question: RequestQuestion, path: string, form: URLSearchParams): string {
  if (question === 'data-sets') {
    const place = Number(path.split('.')[1] ?? Number.NaN)
    return place >= form.getAll('dataSets').filter((id) => id !== '').length ? 'otherDataSet' : 'dataSets'
  }
  return Object.keys(fieldLabels).find((name) => path === name || path.startsWith(`${name}.`)) ?? path
}
