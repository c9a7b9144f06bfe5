import { declaredText } from './declared-texts.ts'
import { dataSetTexts, methodTexts } from './measured-texts.ts'
import { groundsText, riskText } from './risk-text.ts'
import { type ExportSubject, told } from './subject.ts'

/**
 * The entry beside the fields of Annex VIII and the six elements of Article 27 of Regulation (EU) 2024/1689, for whoever
 * compares registers. It is a summary: it claims no compliance, no class of risk and no place on the Union's market, and
 * says so in itself.
 */
export function euSummary(subject: ExportSubject): object {
  const { entry, words, address, asOf } = subject
  const text = (field: Parameters<typeof declaredText>[1]) => declaredText(subject, field)
  const { measured } = entry
  return {
    note: words.say('export.eu.note'),
    claimsCompliance: false,
    language: words.language,
    asOf,
    entry: {
      provider: { name: text('supplier') ?? told(subject, entry.owner.names), contact: text('contact') },
      submittedBy: { organisation: told(subject, entry.owner.names), office: text('accountableRole') },
      authorisedRepresentative: null,
      tradeName: told(subject, entry.names),
      reference: entry.id,
      intendedPurpose: text('purpose'),
      components: methodTexts(subject),
      dataAndOperatingLogic: dataSetTexts(subject),
      status: entry.state,
      certificate: null,
      memberStates: [],
      declarationOfConformity: null,
      instructionsForUse: null,
      url: address,
    },
    deployer: { name: told(subject, entry.owner.names), contact: text('contact') },
    riskClassUnderTheRegulation: null,
    nationalAssessment: { level: entry.risk.level, described: riskText(subject), grounds: groundsText(subject) },
    fundamentalRights: {
      processesAndPurpose: text('decisionSupported'),
      periodAndFrequency: {
        since: measured.since,
        yearly: measured.volumeBand && words.say(`export.band.${measured.volumeBand}`),
      },
      personsAndGroups: text('peopleAffected'),
      specificRisks: text('knownLimits'),
      humanOversight: text('humanStep'),
      measuresAndComplaints: { contest: text('appealPath'), withoutTheSystem: text('refusalPath') },
    },
    dataProtectionAssessment: null,
  }
}
