import type { InterchangeFormat } from '../interchange-format'
import { readCloze } from './read'

export const CLOZE: InterchangeFormat = {
  id: 'cloze',
  name: 'Moodle embedded answers (cloze)',
  extensions: [],
  detects: ({ head }) => (/\{\d*:[A-Z_]{2,}:/.test(head) ? 3 : 0),
  read: ({ bytes }) => readCloze(bytes),
}
