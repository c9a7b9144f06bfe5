import type { DeclaredField } from '../declared.ts'
import { declaredTexts } from './declared-texts.ts'
import { markdownFact, markdownText } from './markdown.ts'
import { dataSetTexts, labelText } from './measured-texts.ts'
import { type ExportSubject, told } from './subject.ts'

/** What makes a processing need a prior authorisation (Law 09-08, article 12); `held` where what was quoted already shows it. */
const cases = ['sensitive', 'purpose', 'genetic', 'offences', 'card', 'joined'] as const

/**
 * What the register knows of what a declaration or a request for prior authorisation asks, in Markdown to be worked on. It
 * decides nothing: boxes are ticked by people, save that sensitive data were quoted, which was measured.
 */
export function cndpDossier(subject: ExportSubject): string {
  const { entry, words, address, asOf } = subject
  const { say } = words
  const declared = declaredTexts(subject)
  const empty = say('export.not-filled-in')
  const facts = (...fields: DeclaredField[]) =>
    fields.map((field) => markdownFact(say(`export.field.${field}`), declared[field] ?? [empty]))
  const fact = (key: string, values: readonly (string | null)[]) => {
    const known = values.filter((value) => value !== null)
    return markdownFact(say(`export.${key}`), known.length > 0 ? known : [say('export.none')])
  }
  const sections: readonly (readonly [string, readonly string[]])[] = [
    [
      'cndp.controller',
      [fact('owner', [told(subject, entry.owner.names)]), ...facts('accountableRole', 'contact', 'supplier')],
    ],
    [
      'cndp.processing',
      [
        fact('system', [`${told(subject, entry.names)} (${entry.id})`]),
        ...facts('purpose', 'decisionSupported', 'legalBasis'),
      ],
    ],
    [
      'cndp.persons',
      [
        ...facts('peopleAffected'),
        fact('data-sets', dataSetTexts(subject)),
        fact('cndp.label', [labelText(subject)]),
        `- ${say('export.cndp.typed')}`,
      ],
    ],
    [
      'cndp.regime',
      [
        `${say('export.cndp.regime.help')}\n`,
        ...cases.map((one) => {
          const isSeen = one === 'sensitive' && entry.measured.label?.personal === 'sensitive'
          return `- [${isSeen ? 'x' : ' '}] ${say(`export.cndp.case.${one}`)}`
        }),
      ],
    ],
    ['cndp.transfer', facts('crossBorder')],
    ['cndp.automated', facts('automation', 'humanStep')],
    ['cndp.rights', facts('refusalPath', 'appealPath')],
    ['cndp.retention', [`- ${empty}`]],
    ['cndp.security', [`- ${say('export.cndp.security.told')}`]],
    [
      'cndp.attached',
      [`- [ ] ${say('export.cndp.attached.authority')}`, `- [ ] ${say('export.cndp.attached.information')}`],
    ],
  ]
  return `${[
    `# ${say('export.cndp.title')}: ${markdownText(told(subject, entry.names))}`,
    `> **${say('export.cndp.draft')}**`,
    [say('export.as-of', { date: words.date(asOf) }), ...(address === null ? [] : [`<${address}>`])].join(' '),
    ...sections.flatMap(([title, lines]) => [`## ${say(`export.${title}`)}`, lines.join('\n')]),
  ].join('\n\n')}\n`
}
