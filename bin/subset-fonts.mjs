import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'

/**
 * Writes the fonts of the pages with only the letters and weights that they use. The packages have every weight, and
 * one file for all other Latin letters, of which most pages need two.
 */

const PACKAGES = 'node_modules/@fontsource-variable'
const LATIN = [
  ...['20-7E', 'A0-FF', '131', '152-153', '2C6', '2DA', '2DC'],
  ...['2000-206F', '20AC', '2122', '2191', '2193', '2212', '2215', 'FEFF', 'FFFD'],
]
/** Latin Extended-A, and the letters of Azerbaijani and Romanian outside it: names in the courses and of most users. */
const NAMES = ['100-17F', '18F', '259', '1E6-1E7', '218-21B']
/** Each file: its name, its source, and its letters as ranges of code points. */
const FONTS = [
  ['inter', 'inter/files/inter-latin-wght-normal', LATIN],
  ['inter-names', 'inter/files/inter-latin-ext-wght-normal', NAMES],
  ['source-serif', 'source-serif-4/files/source-serif-4-latin-wght-normal', LATIN],
  ['source-serif-italic', 'source-serif-4/files/source-serif-4-latin-wght-italic', LATIN],
  ['source-serif-names', 'source-serif-4/files/source-serif-4-latin-ext-wght-normal', NAMES],
]
/** The weights of the pages. `app/fonts.ts` declares them. */
const WEIGHTS = { wght: { min: 400, max: 700 } }

/** @param root the folder of the project */
export async function subsetFonts(root) {
  const { default: subsetFont } = await import('subset-font')
  const folder = path.join(root, 'generated/fonts')
  await mkdir(folder, { recursive: true })
  for (const [name, source, ranges] of FONTS) {
    const whole = await readFile(path.join(root, PACKAGES, `${source}.woff2`))
    const options = { targetFormat: 'woff2', variationAxes: WEIGHTS }
    await writeFile(
      path.join(folder, `${name}.woff2`),
      await subsetFont(whole, ranges.map(lettersOf).join(''), options),
    )
  }
}

function lettersOf(range) {
  const [first, last = first] = range.split('-').map((code) => Number.parseInt(code, 16))
  return String.fromCodePoint(...Array.from({ length: last - first + 1 }, (_, index) => first + index))
}
