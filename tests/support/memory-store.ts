/** Stands in for `idb-keyval` in tests without a browser. */

const values = new Map<string, unknown>()

export const createStore = () => ({})
export const get = async (key: string) => values.get(key)
export const getMany = async (names: string[]) => names.map((name) => values.get(name))
export const keys = async () => [...values.keys()]
export const set = async (key: string, value: unknown) => void values.set(key, structuredClone(value))
export const delMany = async (names: string[]) => {
  for (const name of names) values.delete(name)
}
export const update = async (key: string, change: (value: unknown) => unknown) => {
  const changed = change(structuredClone(values.get(key)))
  if (changed === undefined) values.delete(key)
  else values.set(key, changed)
}
