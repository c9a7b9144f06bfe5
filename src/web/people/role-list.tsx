import type { JSX } from 'preact'
import type { Language } from '../../kernel/language.ts'
import type { Role } from '../../kernel/principal.ts'
import { words } from '../../words/sentence.ts'
import { List, Unfilled } from '../text.tsx'

/** Roles in words. Being a member goes without saying beside another role. */
export function RoleList({ language, roles }: { language: Language; roles: readonly Role[] }): JSX.Element {
  const say = words(language)
  if (roles.length === 0) return <Unfilled>{say('role.none')}</Unfilled>
  const said = roles.length > 1 ? roles.filter((role) => role !== 'member') : roles
  return <List language={language} items={said.map((role) => say(`role.${role}`))} />
}
