import type { RulePack } from '../../src/modules/policy/index.ts'
import { administratorsAdminister } from './rules/administrators-administer.ts'
import { anonymousAsksOpenData } from './rules/anonymous-asks-open-data.ts'
import { anybodyProposesProblems } from './rules/anybody-proposes-problems.ts'
import { cndpAuthorisation } from './rules/cndp-authorisation.ts'
import { cndpReference } from './rules/cndp-reference.ts'
import { dataOfficersPublish } from './rules/data-officers-publish.ts'
import { draftsStayInside } from './rules/drafts-stay-inside.ts'
import { labelNeedsClearance } from './rules/label-needs-clearance.ts'
import { officersLeadProblems } from './rules/officers-lead-problems.ts'
import { officersWriteRecords } from './rules/officers-write-records.ts'
import { openCatalogue } from './rules/open-catalogue.ts'
import { openData } from './rules/open-data.ts'
import { openRecord } from './rules/open-record.ts'
import { openRecords } from './rules/open-records.ts'
import { organisationsTakeUpProblems } from './rules/organisations-take-up-problems.ts'
import { ownSession } from './rules/own-session.ts'
import { problemsAreOpen } from './rules/problems-are-open.ts'
import { processedInMorocco } from './rules/processed-in-morocco.ts'
import { proposalsStayInside } from './rules/proposals-stay-inside.ts'
import { readingByClearance } from './rules/reading-by-clearance.ts'
import { readingByPermit } from './rules/reading-by-permit.ts'
import { receiptByItsName } from './rules/receipt-by-its-name.ts'
import { secondPersonApproves } from './rules/second-person-approves.ts'
import { signInByLink } from './rules/sign-in-by-link.ts'
import { workerIndexes } from './rules/worker-indexes.ts'

/** The Kingdom of Morocco. The order is that of the page that lists the rules; it changes no decision. */
export const pack: RulePack = {
  id: 'ma',
  version: '0.1.0',
  rules: [
    openData,
    openCatalogue,
    anonymousAsksOpenData,
    readingByClearance,
    readingByPermit,
    labelNeedsClearance,
    draftsStayInside,
    dataOfficersPublish,
    openRecords,
    officersWriteRecords,
    secondPersonApproves,
    cndpReference,
    cndpAuthorisation,
    processedInMorocco,
    workerIndexes,
    receiptByItsName,
    openRecord,
    signInByLink,
    ownSession,
    administratorsAdminister,
    problemsAreOpen,
    proposalsStayInside,
    anybodyProposesProblems,
    organisationsTakeUpProblems,
    officersLeadProblems,
  ],
}
