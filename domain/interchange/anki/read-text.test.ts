import { expect, test } from 'vitest'
import { toPlain } from '../rich-text'
import { readAnkiText } from './read-text'

const read = (text: string) => {
  const { questions, problems } = readAnkiText(new TextEncoder().encode(text))
  return {
    questions: toPlain(questions) as Record<string, unknown>[],
    problems: problems.map(({ line, code }) => `${line} ${code}`),
  }
}

test('headers name the separator and the columns', () => {
  const { questions, problems } = read(
    `#separator:Semicolon\n#html:true\n#guid column:1\n#notetype column:2\n#deck column:3\n#tags column:6\n` +
      `g1;Basic (and reversed card);A::B;<b>Front</b> x;Back [sound:a.mp3];t1 t2\n` +
      `g2;Cloze;A;"Two ""lines"";\n{{c1::here::hint}}";extra;\n`,
  )
  expect(problems).toEqual([])
  expect(questions[0]).toMatchObject({
    ...{ line: 7, type: 'card', guid: 'g1', deck: ['A', 'B'], tags: ['t1', 't2'], reversed: true },
    fields: ['Front x', 'Back'],
  })
  expect(questions[1]).toMatchObject({
    ...{ line: 8, type: 'cloze-note', extra: 'extra' },
    stem: { text: 'Two "lines"; {{c1::here::hint}}' },
  })
})

test('files without headers, and rows without a side', () => {
  const { questions, problems } = read('Front\tBack\n\nOnly front\n\tOnly back\nA\t<img src="a.png">\n')
  expect(questions.map(({ line }) => line)).toEqual([1, 5])
  expect(problems).toEqual(['3 missing-field', '4 missing-field'])
})

test('without HTML, every sign is itself', () => {
  expect(read('#html:false\n#separator:|\n<b>a</b>|b\n').questions[0]).toMatchObject({
    fields: ['<b>a</b>', 'b'],
  })
})
