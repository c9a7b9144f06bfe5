import { expect, test } from 'vitest'
import { reveal } from './concealed.ts'
import { foldLogin, NewLogin } from './login.ts'
import { GivenPassword, isGuessable, NewPassword } from './password.ts'

const who = { login: 'amina.bennis', name: 'Amina El Fassi' }

test.each([
  'password1234',
  'Pa$$w0rd1234!',
  'passwordpassword',
  'motdepasse2026',
  'Azertyuiop123',
  '123456789012',
  'aaaaaaaaaaaaaaaa',
  'abababababababab',
  'Casablanca2026!!',
  'AminaElFassi1990',
  'amina.bennis.2026',
  'fassi amina 12345',
  'كلمة المرور 2026',
  'المغرب المغرب المغرب',
  'بسم الله الرحمن الرحيم',
  'P4ssw0rd!!2026',
])('%s is found early by whoever guesses', (password) => {
  expect(isGuessable(password, who)).toBe(true)
})

test.each([
  'violet kettle under nine bridges',
  'أربعة آبار وخطّارة واحدة',
  'tqK9-vvPz-0sWm',
  'le chat dort sur la passerelle',
  'ⴰⵣⵓⵍ ⵏ ⵓⵎⵓⵔ ⵉⴷⵔⴰⵔⵏ',
])('%s is not', (password) => {
  expect(isGuessable(password, who)).toBe(false)
})

test('characters are counted after normalisation, from 12 to 1024', () => {
  const length = (text: string) => {
    const read = NewPassword.safeParse(text)
    return read.success ? [...reveal(read.data)].length : read.error.issues.map((issue) => issue.code).join()
  }
  expect(length('é'.normalize('NFD').repeat(12))).toBe(12)
  expect(length('é'.normalize('NFD').repeat(11))).toBe('too_small')
  expect(length('🐟'.repeat(12))).toBe(12)
  expect(length('🐟'.repeat(11))).toBe('too_small')
  expect(length('x'.repeat(1024))).toBe(1024)
  expect(length('x'.repeat(1025))).toBe('too_big')
  expect(length('x'.repeat(1_000_000))).toBe('too_big')
})

test('spaces of every kind are one, and everything else stays as it is', () => {
  expect(reveal(GivenPassword.parse(' a\u00a0B\u3000ـٌ '))).toBe(' a B ـٌ ')
})

test('half a surrogate pair is no password', () => {
  expect(GivenPassword.safeParse('\ud800xxxxxxxxxxxx').success).toBe(false)
})

test('nothing that is printed or written as JSON shows what is concealed', () => {
  const password = GivenPassword.parse('violet kettle')
  expect(JSON.stringify({ password })).toBe('{"password":{}}')
  expect(String(Object.entries(password))).toBe('')
})

test.each(['amina', 'Amina.B', 'أمينة', 'a-b_c@d.ma', 'ⴰⵎⵉⵏⴰ'])('%s may be a login', (login) => {
  expect(NewLogin.safeParse(login).success).toBe(true)
})

test.each(['ab', 'a b c', '.amina', '<script>', 'amina\u202e', 'ami\nna', 'x'.repeat(65), '\u064e\u064f\u0650', ''])(
  '%j may not',
  (login) => {
    expect(NewLogin.safeParse(login).success).toBe(false)
  },
)

test('what looks alike is one login', () => {
  expect(new Set(['Amina', 'AMINA', 'ａｍｉｎａ', 'amína', 'ami\u200dna'].map(foldLogin)).size).toBe(1)
  expect(new Set(['أمينة', 'أَمِينَة', 'أميـنة', 'امينة'].map(foldLogin)).size).toBe(1)
})
