/** Node's own module loader, which runs `bin/`, puts the default export of such a package one level deeper. */
export function defaultOf<T>(imported: T): T {
  return Reflect.get(Object(imported), 'default') ?? imported
}
