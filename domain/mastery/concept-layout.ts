/** A concept, with those that it builds on. */
export interface BuildingConcept {
  readonly id: string
  readonly buildsOn: readonly string[]
}

/**
 * A concept's position in the rendered map. Columns go from concepts without prerequisites to those with the most,
 * rows from the top; both start at 0.
 */
export interface PlacedConcept {
  readonly id: string
  readonly column: number
  readonly row: number
}

/**
 * Positions the concepts of a course. Each is one column right of the last of those that it builds on and, in its
 * column, as near to their height as possible (the barycenter rule of layered drawings, Sugiyama 1981). The same
 * course gives the same map.
 * @param concepts without a cycle; prerequisites that aren't included are ignored
 */
export function layoutConcepts(concepts: readonly BuildingConcept[]): PlacedConcept[] {
  const byId = new Map(concepts.map((concept) => [concept.id, concept]))
  const columns = new Map<string, number>()
  const columnOf = (id: string): number => {
    const known = columns.get(id)
    if (known !== undefined) return known
    const bases = (byId.get(id)?.buildsOn ?? []).filter((base) => byId.has(base))
    const column = bases.length === 0 ? 0 : 1 + Math.max(...bases.map(columnOf))
    columns.set(id, column)
    return column
  }
  const last = Math.max(0, ...concepts.map(({ id }) => columnOf(id)))
  const placed = new Map<string, PlacedConcept>()
  for (let column = 0; column <= last; column++) {
    const own = concepts.filter(({ id }) => columnOf(id) === column)
    const wanted = own.map(({ id, buildsOn }, index) => {
      const rows = buildsOn.flatMap((base) => placed.get(base)?.row ?? [])
      return { id, row: rows.length === 0 ? index : rows.reduce((sum, row) => sum + row, 0) / rows.length }
    })
    let free = 0
    for (const { id, row } of wanted.sort((a, b) => a.row - b.row)) {
      const position = Math.max(free, Math.floor(row))
      placed.set(id, { id, column, row: position })
      free = position + 1
    }
  }
  return concepts.flatMap(({ id }) => placed.get(id) ?? [])
}
