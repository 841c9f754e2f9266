import { plainText } from '@/domain/items/rich-text'
import {
  type ExportContext,
  type ExportedFile,
  type ExportFormat,
  LOST,
  type Losses,
  writeEach,
} from '../export-format'
import type { ExportQuestion } from '../export-question'
import { htmlTexts, imageUrlsOf } from '../export-texts'
import { firstWords } from '../problems'
import { words, type XmlNode, xml, xmlDocument } from '../write-xml'
import { writeZip } from '../write-zip'
import { type Dialect, inDialect, QTI_21_DIALECT, QTI_30_DIALECT } from './dialect'
import { type ItemBody, identifier, type Task, writeItemBody } from './write-body'

export const QTI_21_EXPORT: ExportFormat = {
  id: 'qti2',
  name: 'QTI 2.1',
  about: 'A ZIP file for TAO and other assessment systems.',
  extension: '.qti21.zip',
  mediaType: 'application/zip',
  write: (questions, context) => writeQti(questions, context, QTI_21_DIALECT),
}

export const QTI_30_EXPORT: ExportFormat = {
  id: 'qti3',
  name: 'QTI 3.0',
  about: 'A ZIP file in the current standard, to keep or for new assessment systems.',
  extension: '.qti30.zip',
  mediaType: 'application/zip',
  write: (questions, context) => writeQti(questions, context, QTI_30_DIALECT),
}

function writeQti(all: readonly ExportQuestion[], context: ExportContext, dialect: Dialect): ExportedFile {
  const { written, questions } = writeEach(all, (question, losses) => {
    const toHtml = htmlTexts(question, losses, context, (name) => `../images/${encodeURIComponent(name)}`)
    return writeItem(question, { losses, toHtml: withoutStarts(toHtml, losses) }, dialect)
  })
  const used = new Set(written.flatMap(({ question }) => imageUrlsOf(question)))
  const images = [...context.images].filter(([src]) => used.has(src)).map(([, image]) => image)
  const ids = written.map(({ question }) => identifier(question.id))
  const bytes = writeZip([
    [
      'imsmanifest.xml',
      manifest(
        ids,
        images.map(({ name }) => name),
        dialect,
      ),
    ],
    ['test.xml', testFile(context.title, ids, dialect)],
    ...written.map(({ question, part }) => [itemPath(identifier(question.id)), part] as const),
    ...images.map(({ name, bytes: content }) => [`images/${name}`, content] as const),
  ])
  return { bytes, questions }
}

/** QTI 2.1 numbers lists from 1. */
function withoutStarts(toHtml: (markdown: string) => string, losses: Losses): (markdown: string) => string {
  return (markdown) => {
    const html = toHtml(markdown)
    const plain = html.replace(/<ol start="\d+">/g, '<ol>')
    losses.addIf(plain !== html, 'Numbers of lists that don’t begin with 1.')
    return plain
  }
}

function itemPath(id: string): string {
  return `items/${id}.xml`
}

function writeItem(question: ExportQuestion, task: Task, dialect: Dialect): Uint8Array {
  const { id, stem, explanation, hints } = question
  task.losses.addIf(hints.length > 0, LOST.hints)
  const body = writeItemBody(question, task)
  return xmlDocument(
    inDialect(
      xml('assessmentItem', itemAttributes(identifier(id), firstWords(plainText(stem)), dialect), [
        ...body.declarations,
        ...outcomes(body, dialect),
        xml('itemBody', {}, body.content),
        ...body.processing(dialect),
        // An identifier that the outcome never has: the explanation is always shown.
        xml('modalFeedback', { outcomeIdentifier: 'EXPLANATION', showHide: 'hide', identifier: 'never' }, [
          xml('contentBody', {}, [{ raw: `<div>${task.toHtml(explanation)}</div>` }]),
        ]),
      ]),
      dialect,
    ),
  )
}

function itemAttributes(id: string, title: string, { namespace }: Dialect): XmlNode['attributes'] {
  return { xmlns: namespace, identifier: id, title, adaptive: 'false', timeDependent: 'false' }
}

function outcomes({ maximum, hasFeedback, isGradedByPerson }: ItemBody, dialect: Dialect): XmlNode[] {
  const score = xml(
    'outcomeDeclaration',
    {
      ...{ identifier: 'SCORE', cardinality: 'single', baseType: 'float', normalMaximum: maximum },
      ...(isGradedByPerson && dialect.hasExternalScore && { externalScored: 'human' }),
    },
    [xml('defaultValue', {}, [xml('value', {}, [words('0')])])],
  )
  const feedback = (name: string, cardinality: string) =>
    xml('outcomeDeclaration', { identifier: name, cardinality, baseType: 'identifier' })
  return [
    score,
    feedback('EXPLANATION', 'single'),
    ...(hasFeedback === null ? [] : [feedback('FEEDBACK', hasFeedback)]),
  ]
}

function testFile(title: string, ids: readonly string[], dialect: Dialect): Uint8Array {
  const items = ids.map((id) => xml('assessmentItemRef', { identifier: id, href: itemPath(id) }))
  const section = xml('assessmentSection', { identifier: 'questions', title, visible: 'true' }, items)
  const part = xml(
    'testPart',
    { identifier: 'part', navigationMode: 'nonlinear', submissionMode: 'simultaneous' },
    [section],
  )
  const test = xml('assessmentTest', { xmlns: dialect.namespace, identifier: 'test', title }, [part])
  return xmlDocument(inDialect(test, dialect))
}

function manifest(ids: readonly string[], images: readonly string[], dialect: Dialect): Uint8Array {
  const resource = (id: string, type: string, href: string, needs: readonly string[] = []) =>
    xml('resource', { identifier: id, type, href }, [
      xml('file', { href }),
      ...needs.map((identifierref) => xml('dependency', { identifierref })),
    ])
  const imageIds = images.map((_, index) => `image-${index + 1}`)
  const text = (name: string, content: string) => xml(name, {}, [words(content)])
  return xmlDocument(
    xml('manifest', { xmlns: dialect.manifestNamespace, identifier: 'casebook' }, [
      xml('metadata', {}, [
        text('schema', dialect.manifestSchema),
        text('schemaversion', dialect.manifestVersion),
      ]),
      xml('organizations'),
      xml('resources', {}, [
        resource('test', `imsqti_test_xml${dialect.resourceVersion}`, 'test.xml', [...ids, ...imageIds]),
        ...ids.map((id) => resource(id, `imsqti_item_xml${dialect.resourceVersion}`, itemPath(id))),
        ...images.map((name, index) => resource(imageIds[index] ?? '', 'webcontent', `images/${name}`)),
      ]),
    ]),
  )
}
