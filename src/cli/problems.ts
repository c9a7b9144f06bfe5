import { problem } from '../kernel/problem.ts'

// What goes wrong on this side of the connection; the exit code of all of them is 2.

export const unknownWord = problem<{ word: string; help: string }>('cli.unknown-word', 400)
export const mistyped = problem<{ word: string; nearest: string }>('cli.mistyped', 400)
export const valueMissing = problem<{ option: string }>('cli.value-missing', 400)
export const valueNotTaken = problem<{ option: string }>('cli.value-not-taken', 400)
export const languageUnknown = problem<{ known: string }>('cli.language-unknown', 400)
export const notANumber = problem<{ option: string }>('cli.not-a-number', 400)
export const notJson = problem<{ option: string }>('cli.not-json', 400)
export const givenTwice = problem<{ option: string }>('cli.given-twice', 400)
export const argumentsMissing = problem<{ names: string; help: string }>('cli.arguments-missing', 400)
export const argumentTooMany = problem<{ argument: string }>('cli.argument-too-many', 400)
/** `reason` is the system's code: ENOENT, EACCES, EISDIR. */
export const fileUnreadable = problem<{ path: string; reason: string }>('cli.file-unreadable', 400)
export const folderEmpty = problem<{ path: string }>('cli.folder-empty', 400)
export const notAKey = problem<{ key: string }>('cli.not-a-key', 400)
/** `sealed`: how many there are that are kept from those who are examined with them. */
export const goldenQuestionsNone = problem<{ sealed: number }>('cli.golden-questions-none', 400)
export const binaryToTerminal = problem('cli.binary-to-terminal', 400)
export const noServerKnown = problem<{ path: string }>('cli.no-server-known', 503)
export const serverUnreachable = problem<{ url: string; reason: string }>('cli.server-unreachable', 503)
export const answerUnreadable = problem<{ url: string; status: number }>('cli.answer-unreadable', 502)
export const bytesDiffer = problem('cli.bytes-differ', 502)
