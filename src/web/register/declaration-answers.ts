import { type Language, languages, type Multilingual } from '../../kernel/language.ts'
import type { Declared } from '../../modules/register/index.ts'
import { countriesIn, countryNames } from '../country-names.ts'
import { wrong } from '../permits/request-answers.ts'
import type { DeclarationStep } from './declaration-steps.ts'

/** A choice that fills nothing in: the field stays empty. */
export const unsaid = 'unsaid'

/** Every part of every field as its form names it. */
export const declarationFields = [
  'purpose',
  'audience',
  'decisionSupported',
  'automation',
  'peopleAffected.who',
  'peopleAffected.band',
  'humanStep',
  'refusalPath',
  'appealPath',
  'legalBasis.law',
  'legalBasis.article',
  'legalBasis.url',
  'accountableRole',
  'contact',
  'supplier',
  'knownLimits',
  'languages',
  'theme',
  'regions',
  'leaves',
  'crossBorder.countries',
  'crossBorder.basis',
] as const
export type DeclarationField = (typeof declarationFields)[number]

/** What is declared as the fields of its forms show it, in the language of the page. */
export function answersOf(declared: Declared, language: Language): Record<string, string> {
  const { peopleAffected, legalBasis, crossBorder } = declared
  const answers: Record<DeclarationField, string | null> = {
    purpose: inIts(declared.purpose, language),
    audience: declared.audience?.join(' ') ?? null,
    decisionSupported: inIts(declared.decisionSupported, language),
    automation: declared.automation,
    'peopleAffected.who': inIts(peopleAffected?.who ?? null, language),
    'peopleAffected.band': peopleAffected?.band ?? null,
    humanStep: inIts(declared.humanStep, language),
    refusalPath: inIts(declared.refusalPath, language),
    appealPath: inIts(declared.appealPath, language),
    'legalBasis.law': inIts(legalBasis?.law ?? null, language),
    'legalBasis.article': legalBasis?.article ?? null,
    'legalBasis.url': legalBasis?.url ?? null,
    accountableRole: inIts(declared.accountableRole, language),
    contact: declared.contact,
    supplier: inIts(declared.supplier, language),
    knownLimits: inIts(declared.knownLimits, language),
    languages: declared.languages?.join(' ') ?? null,
    theme: declared.theme,
    regions: declared.regions?.join(' ') ?? null,
    leaves: crossBorder && (crossBorder.countries.length > 0 ? 'abroad' : 'nothing'),
    'crossBorder.countries':
      crossBorder && countryNames(language, crossBorder.countries).join(language === 'ar' ? '، ' : ', '),
    'crossBorder.basis': crossBorder?.basis ?? null,
  }
  return Object.fromEntries(Object.entries(answers).flatMap(([name, value]) => (value === null ? [] : [[name, value]])))
}

/**
 * What the form of one step says, as `register.declare` takes it: what is left empty is emptied. A text takes the place of the
 * one in the same language; those in others stay.
 *
 * @throws Problem `request.invalid` for what the page itself sees.
 */
export function changesOf(
  step: DeclarationStep,
  form: URLSearchParams,
  declared: Declared,
  language: Language,
): Record<string, unknown> {
  const text = (name: DeclarationField) => (form.get(name) ?? '').replaceAll('\r\n', '\n').trim()
  const chosen = (name: DeclarationField) => (text(name) === '' || text(name) === unsaid ? null : text(name))
  const several = (name: DeclarationField) => {
    const given = form.getAll(name).filter((one) => one !== '')
    return given.length === 0 ? null : given
  }
  const words = (name: DeclarationField, was: Multilingual | null) => withText(was, language, text(name))
  switch (step) {
    case 'purpose':
      return { purpose: words('purpose', declared.purpose), audience: several('audience') }
    case 'decision':
      return {
        decisionSupported: words('decisionSupported', declared.decisionSupported),
        automation: chosen('automation'),
      }
    case 'people': {
      const who = words('peopleAffected.who', declared.peopleAffected?.who ?? null)
      const band = chosen('peopleAffected.band')
      if (who !== null && band === null) throw wrong('peopleAffected.band', 'missing')
      if (who === null && band !== null) throw wrong('peopleAffected.who', 'missing')
      return {
        peopleAffected: who === null ? null : { who, band },
        humanStep: words('humanStep', declared.humanStep),
        refusalPath: words('refusalPath', declared.refusalPath),
        appealPath: words('appealPath', declared.appealPath),
      }
    }
    case 'law': {
      const law = words('legalBasis.law', declared.legalBasis?.law ?? null)
      const [article, url] = [text('legalBasis.article') || null, text('legalBasis.url') || null]
      if (law === null && (article !== null || url !== null)) throw wrong('legalBasis.law', 'missing')
      return { legalBasis: law === null ? null : { law, article, url } }
    }
    case 'accountability':
      return {
        accountableRole: words('accountableRole', declared.accountableRole),
        contact: text('contact') || null,
        supplier: words('supplier', declared.supplier),
      }
    case 'limits':
      return { knownLimits: words('knownLimits', declared.knownLimits) }
    case 'reach':
      return {
        languages: several('languages'),
        theme: chosen('theme'),
        regions: several('regions'),
        crossBorder: crossBorderIn(text, chosen),
      }
  }
}

function crossBorderIn(
  text: (name: DeclarationField) => string,
  chosen: (name: DeclarationField) => string | null,
): { countries: readonly string[]; basis: string | null } | null {
  const leaves = chosen('leaves')
  if (leaves === null) return null
  if (leaves === 'nothing') return { countries: [], basis: null }
  const { codes, unknown } = countriesIn(text('crossBorder.countries'))
  if (unknown.length > 0) throw wrong('crossBorder.countries', 'country-unknown', { names: unknown.join(', ') })
  if (codes.length === 0) throw wrong('crossBorder.countries', 'missing')
  return { countries: codes, basis: chosen('crossBorder.basis') }
}

/** The field of a form that a part of the input came from. */
export function fieldOf(path: string): string {
  return declarationFields.find((name) => path === name || path.startsWith(`${name}.`)) ?? path
}

/** What people wrote of a field, in whatever languages; null for what is chosen, or not filled in. */
export function wordsOf(declared: Declared, field: keyof Declared): Multilingual | null {
  switch (field) {
    case 'legalBasis':
      return declared.legalBasis?.law ?? null
    case 'peopleAffected':
      return declared.peopleAffected?.who ?? null
    case 'purpose':
    case 'decisionSupported':
    case 'humanStep':
    case 'refusalPath':
    case 'appealPath':
    case 'accountableRole':
    case 'supplier':
    case 'knownLimits':
      return declared[field]
    default:
      return null
  }
}

function inIts(words: Multilingual | null, language: Language): string | null {
  return words?.[language] ?? null
}

function withText(was: Multilingual | null, language: Language, text: string): Multilingual | null {
  const others = languages.flatMap((one) => (one === language || was?.[one] === undefined ? [] : [[one, was[one]]]))
  const all = text === '' ? others : [...others, [language, text]]
  return all.length === 0 ? null : Object.fromEntries(all)
}
