import type { DeclaredField } from '../declared.ts'
import { declaredTexts } from './declared-texts.ts'
import { markdownFact, markdownText } from './markdown.ts'
import {
  dataSetTexts,
  dutyName,
  labelText,
  methodTexts,
  newestResults,
  resultTexts,
  rounded,
} from './measured-texts.ts'
import { groundsText, riskText } from './risk-text.ts'
import { type ExportSubject, told } from './subject.ts'

/**
 * A model card (Mitchell and others, 2019) in Markdown, with the metadata that Hugging Face reads at its head. It is of the
 * system as a whole, with or without a model. JSON is YAML (1.2, section 1.3), so nothing in it can be read as markup.
 */
export function modelCard(subject: ExportSubject): string {
  const { entry, words, address, asOf } = subject
  const { say } = words
  const declared = declaredTexts(subject)
  const results = newestResults(entry)
  const empty = say('export.not-filled-in')
  const facts = (...fields: DeclaredField[]) =>
    fields.map((field) => markdownFact(say(`export.field.${field}`), declared[field] ?? [empty]))
  const fact = (key: string, values: readonly (string | null)[]) => {
    const known = values.filter((value) => value !== null)
    return markdownFact(say(`export.${key}`), known.length > 0 ? known : [say('export.none')])
  }

  return `${[
    ['---', ...metadata(subject), '---'].join('\n'),
    `# ${say('export.card.title')}: ${markdownText(told(subject, entry.names))}`,
    say('export.as-of', { date: words.date(asOf) }),
    [
      fact('owner', [told(subject, entry.owner.names)]),
      fact('state', [say(`export.state.${entry.state}`)]),
      ...facts('accountableRole', 'contact', 'supplier'),
      ...(address === null ? [] : [`- <${address}>`]),
    ].join('\n'),
    `## ${say('export.card.uses')}`,
    facts('purpose', 'decisionSupported', 'automation', 'audience', 'peopleAffected', 'languages', 'legalBasis').join(
      '\n',
    ),
    `## ${say('export.card.limits')}`,
    [
      ...facts('knownLimits'),
      markdownFact(say('export.level'), [riskText(subject) ?? say('export.not-assessed')]),
      fact('grounds', [groundsText(subject)]),
    ].join('\n'),
    `## ${say('export.card.oversight')}`,
    facts('humanStep', 'refusalPath', 'appealPath').join('\n'),
    `## ${say('export.card.data')}`,
    [
      fact('answerers', methodTexts(subject)),
      fact('data-sets', dataSetTexts(subject)),
      fact('label', [labelText(subject)]),
    ].join('\n'),
    `## ${say('export.card.evaluation')}`,
    results.length === 0
      ? say('export.none')
      : results.map((result) => markdownFact(dutyName(subject, result.duty), resultTexts(subject, result))).join('\n'),
  ].join('\n\n')}\n`
}

function metadata(subject: ExportSubject): string[] {
  const { entry } = subject
  const { measured, declared } = entry
  const index = newestResults(entry).map((result) => ({
    task: { type: 'question-answering' },
    dataset: { name: dutyName(subject, result.duty), type: result.planDigest },
    metrics: result.criteria.map(({ metric, slice, value, low, high }) => ({
      type: metric,
      name: slice === null ? metric : `${metric} (${slice})`,
      value: Number(rounded(value)),
      args: { low: Number(rounded(low)), high: Number(rounded(high)) },
    })),
  }))
  const stated = {
    language: declared.languages ?? measured.languages,
    tags: ['register', entry.slug],
    datasets: [...new Set(measured.dataSets.map(({ dataSet }) => dataSet))],
    'model-index': [{ name: entry.slug, results: index }],
  }
  return Object.entries(stated).map(([name, value]) => `${name}: ${JSON.stringify(value)}`)
}
