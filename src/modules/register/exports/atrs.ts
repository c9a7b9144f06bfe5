import { declaredText } from './declared-texts.ts'
import { dataSetTexts, labelText, methodTexts, newestResults, resultTexts } from './measured-texts.ts'
import { groundsText, riskText } from './risk-text.ts'
import { type ExportSubject, told } from './subject.ts'

/** The phases of the standard, by what the register knows: nothing is in production that does not answer citizens now. */
function phaseOf({ entry }: ExportSubject): 'pre-deployment' | 'beta/pilot' | 'production' | 'retired' {
  if (entry.state === 'withdrawn') return 'retired'
  if (entry.stages.production.resolves) return 'production'
  return entry.stages.staff.resolves ? 'beta/pilot' : 'pre-deployment'
}

/**
 * The entry in the two tiers of the United Kingdom's Algorithmic Transparency Recording Standard 3.0. Null: not filled in,
 * or nothing that this register asks.
 */
export function atrs(subject: ExportSubject): object {
  const { entry, words, address, asOf } = subject
  const text = (field: Parameters<typeof declaredText>[1]) => declaredText(subject, field)
  const { measured } = entry
  return {
    standard: 'ATRS 3.0',
    language: words.language,
    asOf,
    reference: entry.id,
    tier1: {
      name: told(subject, entry.names),
      description: text('purpose'),
      websiteUrl: address,
      contact: text('contact'),
    },
    tier2: {
      ownerAndResponsibility: {
        organisation: told(subject, entry.owner.names),
        team: null,
        seniorResponsibleOwner: text('accountableRole'),
        externalSupplier: text('supplier'),
        supplierCompanyNumber: null,
        supplierRole: null,
        procurementProcedure: null,
        supplierDataAccess: null,
      },
      descriptionAndRationale: {
        detailedDescription: told(subject, entry.solution.names),
        scope: text('peopleAffected'),
        benefit: null,
        previousProcess: null,
        alternativesConsidered: null,
      },
      decisionMakingProcess: {
        process: text('decisionSupported'),
        degreeOfAutomation: text('automation'),
        providedInformation: methodTexts(subject),
        frequencyAndScale: {
          answers: measured.answers.staff + measured.answers.production,
          abstentions: measured.abstentions.staff + measured.abstentions.production,
          since: measured.since,
          yearly: measured.volumeBand && words.say(`export.band.${measured.volumeBand}`),
        },
        humanDecisionsAndReview: text('humanStep'),
        requiredTraining: null,
        appealsAndReview: text('appealPath'),
        withoutTheTool: text('refusalPath'),
        legalBasis: text('legalBasis'),
      },
      toolSpecification: {
        systemArchitecture: null,
        phase: phaseOf(subject),
        maintenance: entry.nextReview,
        versions: measured.versions.map(({ version, stage }) => ({ version, stage })),
        models: measured.models,
        performance: newestResults(entry).map((result) => ({
          version: result.version,
          passed: result.passed,
          finishedAt: result.finishedAt,
          expiresAt: result.expiresAt,
          described: resultTexts(subject, result),
        })),
      },
      data: {
        sources: dataSetTexts(subject),
        sensitivity: labelText(subject),
        personalData: measured.label?.personal ?? null,
        crossBorder: text('crossBorder'),
        dataSharing: null,
      },
      risksMitigationsAndImpactAssessments: {
        impactAssessment: riskText(subject),
        grounds: groundsText(subject),
        knownLimits: text('knownLimits'),
        duties: entry.risk.duties.map(({ id, name, met }) => ({ id, name: name[words.language], met })),
        incidents: measured.incidents,
        contests: measured.contests,
      },
    },
  }
}
