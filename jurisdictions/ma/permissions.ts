/** Groups of permissions that several rules speak to. They stand in the rules, so the pack's digest covers them. */

/** What is in data comes to a reader. */
export const readingData = [
  'datasets:read',
  'datasets:discover',
  'knowledge:read',
  'knowledge:search',
  'assistants:ask',
  'assistants:read',
  'programmes:read',
] as const

/** Data are stored, prepared or used here. */
export const processingData = [
  'datasets:create',
  'datasets:write',
  'datasets:publish',
  'datasets:read',
  'knowledge:read',
  'knowledge:search',
  'knowledge:index',
  'knowledge:judge',
  'assistants:ask',
  'programmes:read',
] as const

/** A processing in the sense of Law 09-08 begins or goes on: everything but entering a data set and stating what it is. */
export const usingPersonalData = [
  'datasets:publish',
  'datasets:read',
  'knowledge:index',
  'knowledge:judge',
  'knowledge:read',
  'knowledge:search',
  'assistants:ask',
  'assistants:read',
  'programmes:read',
  'permits:ask',
  'permits:decide',
] as const

/** Personal data may come to stand or go abroad: with their first file, or later. */
export const movingPersonalData = [...usingPersonalData, 'datasets:write'] as const
