import type { VNode } from 'preact'
import { whatYouAllow } from '../people/what-you-allow.tsx'
import type { Visit } from '../routes/visit.ts'

/** A part of the account page that another subject fills: what it shows to whoever visits. */
export type AccountSection = (visit: Visit) => Promise<VNode>

/** In the order of the page, after sessions and failed attempts: keys of programs, consents. Add yours here. */
export const furtherSections: readonly AccountSection[] = [async ({ frame }) => whatYouAllow(frame)]
