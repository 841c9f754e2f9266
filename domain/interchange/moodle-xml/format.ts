import type { InterchangeFormat } from '../interchange-format'
import { readMoodleXml } from './read'

const ROOTS = new Set(['quiz', 'question', 'questions', 'question_categories', 'question_bank'])

export const MOODLE_XML: InterchangeFormat = {
  id: 'moodle-xml',
  name: 'Moodle XML',
  extensions: ['.xml'],
  detects: ({ root }) => (root === null ? 0 : root === 'quiz' ? 3 : ROOTS.has(root) ? 2 : 1),
  read: ({ bytes }) => readMoodleXml(bytes),
}
