import { quantityText } from '@/domain/grading/numeric/read-quantity'

/** What a field of one line shows of a typed answer, also of a number that was given with its unit in a field of its own. */
export function typedText(response: unknown): string {
  if (typeof response === 'string') return response
  if (typeof response !== 'object' || response === null) return ''
  const { number, unit = '' } = Object(response)
  return typeof number === 'string' && typeof unit === 'string' ? quantityText({ number, unit }) : ''
}
