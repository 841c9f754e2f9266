import { expect, test } from 'vitest'
import { FileError } from './problems'
import { child, contentHtml, elements, parseXml, wordsOf } from './xml-tree'

function failure(text: string): string {
  try {
    parseXml(text)
    return 'read'
  } catch (error) {
    if (!(error instanceof FileError)) throw error
    return `${error.line} ${error.code}`
  }
}

test('elements know the line where their start tag begins', () => {
  const root = parseXml('<?xml version="1.0"?>\n<a\n  x="1">\n  <b\n/><ns:c>text</ns:c>\n</a>')
  expect([root, ...elements(root)].map(({ name, line }) => `${name} ${line}`)).toEqual(['a 2', 'b 4', 'c 5'])
  expect(root.attributes).toEqual({ x: '1' })
  expect(wordsOf(child(root, 'c'))).toBe('text')
})

test('content becomes HTML; void elements stay open, empty ones are closed', () => {
  const root = parseXml('<a>1 &lt; 2<br/><i/><img src="a&quot;b"/></a>')
  expect(contentHtml(root)).toBe('1 &lt; 2<br><i></i><img src="a&quot;b">')
})

test('a DOCTYPE is skipped; entities are never expanded', () => {
  expect(failure('<!DOCTYPE a SYSTEM "http://example.org/a.dtd" [\n<!ELEMENT a ANY>\n]>\n<a/>')).toBe('read')
  expect(failure('<!DOCTYPE a [\n<!ENTITY x SYSTEM "file:///etc/hostname">]>\n<a>&x;</a>')).toBe(
    '2 entities-refused',
  )
  const laughs = '<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;">]><a>&c;</a>'
  expect(failure(laughs)).toBe('1 entities-refused')
  expect(failure('<a>\n&nbsp;</a>')).toBe('2 unknown-entity')
})

test('broken XML is reported with its line', () => {
  expect(failure('<a>\n<b></a>')).toBe('2 not-well-formed')
  expect(failure('<a>\n<b>')).toBe('2 not-well-formed')
  expect(failure('<a x=1/>')).toBe('1 not-well-formed')
  expect(failure('<a>\0</a>')).toBe('1 not-well-formed')
  expect(failure('text')).toBe('1 not-well-formed')
})

test('100 nested elements are read, 101 aren’t', () => {
  const nested = (depth: number) => '<a>'.repeat(depth) + '</a>'.repeat(depth)
  expect(failure(nested(100))).toBe('read')
  expect(failure(nested(101))).toBe('1 too-deep')
})
