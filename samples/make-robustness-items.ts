/** Writes `evaluation/robustness/items.jsonl` from the golden questions. Run it again when they change; a test says so. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { GoldenQuestion } from '../src/modules/datasets/index.ts'
import { robustnessItems } from '../src/modules/evaluation/index.ts'

const golden = readFileSync(join(import.meta.dirname, 'golden', 'questions.jsonl'), 'utf8')
const questions = golden
  .trim()
  .split('\n')
  .map((line) => GoldenQuestion.parse(JSON.parse(line)))
const items = robustnessItems(questions).map((item) => `${JSON.stringify(item)}\n`)
writeFileSync(join(import.meta.dirname, 'evaluation', 'robustness', 'items.jsonl'), items.join(''))
