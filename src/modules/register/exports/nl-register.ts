import type { Language } from '../../../kernel/language.ts'
import { declaredText } from './declared-texts.ts'
import { dataSetTexts, labelText, methodTexts } from './measured-texts.ts'
import { groundsText, riskText } from './risk-text.ts'
import { type ExportSubject, told } from './subject.ts'

/** Characters that a field of the standard holds at most. */
const limits = { name: 100, short: 350, organisation: 100, provider: 200, responsible: 2_500, working: 5_000 } as const

/** ISO 639-3. */
const languageCodes: Readonly<Record<Language, string>> = { ar: 'ara', fr: 'fra', en: 'eng' }

const states = { draft: 'In ontwikkeling', live: 'In gebruik', withdrawn: 'Buiten gebruik' } as const

/**
 * The entry in the fields of the Dutch publication standard for algorithm registers 1.0 (manual 1.0.10 of 29 November 2024),
 * by the names of its delivery interface. A field of text that the standard always shows says that it is not filled in when
 * it is not. No system is called a high-risk AI system: that is a class of the European regulation, which nobody decided.
 */
export function nlRegister(subject: ExportSubject): object {
  const { entry, words, address } = subject
  const empty = words.say('export.not-filled-in')
  const shown = (text: string | null, limit: number = limits.responsible) => cut(text ?? empty, limit)
  const purpose = declaredText(subject, 'purpose')
  const goal = [purpose, declaredText(subject, 'decisionSupported')].filter((text) => text !== null).join('\n')
  const { legalBasis, contact } = entry.declared
  const isMail = contact?.includes('@') && !contact.startsWith('http')
  const sources = [...dataSetTexts(subject), labelText(subject)].filter((text) => text !== null)
  return {
    standard_version: '1.0',
    lang: languageCodes[words.language],
    source_id: entry.id,
    tags: [entry.slug, ...(entry.declared.theme ? [entry.declared.theme] : [])].join(', '),
    name: cut(told(subject, entry.names), limits.name),
    description_short: shown(purpose, limits.short),
    organization: cut(told(subject, entry.owner.names), limits.organisation),
    category: entry.declared.theme === null ? null : [declaredText(subject, 'theme')],
    status: states[entry.state],
    begin_date: entry.liveSince?.slice(0, 7) ?? null,
    end_date: withdrawnOn(subject)?.slice(0, 7) ?? null,
    contact_email: isMail ? contact : null,
    website: address ?? (isMail ? null : contact),
    publication_category:
      entry.risk.level !== null && entry.risk.level >= 3 ? 'Impactvolle algoritmes' : 'Overige algoritmes',
    url: address,
    goal: shown(goal === '' ? null : goal),
    // The entry has no field for them.
    proportionality: empty,
    human_intervention: shown(declaredText(subject, 'humanStep')),
    risks: shown(groundsText(subject)),
    lawful_basis: shown(declaredText(subject, 'legalBasis')),
    lawful_basis_grouping:
      legalBasis?.url == null ? [] : [{ title: told(subject, legalBasis.law), link: legalBasis.url }],
    process_index_url: null,
    impacttoetsen: shown(riskText(subject)),
    impacttoetsen_grouping: [],
    source_data: shown(sources.length > 0 ? sources.join('\n') : null, limits.working),
    source_data_grouping: [],
    methods_and_models: cut(methodTexts(subject).join('\n'), limits.working),
    provider: shown(declaredText(subject, 'supplier'), limits.provider),
    publiccode: null,
  }
}

/** The last time that it was withdrawn; null for one that is not. */
function withdrawnOn({ entry }: ExportSubject): string | null {
  if (entry.state !== 'withdrawn') return null
  return entry.history.find(({ kind }) => kind === 'withdrawn')?.at ?? null
}

function cut(text: string, limit: number): string {
  const characters = [...text]
  return characters.length <= limit ? text : `${characters.slice(0, limit - 1).join('')}…`
}
