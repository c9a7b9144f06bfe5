import { type Declared, type DeclaredField, declaredNames } from '../declared.ts'
import { type ExportSubject, told } from './subject.ts'

/** Each declared field as people read it, one paragraph an item; null for one that is not filled in. */
export type DeclaredTexts = Readonly<Record<DeclaredField, readonly string[] | null>>

export function declaredTexts(subject: ExportSubject): DeclaredTexts {
  const { declared } = subject.entry
  const texts = declaredNames.map((field) => [field, declared[field] === null ? null : textsOf(subject, field)])
  return Object.fromEntries(texts) as DeclaredTexts
}

/** The same in one text. */
export function declaredText(subject: ExportSubject, field: DeclaredField): string | null {
  return subject.entry.declared[field] === null ? null : textsOf(subject, field).join('\n')
}

function textsOf(subject: ExportSubject, field: DeclaredField): readonly string[] {
  const { words, regionName, entry } = subject
  const { say } = words
  const declared = entry.declared as { readonly [Field in DeclaredField]: NonNullable<Declared[Field]> }
  switch (field) {
    case 'purpose':
    case 'decisionSupported':
    case 'humanStep':
    case 'refusalPath':
    case 'appealPath':
    case 'accountableRole':
    case 'supplier':
    case 'knownLimits':
      return [told(subject, declared[field])]
    case 'automation':
      return [say(`export.automation.${declared.automation}`)]
    case 'legalBasis': {
      const { law, article, url } = declared.legalBasis
      const name = told(subject, law)
      const cited = article === null ? name : [name, say('export.legal-article', { article })].join(say('export.comma'))
      return [cited, ...(url === null ? [] : [url])]
    }
    case 'peopleAffected':
      return [told(subject, declared.peopleAffected.who), say(`export.band.${declared.peopleAffected.band}`)]
    case 'audience':
      return declared.audience.map((one) => say(`export.audience.${one}`))
    case 'contact':
      return [declared.contact]
    case 'crossBorder': {
      const { countries, basis } = declared.crossBorder
      if (countries.length === 0) return [say('export.cross-border.none')]
      return [countries.join(' '), ...(basis === null ? [] : [say(`transfer-basis.${basis}`)])]
    }
    case 'regions':
      if (declared.regions.length === 12) return [say('export.every-region')]
      return declared.regions.map((code) => {
        const name = regionName(code)
        return name ? told(subject, name) : code
      })
    case 'theme':
      return [words.find(`record.term.sector.${declared.theme}`) ?? declared.theme]
    case 'languages':
      return declared.languages.map((language) => say(`export.language.${language}`))
  }
}
