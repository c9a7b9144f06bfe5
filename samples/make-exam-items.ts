/**
 * Turns examination questions into items of a multiple-choice test: `make-exam-items.ts questions.jsonl > items.jsonl`.
 * `evaluation/README.md` says how they are run.
 */
import { readFileSync } from 'node:fs'
import { itemsFromExams } from '../src/modules/evaluation/index.ts'

const [path] = process.argv.slice(2)
if (path === undefined) {
  process.stderr.write('usage: make-exam-items.ts questions.jsonl > items.jsonl\n')
  process.exitCode = 2
} else {
  for (const item of itemsFromExams(readFileSync(path, 'utf8').split('\n'))) {
    process.stdout.write(`${JSON.stringify(item)}\n`)
  }
}
