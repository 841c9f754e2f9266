import { decodeHref } from '../decode'
import { type PackageFiles, QUESTION_FILE } from '../interchange-format'
import type { ProblemList } from '../problems'
import { readXml, within } from '../xml-tree'

/**
 * Finds the manifest, and reports files that it names and that are missing.
 * @returns whether there is one
 */
export function readManifest(files: PackageFiles, problems: ProblemList): boolean {
  const path = files.names.find((name) => /^imsmanifest\.xml$/i.test(name)) ?? nestedManifest(files.names)
  if (path === undefined) return false
  const folder = path.slice(0, path.lastIndexOf('/') + 1)
  if (folder !== '') {
    const message = `Everything is in the folder “${folder.slice(0, -1)}”. It was read from there.`
    problems.warn(0, 'manifest-in-folder', message)
  }
  const bytes = files.read(path)
  const root = bytes === null ? undefined : problems.attemptFile(() => readXml(bytes))
  if (root === undefined) return true
  const present = new Set(files.names.map(plainName))
  const missing = within(root, 'file')
    .map(({ attributes }) => attributes.href ?? '')
    .filter((href) => href !== '' && !/^[a-z]+:/i.test(href) && !isThere(present, folder, href))
  const isQuestion = (href: string) => QUESTION_FILE.test(href)
  const others = [...new Set(missing)].filter((href) => !isQuestion(href))
  for (const href of new Set(missing.filter(isQuestion))) {
    const message = `imsmanifest.xml names the file “${href}”, which isn’t in the package. Export it again.`
    problems.error(0, 'missing-file', message)
  }
  if (others.length > 0) {
    const some = others.slice(0, 3).join(', ')
    problems.warn(
      0,
      'missing-file',
      `${others.length} files that imsmanifest.xml names aren’t in the package: ${some}.`,
    )
  }
  return true
}

function nestedManifest(names: readonly string[]): string | undefined {
  const nested = names.filter((name) => /^[^/]+\/imsmanifest\.xml$/i.test(name))
  return nested.length === 1 ? nested[0] : undefined
}

/** Some products write spaces in the manifest and underscores in the package. */
function isThere(present: ReadonlySet<string>, folder: string, href: string): boolean {
  return present.has(plainName(folder + decodeHref(href).replace(/^\.?\//, '')))
}

function plainName(name: string): string {
  return decodeHref(name)
    .toLowerCase()
    .replace(/[\s_%-]+/g, ' ')
}
