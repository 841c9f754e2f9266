// Pages, route handlers, and `bin/` are separate module instances in one process. What they share must be on globalThis.
const holder = globalThis as typeof globalThis & { casebook?: Map<string, unknown> }
holder.casebook ??= new Map()
const values = holder.casebook

/** Returns a value that all module instances of the process share. The first caller makes it. */
export function processWide<Value>(name: string, make: () => Value): Value {
  if (!values.has(name)) values.set(name, make())
  // Each name has one caller, so the value has the type that it makes.
  return values.get(name) as Value
}

/** A cache of what never changes. Forgets everything when it is full. */
export class BoundedCache<Value> extends Map<string, Value> {
  readonly #capacity: number

  constructor(capacity: number) {
    super()
    this.#capacity = capacity
  }

  override set(key: string, value: Value): this {
    if (this.size >= this.#capacity) this.clear()
    return super.set(key, value)
  }
}
