import { type Label, openLabel, personalKinds, secrecies } from '../../kernel/label.ts'

/**
 * The most that somebody may read, as a label that may hold every sector. Its `residency` says where the data will be
 * processed when they read it.
 */
export type Clearance = Omit<Label, 'sectors'> & { readonly sectors: 'every' | readonly string[] }

/**
 * The label of what is made from things with these labels: the most secret, the most personal, all sectors, and only
 * where every one of them may be processed. Of nothing it is the open label. Sets come sorted, so that equal labels are
 * equal values.
 */
export function join(...labels: readonly Label[]): Label {
  return labels.reduce(joinTwo, openLabel)
}

function joinTwo(one: Label, other: Label): Label {
  return {
    secrecy: higher(secrecies, one.secrecy, other.secrecy),
    personal: higher(personalKinds, one.personal, other.personal),
    sectors: [...new Set([...one.sectors, ...other.sectors])].sort(),
    residency: placesInBoth(one.residency, other.residency),
  }
}

/**
 * Whether what is labelled `lower` may flow to where `upper` is allowed: the order of the lattice. Fewer places are a
 * higher label, so `upper.residency` must lie within `lower.residency`.
 */
export function covers(upper: Clearance, lower: Label): boolean {
  return (
    secrecies.indexOf(upper.secrecy) >= secrecies.indexOf(lower.secrecy) &&
    personalKinds.indexOf(upper.personal) >= personalKinds.indexOf(lower.personal) &&
    holdsSectors(upper.sectors, lower.sectors) &&
    mayBeProcessedIn(lower.residency, upper.residency)
  )
}

function higher<Kind extends string>(order: readonly Kind[], one: Kind, other: Kind): Kind {
  return order.indexOf(one) >= order.indexOf(other) ? one : other
}

function holdsSectors(upper: Clearance['sectors'], lower: readonly string[]): boolean {
  return upper === 'every' || lower.every((sector) => upper.includes(sector))
}

function placesInBoth(one: Label['residency'], other: Label['residency']): Label['residency'] {
  if (one === 'anywhere') return other === 'anywhere' ? other : [...new Set(other)].sort()
  if (other === 'anywhere') return [...new Set(one)].sort()
  return [...new Set(one.filter((place) => other.includes(place)))].sort()
}

function mayBeProcessedIn(allowed: Label['residency'], places: Label['residency']): boolean {
  if (allowed === 'anywhere') return true
  return places !== 'anywhere' && places.every((place) => allowed.includes(place))
}
