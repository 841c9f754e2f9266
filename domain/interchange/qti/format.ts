import type { InterchangeFormat } from '../interchange-format'
import { readQti } from './read'

export const QTI_2: InterchangeFormat = {
  id: 'qti2',
  name: 'QTI 2.1 or 2.2',
  extensions: ['.xml'],
  detects: ({ root }) => (root !== null && /^assessment(Item|Test|Section)$/.test(root) ? 3 : 0),
  read: ({ bytes }) => readQti(bytes),
}

export const QTI_3: InterchangeFormat = {
  id: 'qti3',
  name: 'QTI 3.0',
  extensions: ['.xml'],
  detects: ({ root }) => (root?.startsWith('qti-') ? 3 : 0),
  read: ({ bytes }) => readQti(bytes),
}
