import localFont from 'next/font/local'

// Served from this site, never from another host. `bin/subset-fonts.mjs` writes the files, with the letters of English and
// those of most names; the rest of Latin loads only if a page has such letters.
// The loader requires literals, so ranges are repeated.

// `optional`: a font that loads late is used from the next page on, so that lines never move while someone reads. None is
// preloaded, because on a slow connection it would delay the styles, and with them the first paint.
const sourceSerif = localFont({
  src: '../generated/fonts/source-serif.woff2',
  weight: '400 700',
  style: 'normal',
  variable: '--font-source-serif',
  adjustFontFallback: 'Times New Roman',
  display: 'optional',
  preload: false,
})

const sourceSerifItalic = localFont({
  src: '../generated/fonts/source-serif-italic.woff2',
  weight: '400 700',
  style: 'italic',
  variable: '--font-source-serif-italic',
  adjustFontFallback: false,
  display: 'optional',
  preload: false,
})

const sourceSerifNames = localFont({
  src: '../generated/fonts/source-serif-names.woff2',
  weight: '400 700',
  variable: '--font-source-serif-names',
  declarations: [{ prop: 'unicode-range', value: 'U+0100-017F, U+018F, U+01E6-01E7, U+0218-021B, U+0259' }],
  adjustFontFallback: false,
  display: 'optional',
  preload: false,
})

const sourceSerifExt = localFont({
  src: '../node_modules/@fontsource-variable/source-serif-4/files/source-serif-4-latin-ext-wght-normal.woff2',
  weight: '200 900',
  variable: '--font-source-serif-ext',
  declarations: [
    {
      prop: 'unicode-range',
      value:
        'U+0180-018E, U+0190-01E5, U+01E8-0217, U+021C-0258, U+025A-02BA, U+02BD-02C5, U+02C7-02CC, U+02CE-02D7, U+02DD-02FF, U+0304, U+0308, U+0329, U+1D00-1DBF, U+1E00-1E9F, U+1EF2-1EFF, U+2020, U+20A0-20AB, U+20AD-20C0, U+2113, U+2C60-2C7F, U+A720-A7FF',
    },
  ],
  adjustFontFallback: false,
  display: 'optional',
  preload: false,
})

const inter = localFont({
  src: '../generated/fonts/inter.woff2',
  weight: '400 700',
  variable: '--font-inter',
  adjustFontFallback: 'Arial',
  display: 'optional',
  preload: false,
})

const interNames = localFont({
  src: '../generated/fonts/inter-names.woff2',
  weight: '400 700',
  variable: '--font-inter-names',
  declarations: [{ prop: 'unicode-range', value: 'U+0100-017F, U+018F, U+01E6-01E7, U+0218-021B, U+0259' }],
  adjustFontFallback: false,
  display: 'optional',
  preload: false,
})

const interExt = localFont({
  src: '../node_modules/@fontsource-variable/inter/files/inter-latin-ext-wght-normal.woff2',
  weight: '100 900',
  variable: '--font-inter-ext',
  declarations: [
    {
      prop: 'unicode-range',
      value:
        'U+0180-018E, U+0190-01E5, U+01E8-0217, U+021C-0258, U+025A-02BA, U+02BD-02C5, U+02C7-02CC, U+02CE-02D7, U+02DD-02FF, U+0304, U+0308, U+0329, U+1D00-1DBF, U+1E00-1E9F, U+1EF2-1EFF, U+2020, U+20A0-20AB, U+20AD-20C0, U+2113, U+2C60-2C7F, U+A720-A7FF',
    },
  ],
  adjustFontFallback: false,
  display: 'optional',
  preload: false,
})

export const fontClassName = [
  ...[sourceSerif, sourceSerifItalic, sourceSerifNames, sourceSerifExt],
  ...[inter, interNames, interExt],
]
  .map((font) => font.variable)
  .join(' ')
