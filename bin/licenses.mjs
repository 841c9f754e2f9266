/** The licenses of the packages in a lockfile. */

/** @typedef {{ version?: string, license?: string, integrity?: string, optional?: boolean, dev?: boolean, os?: string[] }} Entry */

/**
 * Lists the packages of a lockfile. Those of other platforms have no license there; they have that of their parent.
 * @param {{ packages: Record<string, Entry> }} lock
 * @returns {(Entry & { name: string })[]}
 */
export function listPackages(lock) {
  return Object.entries(lock.packages)
    .filter(([path]) => path !== '')
    .map(([path, entry]) => ({ ...entry, name: path.split('node_modules/').at(-1) ?? path }))
}

/**
 * Finds packages whose license would apply to the whole product. The LGPL doesn't: we only load such a library.
 * @param {Parameters<typeof listPackages>[0]} lock
 */
export function findCopyleft(lock) {
  return listPackages(lock).filter(({ license = '' }) => /(^|[^L])A?GPL/.test(license))
}

/**
 * One line for each package of the product, by license.
 * @param {Parameters<typeof listPackages>[0]} lock
 */
export function formatLicenses(lock) {
  const lines = listPackages(lock)
    .filter(({ dev }) => !dev)
    .map(({ name, version, license = 'same as its parent' }) => `${license}\t${name}@${version}`)
  return `${[...new Set(lines)].sort().join('\n')}\n`
}
