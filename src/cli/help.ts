import type { Command } from './command.ts'
import type { Option } from './option.ts'
import type { Sentences } from './sentences.ts'

/** Everything there is: the short verbs first, then the modules with their verbs. */
export function generalHelp(commands: readonly Command[], say: Sentences): string {
  const short = commands.filter(({ alias, words }) => alias !== undefined || words.length === 1)
  const modules = [...new Set(commands.filter(({ words }) => words.length > 1).map(({ words }) => words[0]!))]
  return [
    say('cli.about'),
    '',
    say('cli.help.usage'),
    '  jazari <module> <verb> [--json]',
    '',
    ...(short.length > 0
      ? [say('cli.help.short'), ...table(short.map((command) => [shortUsage(command), command.summary(say)])), '']
      : []),
    say('cli.help.modules'),
    ...table(
      modules.map((module) => [
        module,
        [...new Set(commands.filter(({ words }) => words[0] === module).flatMap(({ words }) => words.slice(1)))].join(
          ', ',
        ),
      ]),
    ),
    '',
    say('cli.help.program'),
    ...table([
      ['--json', say('cli.help.json')],
      ['--language ar|fr|en', say('cli.help.language')],
      ['--under pmt_…', say('cli.help.under')],
      ['--help', say('cli.help.help')],
      ['--version', say('cli.help.version')],
    ]),
    '',
    say('cli.help.environment'),
    ...table([
      ['JAZARI_URL', say('cli.help.url')],
      ['JAZARI_KEY', say('cli.help.key')],
      ['JAZARI_HOME', say('cli.help.home')],
    ]),
    '',
    say('cli.help.exit'),
    ...table([
      ['0', say('cli.help.exit-0')],
      ['1', say('cli.help.exit-1')],
      ['2', say('cli.help.exit-2')],
    ]),
  ].join('\n')
}

/** The verbs of a module. */
export function moduleHelp(module: string, commands: readonly Command[], say: Sentences): string {
  const own = commands.filter(({ words }) => words[0] === module)
  return [
    `jazari ${module} <verb>`,
    '',
    ...table(own.map((command) => [usageOf(command).slice(1 + module.length), command.summary(say)])),
    '',
    say('cli.help.more', { command: `jazari ${module} <verb> --help` }),
  ].join('\n')
}

/** What a verb takes, which permission it needs and what can go wrong. Two forms of a verb stand below each other. */
export function commandHelp(forms: readonly Command[], say: Sentences): string {
  return forms.map((command) => formHelp(command, say)).join('\n\n')
}

function formHelp(command: Command, say: Sentences): string {
  const { options, permission, problems = [] } = command
  return [
    command.summary(say),
    '',
    say('cli.help.usage'),
    `  jazari ${usageOf(command)}`,
    ...(command.alias ? [`  jazari ${shortUsage(command)}`] : []),
    ...(options.length > 0
      ? ['', say('cli.help.options'), ...table(options.map((one) => [optionUsage(one), optionNote(one, command, say)]))]
      : []),
    ...(permission ? ['', `${say('cli.help.permission')} ${permission}`] : []),
    ...(problems.length > 0
      ? [
          '',
          say('cli.help.problems'),
          ...table(problems.map((code) => [code, say.outline(`problem.${code}.title`) ?? ''])),
        ]
      : []),
  ].join('\n')
}

function usageOf(command: Command): string {
  return [...command.words, ...argumentsOf(command)].join(' ')
}

function shortUsage(command: Command): string {
  return [command.alias ?? command.words.join(' '), ...argumentsOf(command)].join(' ')
}

function argumentsOf({ options, positional }: Command): string[] {
  const placed = positional.map((name) =>
    options.find((one) => one.name === name)?.required ? `<${name}>` : `[<${name}>]`,
  )
  const named = options.filter(({ name, required }) => required && !positional.includes(name)).map(optionUsage)
  return [...placed, ...named]
}

function optionUsage({ name, takes, choices, many }: Option): string {
  if (takes === 'switch') return `--${name}`
  const value =
    choices.length > 0 && choices.length <= 6
      ? choices.join('|')
      : { text: 'TEXT', number: 'N', json: 'JSON|@FILE' }[takes]
  return `--${name} ${value}${many ? ' …' : ''}`
}

function optionNote(one: Option, command: Command, say: Sentences): string {
  const own = say.find(`cli.option.${command.words.join('.')}.${one.name}`)
  const notes = [
    ...(own ? [own] : []),
    ...(one.required ? [say('cli.help.required')] : []),
    ...(one.words.length > 0 ? [say('cli.help.or-word', { words: one.words.join(', ') })] : []),
  ]
  return notes.join(' ')
}

/** Two columns; what is longer than its column gets a line of its own. */
function table(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.min(34, Math.max(0, ...rows.map(([left]) => left.length)))
  return rows.flatMap(([left, right]) => {
    if (right === '') return [`  ${left}`]
    if (left.length > width) return [`  ${left}`, `  ${' '.repeat(width)}  ${right}`]
    return [`  ${left.padEnd(width)}  ${right}`]
  })
}
