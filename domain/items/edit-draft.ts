import type { Draft } from './item-form'

export type Path = readonly (string | number)[]

/** Sets one value of a draft, creating missing objects on the path. An empty path replaces the draft. */
export function withValue(draft: Draft, path: Path, value: unknown): Draft {
  const [name, ...rest] = path
  if (name === undefined) return Object(value)
  const inner = rest.length === 0 ? value : set(draft[name], rest, value)
  return { ...draft, [name]: inner }
}

function set(target: unknown, [at, ...rest]: Path, value: unknown): unknown {
  if (at === undefined) return value
  if (typeof at === 'number') {
    const list = Array.isArray(target) ? target : []
    return list.map((entry, index) => (index === at ? set(entry, rest, value) : entry))
  }
  const inner = typeof target === 'object' && target !== null ? { ...target } : {}
  return { ...inner, [at]: set(Reflect.get(inner, at), rest, value) }
}

/** The value at a path of a draft. */
export function valueAt(draft: Draft, path: Path): unknown {
  return path.reduce<unknown>(
    (value, at) => (typeof value === 'object' && value !== null ? Reflect.get(value, at) : undefined),
    draft,
  )
}

/** A list in a draft; empty if there is none. */
export function listAt(draft: Draft, path: Path): Draft[] {
  const value = valueAt(draft, path)
  return Array.isArray(value) ? value : []
}
