/** What a record or a problem is about: our own short list, for filters. Words in `locales/`. */
export const sectors = [
  'agriculture',
  'digital-services',
  'digital-infrastructure',
  'education',
  'energy-water',
  'environment',
  'governance',
  'health',
  'research',
  'security',
  'skills',
] as const
