/** Permit files for tests: whole and genuine, unless something else is said. */
import { createHash } from 'node:crypto'
import { canonicalJson } from '../canonical-json/index.ts'
import { formatVerifierKey, signerFromSeed, signNote, verifierKeyFromSeed } from '../transparency-log/index.ts'
import { PERMIT_FORMAT, type PermitDocument, type PermitFile } from './permit-document.ts'

const seed = new Uint8Array(32).fill(7)
const name = 'log.example/12345678/permits'
const signer = signerFromSeed(name, seed)
export const permitKey = formatVerifierKey(verifierKeyFromSeed(name, seed))
/** Of somebody else. */
export const otherPermitKey = formatVerifierKey(
  verifierKeyFromSeed('other.example/permits', new Uint8Array(32).fill(9)),
)
/** Of somebody else who says that they are the same. */
export const impostorKey = formatVerifierKey(verifierKeyFromSeed(name, new Uint8Array(32).fill(9)))

const label = { secrecy: 'sensitive', personal: 'none', sectors: ['health'], residency: ['MA'] } as const

/** A permit for two data sets of two owners, from 1 to 30 November 2026. */
export function aPermitDocument(said: Partial<PermitDocument> = {}): PermitDocument {
  const version = `sha256:${'1'.repeat(64)}`
  return {
    v: 1,
    kind: 'permit',
    id: 'pmt_aaaaaaaaaaaa',
    project: { id: 'prj_aaaaaaaaaaaa', kind: 'research' },
    problem: 'pb_aaaaaaaaaaaa',
    organisations: ['org_cccccccccccc'],
    purpose: 'research',
    legalBasis: 'public-mission',
    dataSets: [
      {
        dataSet: 'ds_aaaaaaaaaaaa',
        version,
        owner: 'org_aaaaaaaaaaaa',
        label: { ...label, sectors: [...label.sectors], residency: [...label.residency] },
      },
      {
        dataSet: 'ds_bbbbbbbbbbbb',
        version,
        owner: 'org_bbbbbbbbbbbb',
        label: { ...label, sectors: [...label.sectors], residency: [...label.residency] },
      },
    ],
    maxLabel: { ...label, sectors: [...label.sectors], residency: [...label.residency] },
    models: [],
    amounts: { tokens: 1_000_000 },
    egress: { countries: [], basis: null },
    personal: 'masked',
    consents: [],
    from: '2026-11-01T00:00:00.000Z',
    until: '2026-11-30T00:00:00.000Z',
    request: `sha256:${'2'.repeat(64)}`,
    grantedBy: [
      { owner: 'org_aaaaaaaaaaaa', decision: 40 },
      { owner: 'org_bbbbbbbbbbbb', decision: 41 },
    ],
    ...said,
  }
}

/** The file of a document: signed, unless other parts are said. */
export function aPermitFile(document: unknown = aPermitDocument(), said: Partial<PermitFile> = {}): PermitFile {
  const text = typeof document === 'string' ? document : canonicalJson(document)
  return {
    format: PERMIT_FORMAT,
    document: text,
    signature: signNote(`${text}\n`, [signer]),
    verifierKey: permitKey,
    digest: `sha256:${createHash('sha256').update(text, 'utf8').digest('hex')}`,
    log: { granted: 41, revoked: null },
    ...said,
  }
}
