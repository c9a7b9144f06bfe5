import { gzipSync } from 'node:zlib'
import { type DefaultTreeAdapterMap, parse } from 'parse5'
import { expect, test } from 'vitest'
import { loadAssets } from './assets.ts'
import { problemPage } from './problems/problem-page.tsx'
import { aFrame, everyPage, everyPageInEveryLanguage } from './testing.ts'

type Node = DefaultTreeAdapterMap['node']
type Element = DefaultTreeAdapterMap['element']

const text = 'وثيقة Mistral AI'
const hostile = `</p><script>alert(1)</script><img src=x onerror=alert(1)>"' onmouseover="x`
const pages = everyPageInEveryLanguage(text)
const failed = [
  'judged-accept-refused',
  'judged-correct-refused',
  'new-assistant-refused',
  'desk-import-unread',
  'desk-import-done',
  'ask-refused',
  'publish-details-refused',
  'publish-files',
  'label-refused',
  'protection-refused',
  'sign-in-without-link',
  'account-refused',
  'account-codes-refused',
  'decision-to-open-refused',
  'need-refused',
  'propose-need-refused',
  'desk-refused',
  'desk-invalid',
  'organisation-refused',
  'organisation-edit-refused',
  'people-refused',
  'person-erasure-refused',
  'invitation-over',
  'keys-refused',
  'consents-refused',
  'new-project-refused',
  'project-refused',
  'question-refused',
  'request-decision-refused',
  'permit-refused',
  'new-task-refused',
  'new-plan-refused',
  'new-plan-no-system',
  'new-plan-check-refused',
  'plan-refused',
  'run-refused',
  'reviews-refused',
  'endpoints-refused',
  'report-incident-refused',
  'contest-answer-refused',
  'reported-incident-refused',
  'open-contest-refused',
  'register-entry-stopped',
  'register-new-refused',
  'register-declare-refused',
  'register-risk-refused',
  'approval-refused',
  'solution-refused',
  'error',
  'error-unexpected',
]
const errorPrefix = { ar: 'خطأ:', fr: 'Erreur\u00a0:', en: 'Error:' }

function elements(html: string): Element[] {
  const found: Element[] = []
  const visit = (node: Node): void => {
    if ('tagName' in node) found.push(node)
    if ('childNodes' in node) node.childNodes.forEach(visit)
  }
  visit(parse(html))
  return found
}

function elementsIn(element: Element): Element[] {
  return element.childNodes.flatMap((node) => ('tagName' in node ? [node, ...elementsIn(node)] : []))
}

function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((attr) => attr.name === name)?.value
}

function textOf(node: Node): string {
  if ('value' in node) return node.value
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : ''
}

const parsedPages = pages.map((page) => ({ ...page, all: elements(page.html) }))

test('a page says its language and direction', () => {
  for (const { language, name, all } of parsedPages) {
    const said = [attribute(all[0]!, 'lang'), attribute(all[0]!, 'dir')]
    const expected = [{ ar: 'ar-MA', fr: 'fr-MA', en: 'en' }[language], language === 'ar' ? 'rtl' : 'ltr']
    expect(said, `${language} ${name}`).toEqual(expected)
  }
})

test('a page has one first heading, the landmarks, and the skip link before everything', () => {
  for (const { language, name, all } of parsedPages) {
    const count = (tag: string) => all.filter(({ tagName }) => tagName === tag).length
    expect([count('h1'), count('header'), count('main'), count('footer')], `${language} ${name}`).toEqual([1, 1, 1, 1])
    expect(attribute(all.find(({ tagName }) => tagName === 'a')!, 'href'), `${language} ${name}`).toBe('#main')
  }
})

test('a title starts by saying so when the page has errors', () => {
  for (const { language, name, all } of parsedPages) {
    const title = textOf(all.find(({ tagName }) => tagName === 'title')!)
    expect(title.startsWith(errorPrefix[language]), `${language} ${name}`).toBe(failed.includes(name))
  }
})

test('a page carries no inline script or style, so that a strict policy holds', () => {
  for (const { language, name, all } of parsedPages) {
    expect(all.filter(({ tagName }) => tagName === 'style')).toEqual([])
    const inline = all.flatMap(({ attrs }) => attrs.filter((attr) => /^(style|on.*)$/.test(attr.name)))
    expect(inline, `${language} ${name}`).toEqual([])
    const scripts = all.filter(({ tagName }) => tagName === 'script')
    expect(scripts.map((script) => [attribute(script, 'src'), textOf(script)])).toEqual([['/assets/islands.js', '']])
  }
})

test('no sentence is missing and no value comes unformatted', () => {
  for (const { language, name, html } of pages) {
    expect(textOf(parse(html)), `${language} ${name}`).not.toMatch(/⟦|NaN|undefined|ليس رقم|\[object/)
  }
})

test('every reference inside a page leads somewhere, and no name is given twice', () => {
  for (const { language, name, all } of parsedPages) {
    const ids = all.map((element) => attribute(element, 'id')).filter((id) => id !== undefined)
    const references = all.flatMap((element) => [
      ...['for', 'aria-labelledby', 'aria-describedby'].flatMap((attr) => attribute(element, attr)?.split(' ') ?? []),
      ...(attribute(element, 'href')?.startsWith('#') ? [attribute(element, 'href')!.slice(1)] : []),
    ])
    expect(
      ids.filter((id, at) => ids.indexOf(id) !== at),
      `${language} ${name}`,
    ).toEqual([])
    expect(
      references.filter((id) => !ids.includes(id)),
      `${language} ${name}`,
    ).toEqual([])
  }
})

test('every form that posts carries the token', () => {
  for (const { language, name, all } of parsedPages) {
    for (const form of all.filter((element) => attribute(element, 'method') === 'post')) {
      const token = elementsIn(form).find((input) => attribute(input, 'name') === 'csrf')
      expect(token && attribute(token, 'value'), `${language} ${name}`).toBe('a-token')
    }
  }
})

test('hostile text stays text', () => {
  for (const { language, name, html } of everyPageInEveryLanguage(hostile)) {
    const all = elements(html)
    // The picture of a page is ours; its name is the document's.
    const pictures = all.filter((element) => element.tagName === 'img' && attribute(element, 'class') !== 'page-image')
    expect(pictures, `${language} ${name}`).toEqual([])
    expect(all.filter(({ tagName }) => tagName === 'script')).toHaveLength(1)
    expect(all.flatMap(({ attrs }) => attrs.filter((attr) => attr.name.startsWith('on')))).toEqual([])
  }
})

test('text that people wrote keeps its own direction', () => {
  const keepsDirection = (element: Element) =>
    ['bdi', 'title', 'option'].includes(element.tagName) || attribute(element, 'dir') !== undefined
  const bare = (node: Node): string[] => {
    if ('value' in node)
      return [node.value.replace(/\u2068[^\u2069]*\u2069/g, '')].filter((said) => said.includes(text))
    if ('tagName' in node && node.tagName !== 'html' && keepsDirection(node)) return []
    return 'childNodes' in node ? node.childNodes.flatMap(bare) : []
  }
  for (const { language, name, html } of pages) expect(bare(parse(html)), `${language} ${name}`).toEqual([])
})

test('a page weighs at most 30 KB with its style sheet, compressed', async () => {
  const { addresses, byPath } = await loadAssets()
  const style = gzipSync(byPath.get(addresses.style)!.bytes).length

  for (const { language, name, html } of pages) {
    expect(gzipSync(html).length + style, `${language} ${name}`).toBeLessThanOrEqual(30 * 1024)
  }
})

test('what was typed comes back with what is wrong beside it', () => {
  const html = everyPage('ar', text)['publish-details-refused']!
  const all = elements(html)
  const title = all.find((element) => attribute(element, 'name') === 'titles.ar')!
  const summary = all.find((element) => attribute(element, 'role') === 'alert')!

  expect(attribute(title, 'value')).toBe(text)
  expect(attribute(title, 'aria-invalid')).toBe('true')
  expect(attribute(title, 'aria-describedby')).toBe('field-titles-ar-fault')
  expect(elementsIn(summary).map((element) => attribute(element, 'href'))).toContain('#field-titles-ar')
  expect(attribute(summary, 'autofocus')).toBeDefined()
})

test('the language links keep the person on the page, with its query', () => {
  const html = problemPage(aFrame('ar', { address: '/data-sets?page=2' }), { code: 'request.invalid', status: 400 })
  const links = elements(html).filter((element) => attribute(element, 'hreflang'))

  expect(links.map((link) => attribute(link, 'href'))).toEqual([
    '/ar/data-sets?page=2',
    '/fr/data-sets?page=2',
    '/en/data-sets?page=2',
  ])
})

test('questions whose answer is in another language are not offered', () => {
  expect(everyPage('ar', text).home).not.toContain('in another language')
})

test('every page says that the site is not official, until somebody runs it', () => {
  const operator = { name: 'وكالة', contact: { name: 'مكتب', href: 'mailto:a@example.org' } }
  const site = { ...aFrame('ar').site, operator }
  const data = { code: 'request.invalid', status: 400 }

  for (const { language, html } of pages) {
    expect(html).toContain({ ar: 'ليس موقعا رسميا.', fr: 'Site non officiel.', en: 'Not an official site.' }[language])
  }
  const operated = problemPage(aFrame('ar', { site }), data)
  expect(operated).not.toContain('ليس موقعا رسميا')
  expect(operated).toContain('mailto:a@example.org')
  expect(operated).not.toContain('لم يُملأ بعد')
})
