import type { JSX } from 'preact'
import type { Language } from '../../kernel/language.ts'
import { words } from '../../words/sentence.ts'
import { addresses, localised } from '../addresses.ts'
import { Code } from '../text.tsx'

/** What somebody wanted to do, in words where there are any, with its name for programs. */
export function Asked({
  language,
  operation,
  permission,
}: {
  language: Language
  operation: string
  permission: string
}): JSX.Element {
  const said = words(language).find(`decision.permission.${permission}`)
  return (
    <span>
      {said} <Code>{operation}</Code>
    </span>
  )
}

type Resource = { readonly kind: string; readonly id: string }

/** The thing that it was about, with a link to its page where it has one. */
export function About({ language, resource }: { language: Language; resource: Resource }): JSX.Element {
  const { kind, id } = resource
  const text = words(language).find(`decision.resource.${kind}`, { id }) ?? <Code>{`${kind}/${id}`}</Code>
  const address = addressOf(resource)
  return address === undefined ? <bdi>{text}</bdi> : <a href={localised(language, address)}>{text}</a>
}

function addressOf({ kind, id }: Resource): string | undefined {
  switch (kind) {
    case 'data-set':
      return addresses.dataSet(id)
    case 'project':
      return addresses.project(id)
    case 'permit-request':
      return addresses.permitRequest(id)
    case 'permit':
      return addresses.permit(id)
    case 'organisation':
      return addresses.organisation(id)
    case 'person':
      return addresses.person(id)
    case 'public-problem':
      return addresses.need(id)
    case 'decision':
      return addresses.decision(Number(id))
    default:
      return undefined
  }
}
