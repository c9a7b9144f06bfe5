import { expect, test } from 'vitest'
import { aFrame } from '../testing.ts'
import { everyPermitPage } from './testing.ts'

const pages = everyPermitPage('en', 'نص', aFrame('en'))

test('whoever decides reads what each consent is for, and whether it covers the request', () => {
  const page = pages['request-to-decide']!
  expect(page).toMatch(/cns_aaaabbbbcccc.*?Covers this request.*?Scientific research.*?2027/s)
  expect(page).toMatch(/cns_ddddeeeeffff.*?Does not cover this request.*?Statistics.*?2027/s)
  expect(page).toMatch(/cns_gggghhhhiiii.*?Does not cover this request.*?No consent in force/s)
})

test('a permit that does not name the reader’s organisation says so, and not how to use it', () => {
  expect(pages.permit).toContain('Jazari-Permit')
  expect(pages.permit).not.toContain('before your organisation joined')
  expect(pages['permit-of-others']).toContain('before your organisation joined')
  expect(pages['permit-of-others']).not.toContain('Jazari-Permit')
})

test('a project names the organisations that joined after a permit was granted', () => {
  expect(pages.project).toContain('Members of those that joined since need a new one')
  expect(pages['project-refused']).not.toContain('Members of those that joined since')
})

test('the signed text is not offered to whoever may not know of all data in it', () => {
  expect(pages.permit).toContain('jazari verify')
  expect(pages['permit-revoked']).not.toContain('jazari verify')
  expect(pages['permit-revoked']).toContain('names other data that you may not know of')
})

test('the own workspace leads to what was decided of the reader’s calls, also before they have any project', () => {
  for (const name of ['workspace', 'workspace-empty']) {
    expect(pages[name]).toMatch(/<a href="\/en\/decisions">Your decisions<\/a>/)
  }
})
