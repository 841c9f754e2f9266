import { Decimal } from 'decimal.js'

/**
 * A number in another unit, with all of its digits: 0.07 in percent is "7", not "7.000000000000001". For a field to be edited: a rounded
 * number would be saved back.
 */
export function scaledText(value: number, scale: number): string {
  return new Decimal(value).mul(scale).toFixed()
}

/** A number in decimal digits, as a number field holds it: neither `0x10` nor `Infinity`. */
export function isDecimal(typed: string): boolean {
  return /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i.test(typed)
}

/** The number that was scaled: what `scaledText` shows becomes the value that it was made of. NaN if it is no number. */
export function unscaled(shown: string, scale: number): number {
  return isDecimal(shown) ? new Decimal(shown).div(scale).toNumber() : Number.NaN
}
