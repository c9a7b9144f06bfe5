import type { JSX } from 'preact'
import type { Language } from '../../kernel/language.ts'
import type { Contest, Incident } from '../../modules/register/index.ts'
import { words } from '../../words/sentence.ts'

const incidentLooks = { reported: 'tag warn', confirmed: 'tag bad', closed: 'tag ok', dismissed: 'tag info' } as const
const contestLooks = { open: 'tag warn', upheld: 'tag ok', rejected: 'tag info' } as const
const severityLooks = { minor: 'tag info', serious: 'tag warn', critical: 'tag bad' } as const

type TagProps<Value> = { language: Language; of: Value }

/** How far an incident is, in words. */
export function IncidentState({ language, of }: TagProps<Incident['state']>): JSX.Element {
  return <span class={incidentLooks[of]}>{words(language)(`incident.state.${of}`)}</span>
}

export function ContestState({ language, of }: TagProps<Contest['state']>): JSX.Element {
  return <span class={contestLooks[of]}>{words(language)(`contest.state.${of}`)}</span>
}

/** As whoever reported it sees it. */
export function Severity({ language, of }: TagProps<Incident['severity']>): JSX.Element {
  return <span class={severityLooks[of]}>{words(language)(`incident.severity.${of}`)}</span>
}
