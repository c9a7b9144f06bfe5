import type { Language } from '../kernel/language.ts'

/**
 * Where each page and form is, in one place for pages and routes. An address starts after its language: `/data-sets`
 * is served as `/ar/data-sets`, `/fr/data-sets`, `/en/data-sets`.
 */
export const addresses = {
  home: '/',
  ask: '/ask',
  answer: (receiptId: string) => `/answers/${encodeURIComponent(receiptId)}`,
  dataSets: '/data-sets',
  dataSet: (id: string) => `/data-sets/${encodeURIComponent(id)}`,
  dataSetVersion: (id: string, version: string) =>
    `/data-sets/${encodeURIComponent(id)}/versions/${encodeURIComponent(version)}`,
  publish: '/publish',
  rules: '/rules',
  log: '/log',
  checkReceipt: '/receipts/check',
  signIn: '/sign-in',
  signOut: '/sign-out',
  api: '/api',
  problem: (code: string) => `/problems/${encodeURIComponent(code)}`,
  accessibility: '/accessibility',
} as const

/** The address in a language: `/ar/ask`. */
export function localised(language: Language, address: string): string {
  return `/${language}${address}`
}
