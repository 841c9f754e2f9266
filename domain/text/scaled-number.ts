import { Decimal } from 'decimal.js'

/**
 * A number in another unit, with all of its digits: 0.07 in percent is "7", not "7.000000000000001". For an editable
 * field, because a rounded number would be saved back.
 */
export function scaledText(value: number, scale: number): string {
  return new Decimal(value).mul(scale).toFixed()
}

/** A number in decimal digits, as in a number field: neither `0x10` nor `Infinity`. */
export function isDecimal(typed: string): boolean {
  return /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i.test(typed)
}

/** The number before scaling: what `scaledText` shows becomes the original value. NaN if it isn't a number. */
export function unscaled(shown: string, scale: number): number {
  return isDecimal(shown) ? new Decimal(shown).div(scale).toNumber() : Number.NaN
}
