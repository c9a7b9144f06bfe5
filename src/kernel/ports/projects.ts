import type { Database } from '../database.ts'
import type { Multilingual } from '../language.ts'
import type { Principal } from '../principal.ts'

/** What others need to know of a project: what it works on, who it is, and what the caller is in it. */
export type ProjectFact = {
  readonly id: string
  readonly kind: 'research' | 'experiment' | 'co-innovation' | 'public-solution'
  readonly name: Multilingual
  /** The public problem that it works on. */
  readonly problem: string
  readonly organisations: readonly string[]
  /** The organisation in whose name the caller is in it now; null for whoever is not. */
  readonly own: { readonly role: 'lead' | 'member'; readonly organisation: string } | null
  readonly ended: boolean
}

export type Projects = {
  find(db: Database, id: string, principal: Principal): Promise<ProjectFact | undefined>
}
