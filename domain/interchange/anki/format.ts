import type { InterchangeFile, InterchangeFormat } from '../interchange-format'
import type { ReadResult } from '../question'
import { readAnkiCollection } from './read-collection'
import { readAnkiText } from './read-text'

export const ANKI: InterchangeFormat = {
  id: 'anki',
  name: 'Anki',
  extensions: ['.apkg', '.colpkg'],
  detects: ({ head, name, root, entries }) => {
    if (/\.(apkg|colpkg)$/.test(name) || entries?.some((entry) => /^collection\.anki2/.test(entry))) return 3
    if (root !== null || entries !== null) return 0
    if (/^#(separator|html|guid column|notetype|deck|tags)/m.test(head)) return 3
    const lines = head.split(/\r\n?|\n/).filter((line) => line.trim() !== '')
    return lines.length > 0 && lines.every((line) => line.includes('\t')) ? 2.5 : 0
  },
  read: readAnki,
}

function readAnki(file: InterchangeFile): ReadResult {
  if (file.collection) return readAnkiCollection(file.collection)
  if (!file.package && !/\.(apkg|colpkg)$/i.test(file.name)) return readAnkiText(file.bytes)
  const message =
    'The package has no collection of notes. In Anki, choose File, Export, and “Support older Anki versions”.'
  return { questions: [], problems: [{ severity: 'error', line: 0, code: 'no-collection', message }] }
}
