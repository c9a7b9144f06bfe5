/**
 * A value from data inside plain text (a title, an attribute, a line on a terminal), so that its direction cannot move
 * its neighbours: U+2068 FIRST STRONG ISOLATE ... U+2069 (UAX #9). In HTML the same is `<bdi>`.
 * Direction characters inside the value are dropped: an unbalanced one would end the isolate.
 */
export function isolate(text: string): string {
  return `\u2068${text.replace(/[\u202a-\u202e\u2066-\u2069]/g, '')}\u2069`
}
