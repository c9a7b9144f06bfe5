import type { Problem } from '../../kernel/problem.ts'
import { type LicenceFault, licenceFault } from './licence.ts'
import { licenceTextMissing, licenceTextSuperfluous, licenceUnknown } from './problems.ts'

const problemOf: Record<LicenceFault, (values: { licence: string }) => Problem> = {
  unknown: licenceUnknown,
  'text-missing': licenceTextMissing,
  'text-superfluous': licenceTextSuperfluous,
}

/** @throws Problem when the licence is not on the list, or its text is missing or one too many. */
export function requireLicence({ licence, licenceText }: { licence: string; licenceText: string | null }): void {
  const fault = licenceFault(licence, licenceText)
  if (fault) throw problemOf[fault]({ licence })
}
