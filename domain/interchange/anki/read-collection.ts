import type { AnkiCollection } from '../interchange-format'
import { ProblemList } from '../problems'
import type { ReadQuestion, ReadResult } from '../question'
import { readNote } from './note'

/** In databases, fields and the parts of a deck’s name are separated by this. */
const SEPARATOR = '\u001f'

/** Reads the notes of a collection. Scheduling isn’t read. */
export function readAnkiCollection({ notes, notetypes }: AnkiCollection): ReadResult {
  const problems = new ProblemList()
  const questions: ReadQuestion[] = []
  for (const note of notes) {
    const notetype = notetypes[note.notetype]
    const texts = note.fields.split(SEPARATOR)
    const question = problems.attempt(0, texts[0]?.slice(0, 60), () =>
      readNote({
        line: 0,
        fields: texts.map((text, index) => ({ name: notetype?.fields[index] ?? `Field ${index + 1}`, text })),
        isHtml: true,
        ...{ guid: note.guid, notetype: notetype?.name ?? '', tags: note.tags },
        deck: note.deck.split(note.deck.includes(SEPARATOR) ? SEPARATOR : '::'),
        needsBack: false,
        isCloze: notetype?.isCloze ?? false,
      }),
    )
    if (question) questions.push(question)
  }
  return { questions, problems: problems.list }
}
