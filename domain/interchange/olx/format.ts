import type { InterchangeFormat } from '../interchange-format'
import { readOlx } from './read'

export const OLX: InterchangeFormat = {
  id: 'olx',
  name: 'Open edX (OLX)',
  extensions: ['.xml'],
  detects: ({ root }) => (root === 'problem' ? 3 : root === 'library' || root === 'vertical' ? 2 : 0),
  read: ({ bytes }) => readOlx(bytes),
}
