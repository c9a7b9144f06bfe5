/**
 * Builds the word lists of `src/modules/knowledge/quality/word-lists` from freely licensed sources, which its
 * README.md names with versions and licences. The sources are fetched by hand, since none is needed to run:
 *
 *   combine_tessdata -u ara.traineddata ara. && dawg2wordlist ara.lstm-unicharset ara.lstm-word-dawg arabic-frequent.txt
 *   (ara.traineddata and fra.traineddata are in node_modules/@tesseract.js-data; the tools come with Tesseract 5)
 *   ar.aff and ar.dic from Debian's hunspell-ar; fr_FR.aff and fr_FR.dic from its hunspell-fr-comprehensive
 *
 *   node --import tsx scripts/build-word-lists.ts arabic arabic-frequent.txt ar.aff ar.dic
 *   node --import tsx scripts/build-word-lists.ts french french-frequent.txt fr_FR.aff fr_FR.dic
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { brotliCompressSync, constants } from 'node:zlib'
import { dictionary, frequent } from '../src/modules/knowledge/quality/word-list.ts'

type Language = { readonly letters: RegExp; plain(word: string): string; keep(word: string): boolean }

const languages: Readonly<Record<string, Language>> = {
  arabic: {
    letters: /^[\u0621-\u063a\u0641-\u064a]{2,24}$/u,
    plain: (word) => word.replace(/[\u0640\u064b-\u0652\u0670]/gu, ''),
    // No correct word begins with the article's lam behind a hamza-alef, nor has a letter three times in a row.
    keep: (word) => !/^[وف]?[بكل]?ا[اأإآ]ل/u.test(word) && !/(.)\1\1/u.test(word),
  },
  french: {
    letters: /^[a-zàâäæçéèêëîïôöœùûüÿ]{2,32}$/u,
    plain: (word) => word.toLowerCase().replace(/^(?:[cdjlmnst]|qu)['’]/u, ''),
    keep: (word) => !/(.)\1\1/u.test(word),
  },
}

/** Endings that Arabic suffix rules may add and still be listed: pronouns are stripped by the reader of the list. */
const arabicEndings = /^(?:ة|ات|ان|ين|ون|ي|ا|و|وا|ية|يات|يان|يين|يون|تان|تين|اء|ئي|ئية|وي|وية|ء)?$/u

function build(name: string, frequentFile: string, affixFile: string, dictionaryFile: string): void {
  const language = languages[name]
  if (!language) throw new Error(`no such list: ${name}`)
  const classes = new Map<string, number>()
  const add = (given: string, as: number) => {
    const word = language.plain(given)
    if (language.letters.test(word) && language.keep(word)) classes.set(word, (classes.get(word) ?? 0) | as)
  }
  for (const word of lines(frequentFile)) add(word, frequent)
  for (const word of spelledWords(affixFile, dictionaryFile, name === 'arabic' ? arabicEndings : /^/u))
    add(word, dictionary)
  const bytes = automaton(classes)
  const packed = brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 },
  })
  const file = new URL(`../src/modules/knowledge/quality/word-lists/${name}.words.br`, import.meta.url)
  writeFileSync(file, packed)
  process.stdout.write(`${name}: ${classes.size} words, ${bytes.byteLength} bytes, ${packed.byteLength} compressed\n`)
}

function lines(file: string): string[] {
  return readFileSync(file, 'utf8').split(/\r?\n/)
}

type Suffix = { readonly strip: string; readonly ending: string; readonly condition: RegExp }

/** The words of a Hunspell dictionary with one suffix or none. Prefixes and second suffixes are not applied. */
function* spelledWords(affixFile: string, dictionaryFile: string, endings: RegExp): Generator<string> {
  const suffixes = new Map<string, Suffix[]>()
  const aliases: string[] = []
  const kinds: string[] = []
  let flagLength = 1
  for (const line of lines(affixFile)) {
    const [kind, flag = '', strip = '', ending = '', condition] = line.trim().split(/\s+/)
    if (kind === 'FLAG' && flag === 'long') flagLength = 2
    if (kind === 'AF') aliases.push(flag)
    if (kind === 'AM') kinds.push(line)
    if (kind !== 'SFX' || condition === undefined) continue
    const bare = ending.split('/')[0]!.replace(/^0$/, '')
    if (!endings.test(bare)) continue
    const rules = suffixes.get(flag) ?? []
    suffixes.set(flag, rules)
    rules.push({ strip: strip === '0' ? '' : strip, ending: bare, condition: new RegExp(`${condition}$`, 'u') })
  }
  for (const line of lines(dictionaryFile)) {
    const [entry = '', kind = ''] = line.split(/\s+/)
    const [word = '', flagField = ''] = entry.split('/')
    if (/^\d*$/.test(word) || isDualOfLam(word, kinds[Number(kind)])) continue
    yield word
    // The first alias line is the count of aliases, so that alias n is at place n.
    const flags = aliases.length > 0 ? (aliases[Number(flagField)] ?? '') : flagField
    for (let i = 0; i < flags.length; i += flagLength)
      for (const { strip, ending, condition } of suffixes.get(flags.slice(i, i + flagLength)) ?? [])
        if (condition.test(word) && word.endsWith(strip)) yield word.slice(0, word.length - strip.length) + ending
  }
}

/** Verbs in the dual («انتقلا») are very rare, and would make every participle in «ال» look like a swapped pair. */
function isDualOfLam(word: string, kind: string | undefined): boolean {
  return word.endsWith('لا') && kind?.includes('po:verb') === true
}

type Node = { readonly edges: Map<string, { class: number; node: Node }>; id: number }

/** Incremental minimisation over sorted words (Daciuk and others, 2000), with a word's class on its last edge. */
function automaton(classes: ReadonlyMap<string, number>): Uint8Array {
  const words = [...classes.keys()].sort()
  const newNode = (): Node => ({ edges: new Map(), id: 0 })
  const root = newNode()
  const register = new Map<string, Node>()
  let nextId = 1
  const path: { parent: Node; letter: string }[] = []
  const minimiseDownTo = (depth: number) => {
    while (path.length > depth) {
      const { parent, letter } = path.pop()!
      const edge = parent.edges.get(letter)!
      if (edge.node.edges.size === 0) continue
      const signature = [...edge.node.edges].map(([l, to]) => `${l}${to.class}.${to.node.id}`).join()
      const known = register.get(signature)
      if (known) edge.node = known
      else {
        edge.node.id = nextId++
        register.set(signature, edge.node)
      }
    }
  }
  let previous = ''
  for (const word of words) {
    let shared = 0
    while (shared < word.length && word[shared] === previous[shared]) shared++
    minimiseDownTo(shared)
    let node = path.length > 0 ? path.at(-1)!.parent.edges.get(path.at(-1)!.letter)!.node : root
    for (const letter of word.slice(shared)) {
      const edge = { class: 0, node: newNode() }
      node.edges.set(letter, edge)
      path.push({ parent: node, letter })
      node = edge.node
    }
    const last = path.at(-1)!
    last.parent.edges.get(last.letter)!.class = classes.get(word)!
    previous = word
  }
  minimiseDownTo(0)
  return written(root, [...new Set(words.join(''))].sort())
}

function written(root: Node, letters: readonly string[]): Uint8Array {
  const place = new Map<Node, number>()
  const order: Node[] = []
  let next = 1
  const visit = (node: Node) => {
    if (node.edges.size === 0 || place.has(node)) return
    place.set(node, next)
    next += node.edges.size
    order.push(node)
    for (const { node: child } of node.edges.values()) visit(child)
  }
  visit(root)
  const numbers = [letters.length, ...letters.map((letter) => letter.charCodeAt(0)), 0]
  for (const node of order) {
    const edges = [...node.edges]
    for (const [i, [letter, { class: found, node: child }]] of edges.entries()) {
      const last = i === edges.length - 1 ? 1 : 0
      numbers.push((((place.get(child) ?? 0) << 9) | (found << 7) | (last << 6) | letters.indexOf(letter)) >>> 0)
    }
  }
  return new Uint8Array(Uint32Array.from(numbers).buffer)
}

const [name = '', ...files] = process.argv.slice(2)
if (files.length !== 3) throw new Error('usage: build-word-lists.ts arabic|french frequent.txt words.aff words.dic')
build(name, files[0]!, files[1]!, files[2]!)
