import type { Option } from './option.ts'
import type { Input } from './parse-arguments.ts'
import type { Sentences } from './sentences.ts'
import type { Server } from './server.ts'
import type { Terminal } from './terminal.ts'

/** What a command is given to run with. */
export type Session = {
  readonly terminal: Terminal
  readonly say: Sentences
  /** Answers as they come, for programs. */
  readonly json: boolean
  /** The server, found when it is first needed: local commands need none. */
  readonly server: () => Server
}

/** 0: done. 1: refused, or not as it should be. 2 is for what never reached a command or a server. */
export type ExitCode = 0 | 1

/** One thing the command line does: an operation over HTTP, or several of them put together, or a local check. */
export type Command = {
  /** What is typed after `jazari`: `['datasets', 'create']`, `['verify']`. */
  readonly words: readonly string[]
  /** A short form of the words. */
  readonly alias?: string
  /** Of two commands with the same words, the one with this option among its arguments. */
  readonly chosenBy?: string
  readonly options: readonly Option[]
  /** Names of the options that are given by place, in order. */
  readonly positional: readonly string[]
  readonly summary: (say: Sentences) => string
  /** What its help says beside its options: which permission it needs, what can go wrong. */
  readonly permission?: string
  readonly problems?: readonly string[]
  run(session: Session, input: Input): Promise<ExitCode>
}
