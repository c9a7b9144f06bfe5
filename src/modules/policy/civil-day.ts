/** Time zones differ from UTC by whole quarters of an hour, so a day begins on one. */
const quarterMs = 15 * 60_000

/**
 * Tells which day it is in a country (ISO 3166-1 alpha-2), as ISO 8601: `2026-11-21`. Of a country with several time zones
 * it is the latest day, so that what holds until a day ends there first.
 *
 * @throws RangeError for a country without a time zone.
 */
export function civilDayIn(country: string): (at: Date) => string {
  const zones = new Intl.Locale(`und-${country}`).getTimeZones() ?? []
  if (zones.length === 0) throw new RangeError(`${country} has no time zone`)
  const formats = zones.map((timeZone) => new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }))

  let known: { readonly quarter: number; readonly day: string } | undefined
  return (at) => {
    const quarter = Math.floor(at.getTime() / quarterMs)
    if (known?.quarter !== quarter) {
      const days = formats.map((format) => format.format(at)).sort()
      known = { quarter, day: days.at(-1)! }
    }
    return known.day
  }
}
