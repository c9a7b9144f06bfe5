import type { VNode } from 'preact'
import type { listCredentials, listFailedSignIns, listSessions } from '../../modules/identity/index.ts'
import type { SignInWays } from '../sign-in/sign-in-page.tsx'

type AnswerOf<O> = O extends { run(...given: never[]): Promise<infer Answer> } ? Answer : never

export type Credentials = AnswerOf<typeof listCredentials>
export type Session = AnswerOf<typeof listSessions>['sessions'][number]
export type Failure = AnswerOf<typeof listFailedSignIns>['failed'][number]
export type Browser = Session['browser']

/** What was done, as the page that is shown afterwards says it. */
export const doneActs = ['password', 'passkey', 'oidc', 'removal', 'session'] as const
export type DoneAct = (typeof doneActs)[number]

export type AccountPageData = {
  readonly credentials: Credentials
  readonly sessions: readonly Session[]
  readonly failures: readonly Failure[]
  readonly ways: SignInWays
  readonly done: DoneAct | null
  /** Sections of others: the keys of one's programs, one's consents. */
  readonly further: readonly VNode[]
}
