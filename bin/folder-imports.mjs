import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'

/**
 * Which folders directly under `root` import which others, each pair once. Tests are left out.
 * @param {string} root a folder of the project, such as `server`
 * @returns {Promise<[from: string, to: string][]>}
 */
export async function folderImports(root) {
  /** @type {Map<string, [string, string]>} */
  const edges = new Map()
  for (const file of await readdir(root, { recursive: true })) {
    const [from = ''] = file.split(path.sep)
    if (!/(?<!\.test)\.tsx?$/.test(file)) continue
    const text = await readFile(path.join(root, file), 'utf8')
    for (const [, to = ''] of text.matchAll(new RegExp(`['"]@/${root}/([\\w-]+)/`, 'g')))
      if (to !== from) edges.set(`${from} ${to}`, [from, to])
  }
  return [...edges.values()]
}
