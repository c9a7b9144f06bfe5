import type { RiskLevel, RiskQuestionnaire } from '../../kernel/ports/risk-questionnaire.ts'
import type { Declared, DeclaredField } from './declared.ts'
import { dutiesOf } from './duties-of.ts'

/** Fields of the entry that a level asks to be filled in and that are not, in the order of its duties. */
export function undeclared(
  questionnaire: RiskQuestionnaire,
  level: RiskLevel,
  declared: Declared,
): readonly DeclaredField[] {
  const fields = dutiesOf(questionnaire, level).flatMap((duty) => duty.fields)
  // The questionnaire's own tests hold its fields against those of the entry.
  const known = fields.filter((field): field is DeclaredField => field in declared)
  return [...new Set(known)].filter((field) => declared[field] === null)
}
