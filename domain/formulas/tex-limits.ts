/** The maximum length of a formula, in characters of TeX. Apart from the converter, which browsers don’t load. */
export const MAX_TEX_LENGTH = 1_000
