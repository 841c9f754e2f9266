import type { InterchangeFormat } from '../interchange-format'
import { readQti12 } from './read'

export const QTI_12: InterchangeFormat = {
  id: 'qti12',
  name: 'QTI 1.2 (Canvas)',
  extensions: ['.xml', '.qti'],
  detects: ({ root }) => (root === 'questestinterop' ? 3 : 0),
  read: ({ bytes }) => readQti12(bytes),
}
