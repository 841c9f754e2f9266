const LOWERED: Record<string, string> = {
  ...digits('₀₁₂₃₄₅₆₇₈₉'),
  ...{ '+': '₊', '-': '₋', '−': '₋', '=': '₌', '(': '₍', ')': '₎' },
  ...{
    a: 'ₐ',
    e: 'ₑ',
    o: 'ₒ',
    x: 'ₓ',
    h: 'ₕ',
    k: 'ₖ',
    l: 'ₗ',
    m: 'ₘ',
    n: 'ₙ',
    p: 'ₚ',
    s: 'ₛ',
    t: 'ₜ',
    i: 'ᵢ',
    r: 'ᵣ',
    u: 'ᵤ',
    v: 'ᵥ',
    j: 'ⱼ',
  },
}

const RAISED: Record<string, string> = {
  ...digits('⁰¹²³⁴⁵⁶⁷⁸⁹'),
  ...{ '+': '⁺', '-': '⁻', '−': '⁻', '=': '⁼', '(': '⁽', ')': '⁾', n: 'ⁿ', i: 'ⁱ' },
}

/** H₂O: as Unicode if every letter has a lowered form, otherwise as it is. */
export function lower(text: string): string {
  return replaceAll(text, LOWERED)
}

/** m²: as Unicode if every letter has a raised form, otherwise as it is. */
export function raise(text: string): string {
  return replaceAll(text, RAISED)
}

function replaceAll(text: string, forms: Record<string, string>): string {
  const signs = [...text].map((sign) => (/\s/.test(sign) ? sign : forms[sign]))
  return signs.includes(undefined) ? text : signs.join('')
}

function digits(forms: string): Record<string, string> {
  return Object.fromEntries([...forms].map((form, digit) => [String(digit), form]))
}
