/** Holds `locales/` against `scripts/locales.ts`, and against the problems that the code declares. Exit 1 on a fault. */
import { globSync, readdirSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import ts from 'typescript'
import { catalogueFaults, type DeclaredProblem, type LanguageFiles, problemFaults } from './locales.ts'

/** `zgh` is complete or absent, so it need not be here. */
const required = ['ar', 'fr', 'en']

const languages = [...new Set([...required, ...readdirSync('locales')])]
const locales = Object.fromEntries(languages.map((language) => [language, filesOf(language)]))
const problems = globSync('{src,jurisdictions}/**/*.{ts,tsx}')
  .filter((file) => !/\.test\.tsx?$/.test(file))
  .flatMap(problemsIn)

const faults = [...catalogueFaults(locales), ...problemFaults(problems, locales.ar!)]
for (const fault of faults) process.stdout.write(`${fault}\n`)
process.exitCode = faults.length > 0 ? 1 : 0

function filesOf(language: string): LanguageFiles {
  return Object.fromEntries(
    globSync(`locales/${language}/*.json`).map((path) => [basename(path), JSON.parse(readFileSync(path, 'utf8'))]),
  )
}

/** The calls `problem<{ id: string }>('dataset.not-found', 404)` of a file. */
function problemsIn(file: string): DeclaredProblem[] {
  const text = readFileSync(file, 'utf8')
  if (!text.includes('problem')) return []
  const found: DeclaredProblem[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'problem') {
      const [code] = node.arguments
      if (code && ts.isStringLiteralLike(code)) {
        const [type] = node.typeArguments ?? []
        const members = type && ts.isTypeLiteralNode(type) ? type.members : []
        const values = members.flatMap(({ name }) => (name && ts.isIdentifier(name) ? name.text : []))
        found.push({ code: code.text, values, file })
      }
    }
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest))
  return found
}
