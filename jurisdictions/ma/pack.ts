import type { RulePack } from '../../src/modules/policy/index.ts'
import { dataClasses } from './data-classes.ts'
import { administrationsAdopt } from './rules/administrations-adopt.ts'
import { administratorsAdminister } from './rules/administrators-administer.ts'
import { administratorsConnectModels } from './rules/administrators-connect-models.ts'
import { anonymousAsksOpenData } from './rules/anonymous-asks-open-data.ts'
import { anotherPersonLifts } from './rules/another-person-lifts.ts'
import { anybodyProposesProblems } from './rules/anybody-proposes-problems.ts'
import { anybodyReports } from './rules/anybody-reports.ts'
import { bodiesAreOpenedWithReason } from './rules/bodies-are-opened-with-reason.ts'
import { cloudLevelTwo } from './rules/cloud-level-two.ts'
import { cndpAuthorisation } from './rules/cndp-authorisation.ts'
import { cndpReference } from './rules/cndp-reference.ts'
import { consentStands } from './rules/consent-stands.ts'
import { dataOfficersPublish } from './rules/data-officers-publish.ts'
import { dataSetsAreDiscovered } from './rules/data-sets-are-discovered.ts'
import { draftsStayInside } from './rules/drafts-stay-inside.ts'
import { evaluationsAreRead } from './rules/evaluations-are-read.ts'
import { evaluatorsFixTheBar } from './rules/evaluators-fix-the-bar.ts'
import { interconnection } from './rules/interconnection.ts'
import { invitedBySecret } from './rules/invited-by-secret.ts'
import { labelNeedsClearance } from './rules/label-needs-clearance.ts'
import { leadsAskForPermits } from './rules/leads-ask-for-permits.ts'
import { leadsLeadProjects } from './rules/leads-lead-projects.ts'
import { managersManageOrganisations } from './rules/managers-manage-organisations.ts'
import { membersBuildAssistants } from './rules/members-build-assistants.ts'
import { membersCreateProjects } from './rules/members-create-projects.ts'
import { noMachineDecidesAlone } from './rules/no-machine-decides-alone.ts'
import { officersDecideRequests } from './rules/officers-decide-requests.ts'
import { officersLeadProblems } from './rules/officers-lead-problems.ts'
import { officersLinkPseudonyms } from './rules/officers-link-pseudonyms.ts'
import { officersPreviewImpact } from './rules/officers-preview-impact.ts'
import { officersWriteRecords } from './rules/officers-write-records.ts'
import { openCatalogue } from './rules/open-catalogue.ts'
import { openData } from './rules/open-data.ts'
import { openRecord } from './rules/open-record.ts'
import { openRecords } from './rules/open-records.ts'
import { organisationsAreOpen } from './rules/organisations-are-open.ts'
import { organisationsTakeUpProblems } from './rules/organisations-take-up-problems.ts'
import { ownAccount } from './rules/own-account.ts'
import { ownDecisions } from './rules/own-decisions.ts'
import { ownSession } from './rules/own-session.ts'
import { peopleIssueKeys } from './rules/people-issue-keys.ts'
import { permitInForce } from './rules/permit-in-force.ts'
import { problemsAreOpen } from './rules/problems-are-open.ts'
import { processedInMorocco } from './rules/processed-in-morocco.ts'
import { projectsAreTheirMembers } from './rules/projects-are-their-members.ts'
import { proposalsStayInside } from './rules/proposals-stay-inside.ts'
import { purposeIsStated } from './rules/purpose-is-stated.ts'
import { purposeOfCollection } from './rules/purpose-of-collection.ts'
import { readingByClearance } from './rules/reading-by-clearance.ts'
import { readingByPermit } from './rules/reading-by-permit.ts'
import { receiptByItsName } from './rules/receipt-by-its-name.ts'
import { registerIsOpen } from './rules/register-is-open.ts'
import { secondPersonApproves } from './rules/second-person-approves.ts'
import { signInByCredential } from './rules/sign-in-by-credential.ts'
import { systemsAnswerByFacts } from './rules/systems-answer-by-facts.ts'
import { transferAbroad } from './rules/transfer-abroad.ts'
import { transferFollowsReference } from './rules/transfer-follows-reference.ts'
import { twoApproversApprove } from './rules/two-approvers-approve.ts'
import { whoDeclaresSystems } from './rules/who-declares-systems.ts'
import { whoRevokesPermits } from './rules/who-revokes-permits.ts'
import { whoRunsEvaluations } from './rules/who-runs-evaluations.ts'
import { whoStopsSystems } from './rules/who-stops-systems.ts'
import { workerIndexes } from './rules/worker-indexes.ts'
import { sufficientProtection } from './sufficient-protection.ts'

/** The Kingdom of Morocco. The order is that of the page that lists the rules; it changes no decision. */
export const pack: RulePack = {
  id: 'ma',
  version: '0.3.0',
  rules: [
    openData,
    openCatalogue,
    dataSetsAreDiscovered,
    anonymousAsksOpenData,
    readingByClearance,
    readingByPermit,
    permitInForce,
    consentStands,
    labelNeedsClearance,
    draftsStayInside,
    dataOfficersPublish,
    openRecords,
    officersWriteRecords,
    secondPersonApproves,
    cndpReference,
    cndpAuthorisation,
    purposeIsStated,
    purposeOfCollection,
    interconnection,
    transferAbroad,
    transferFollowsReference,
    cloudLevelTwo,
    processedInMorocco,
    workerIndexes,
    receiptByItsName,
    openRecord,
    ownDecisions,
    bodiesAreOpenedWithReason,
    signInByCredential,
    invitedBySecret,
    ownSession,
    ownAccount,
    peopleIssueKeys,
    organisationsAreOpen,
    managersManageOrganisations,
    administratorsAdminister,
    officersLinkPseudonyms,
    membersCreateProjects,
    projectsAreTheirMembers,
    leadsLeadProjects,
    leadsAskForPermits,
    officersDecideRequests,
    whoRevokesPermits,
    officersPreviewImpact,
    membersBuildAssistants,
    evaluatorsFixTheBar,
    whoRunsEvaluations,
    evaluationsAreRead,
    administratorsConnectModels,
    whoDeclaresSystems,
    noMachineDecidesAlone,
    twoApproversApprove,
    systemsAnswerByFacts,
    whoStopsSystems,
    anotherPersonLifts,
    registerIsOpen,
    administrationsAdopt,
    anybodyReports,
    problemsAreOpen,
    proposalsStayInside,
    anybodyProposesProblems,
    organisationsTakeUpProblems,
    officersLeadProblems,
  ],
  lists: [dataClasses, sufficientProtection],
}
