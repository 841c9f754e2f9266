import type { InterchangeFormat } from '../interchange-format'
import { readAiken } from './read'

export const AIKEN: InterchangeFormat = {
  id: 'aiken',
  name: 'Aiken',
  extensions: [],
  detects: ({ head }) => (/^\s*answer:/im.test(head) && /^\s*a[).]\s/im.test(head) ? 3 : 0),
  read: ({ bytes }) => readAiken(bytes),
}
