/** Robertson and Spärck Jones' weight of a term that stands in `frequency` of `passages`, kept above zero as Lucene does. */
export function rarity(frequency: number, passages: number): number {
  return Math.log(1 + (passages - frequency + 0.5) / (frequency + 0.5))
}
