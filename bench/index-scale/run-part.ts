import { type Part, type PartGiven, parts } from './parts.ts'

const given = JSON.parse(process.argv[2]!) as PartGiven
const part: Part = given.part
process.stdout.write(JSON.stringify(await parts[part](given)))
