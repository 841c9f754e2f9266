import type { InterchangeFormat } from '../interchange-format'
import { readGift } from './read'

export const GIFT: InterchangeFormat = {
  id: 'gift',
  name: 'GIFT',
  extensions: ['.gift', '.gift.txt'],
  // Other plain texts are tried first: Moodle reads any text as GIFT.
  detects: ({ head }) => (/\{[^}]*\}/.test(head) ? 2 : /^(::|\$CATEGORY:|\/\/)/m.test(head) ? 2 : 1),
  read: ({ bytes }) => readGift(bytes),
}
