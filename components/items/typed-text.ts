import { quantityText } from '@/domain/items/types/numeric/read-quantity'

/** Returns a typed answer as a single-line field shows it, including a number whose unit was entered in a separate field. */
export function typedText(response: unknown): string {
  if (typeof response === 'string') return response
  if (typeof response !== 'object' || response === null) return ''
  const { number, unit = '' } = Object(response)
  return typeof number === 'string' && typeof unit === 'string' ? quantityText({ number, unit }) : ''
}
