import type { AllowedValues, Finding, PersonalData } from '../../../src/kernel/ports/personal-data.ts'
import { actionsOnExport } from './actions.ts'
import { maskedIn, maskPersonalData } from './mask-personal-data.ts'
import { proposedPersonal } from './proposed-label.ts'
import { survey, surveyFile } from './survey.ts'
import { isAllowedBy } from './tokens.ts'
import { treatFile } from './treat.ts'
import { originalFindings } from './treatment.ts'

/** Morocco's detectors, as the kernel's port. */
export const personalData: PersonalData = {
  // Another one with every change to what is found or proposed.
  revision: 'ma/1',
  mask: maskPersonalData,
  maskedIn,
  find,
  survey,
  surveyFile,
  treatFile,
  proposedPersonal,
  actionsOnExport,
}

function find(text: string, allowed: AllowedValues = {}): Finding[] {
  const isAllowed = isAllowedBy(allowed)
  return originalFindings(text).filter(({ type, start, end }) => !isAllowed(type, text.slice(start, end)))
}
