import { expect, test } from 'vitest'
import { embeddedName, mediaOf, packageFile } from './media-files'
import { plainText, textIn } from './text-in'

const names = new Set([
  'web_resources/Uploaded Media/a.png',
  'items/one/b.png',
  'images/c.png',
  'x/c.png',
  'd/e/f.png',
])

test.each([
  ['$IMS-CC-FILEBASE$/Uploaded Media/a.png?canvas_download=1', 'q.xml', 'web_resources/Uploaded Media/a.png'],
  ['%24IMS-CC-FILEBASE%24/Uploaded Media/a.png', undefined, 'web_resources/Uploaded Media/a.png'],
  ['b.png', 'items/one/item.xml', 'items/one/b.png'],
  ['../../images/c.png', 'items/one/item.xml', 'images/c.png'],
  ['f.png', 'item.xml', 'd/e/f.png'],
  ['c.png', 'item.xml', null],
  ['../../../etc/passwd', 'item.xml', null],
  ['https://example.org/images/c.png', 'item.xml', null],
  ['data:image/png', 'item.xml', null],
])('%s in %s is %s', (source, entry, name) => {
  expect(packageFile(source, entry, names)).toBe(name)
})

test('an embedded file is named after its mark', () => {
  expect(embeddedName('@@PLUGINFILE@@/red dot.png')).toBe('red dot.png')
  expect(embeddedName('red dot.png')).toBeNull()
})

test('media of all texts are listed once', () => {
  const picture = textIn('<img src="a.png" alt="A">', 'html')
  const question = {
    ...({ line: 1, type: 'single-choice', title: null } as const),
    stem: { text: picture, format: 'html' as const },
    options: [{ text: plainText('x'), feedback: textIn('<img src="b.png">', 'html') }, { text: picture }],
  }
  expect(
    mediaOf(question)
      .map(({ source }) => source)
      .sort(),
  ).toEqual(['a.png', 'b.png'])
})
