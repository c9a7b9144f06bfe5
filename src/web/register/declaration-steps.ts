import type { Declared } from '../../modules/register/index.ts'

type DeclaredField = keyof Declared

/** What is declared of a system, in parts that are asked a page each, in this order. Each is a step in its address. */
const fieldsOf = {
  purpose: ['purpose', 'audience'],
  decision: ['decisionSupported', 'automation'],
  people: ['peopleAffected', 'humanStep', 'refusalPath', 'appealPath'],
  law: ['legalBasis'],
  accountability: ['accountableRole', 'contact', 'supplier'],
  limits: ['knownLimits'],
  reach: ['languages', 'theme', 'regions', 'crossBorder'],
} as const satisfies Readonly<Record<string, readonly DeclaredField[]>>

export type DeclarationStep = keyof typeof fieldsOf

export const declarationSteps = Object.keys(fieldsOf) as readonly DeclarationStep[]

/** Every declared field, in the order in which it is asked and shown. */
export const declaredOrder: readonly DeclaredField[] = declarationSteps.flatMap(
  (step): readonly DeclaredField[] => fieldsOf[step],
)

export function isDeclarationStep(name: string): name is DeclarationStep {
  return Object.hasOwn(fieldsOf, name)
}

export function fieldsOfStep(step: DeclarationStep): readonly DeclaredField[] {
  return fieldsOf[step]
}

/** Where a field is asked. */
export function stepOf(field: DeclaredField): DeclarationStep {
  return declarationSteps.find((step) => fieldsOfStep(step).includes(field))!
}
