import { createHash } from 'node:crypto'
import { canonicalJson } from '../../../../libs/canonical-json/index.ts'
import { declaredText, declaredTexts } from './declared-texts.ts'
import { methodTexts, newestResults, rounded } from './measured-texts.ts'
import { groundsText, riskText } from './risk-text.ts'
import { type ExportSubject, told } from './subject.ts'

/**
 * The system as a machine-learning bill of materials: CycloneDX 1.6 (ECMA-424), a component with a model card, and a
 * component for each data set that was quoted. What is not filled in is left out, as the format has it.
 */
export function cyclonedx(subject: ExportSubject): object {
  const { entry, words, address, asOf } = subject
  const { measured } = entry
  const version = entry.stages.production.version ?? entry.stages.staff.version
  const dataSets = new Map(measured.dataSets.map((one) => [`${one.dataSet}@${one.version}`, one]))
  const declared = declaredTexts(subject)
  const known = (values: readonly (string | null | undefined)[]) => values.filter((value) => value != null)

  const component = {
    type: 'machine-learning-model',
    'bom-ref': entry.id,
    name: entry.slug,
    ...(version && { version: version.digest }),
    description: told(subject, entry.names),
    supplier: { name: declaredText(subject, 'supplier') ?? told(subject, entry.owner.names) },
    ...(version && { hashes: [{ alg: 'SHA-256', content: version.digest.slice('sha256:'.length) }] }),
    ...(address !== null && { externalReferences: [{ type: 'website', url: address }] }),
    modelCard: {
      'bom-ref': `${entry.id}#card`,
      modelParameters: {
        task: 'question-answering',
        ...(measured.models.length > 0 && { modelArchitecture: measured.models.join(', ') }),
        datasets: [...dataSets.keys()].map((ref) => ({ ref })),
        inputs: [{ format: 'text' }],
        outputs: [{ format: 'text' }],
      },
      quantitativeAnalysis: {
        performanceMetrics: newestResults(entry).flatMap((result) =>
          result.criteria.map(({ metric, slice, value, low, high }) => ({
            type: metric,
            value: rounded(value),
            ...(slice !== null && { slice }),
            confidenceInterval: { lowerBound: rounded(low), upperBound: rounded(high) },
          })),
        ),
      },
      considerations: {
        users: [...(declared.audience ?? [])],
        useCases: known([declaredText(subject, 'purpose'), declaredText(subject, 'decisionSupported')]),
        technicalLimitations: known([declaredText(subject, 'knownLimits')]),
        ethicalConsiderations: known([riskText(subject)]).map((name) => {
          const care = known([groundsText(subject), declaredText(subject, 'humanStep')]).join('\n')
          return { name, ...(care !== '' && { mitigationStrategy: care }) }
        }),
      },
      properties: methodTexts(subject).map((value) => ({ name: 'method', value })),
    },
  }
  const bom = {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      timestamp: `${asOf}T00:00:00.000Z`,
      component: { type: 'application', 'bom-ref': entry.solution.id, name: entry.solution.slug },
      supplier: { name: told(subject, entry.owner.names) },
      properties: [{ name: 'language', value: words.language }],
    },
    components: [
      component,
      ...[...dataSets.entries()].map(([ref, { dataSet, version: sealed, title }]) => ({
        type: 'data',
        'bom-ref': ref,
        name: dataSet,
        version: sealed,
        ...(title && { description: told(subject, title) }),
        data: [{ type: 'dataset', ...(measured.label && { classification: measured.label.secrecy }) }],
      })),
    ],
    dependencies: [{ ref: entry.id, dependsOn: [...dataSets.keys()] }],
  }
  return { ...bom, serialNumber: serialNumber(bom) }
}

/** RFC 9562 version 8: of the content, so that the same bill has the same number. */
function serialNumber(bom: object): string {
  const bytes = createHash('sha256').update(canonicalJson(bom)).digest().subarray(0, 16)
  bytes[6] = (bytes[6]! & 0x0f) | 0x80
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  return `urn:uuid:${bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')}`
}
