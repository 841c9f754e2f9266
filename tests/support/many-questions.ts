/**
 * A Moodle XML file of questions of several types, with formatting, formulas, and feedback. The same arguments always give the same file.
 * @param badEvery every so many, a question has no correct answer
 */
export function moodleQuestions(count: number, badEvery = count + 1): string {
  const questions = Array.from({ length: count }, (_, index) =>
    (index + 1) % badEvery === 0 ? badQuestion(index + 1) : question(index + 1),
  )
  return `<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n${questions.join('\n')}\n</quiz>\n`
}

const text = (name: string, words: string) =>
  `<${name} format="html"><text><![CDATA[${words}]]></text></${name}>`
const answer = (fraction: number, words: string, more = '') =>
  `<answer fraction="${fraction}" format="html"><text><![CDATA[${words}]]></text>${more}</answer>`

function badQuestion(number: number): string {
  return `<question type="multichoice"><name><text>Question ${number}</text></name>
    ${text('questiontext', '<p>Which of them is it?</p>')}<single>true</single>
    ${answer(0, 'one')}${answer(0, 'another')}</question>`
}

function question(number: number): string {
  const common = (stem: string) => `<name><text>Question ${number}</text></name>
    ${text('questiontext', `<p>${stem}</p><ul><li>First case</li><li>Second <b>case</b></li></ul>`)}
    ${text('generalfeedback', `<p>This is why: see chapter ${number}, <em>where it is explained</em>.</p>`)}
    <idnumber>question-${number}</idnumber>`
  const feedback = text('feedback', '<p>Not quite: read the definition again.</p>')
  switch (number % 5) {
    case 0:
      return `<question type="shortanswer">${common(`Name the thing with number ${number}.`)}
        ${answer(100, `thing ${number}`, feedback)}${answer(50, `thing*`)}</question>`
    case 1:
      return `<question type="numerical">${common(`How much is ${number} and ${number}?`)}
        ${answer(100, String(2 * number), '<tolerance>0.5</tolerance>')}</question>`
    case 2:
      return `<question type="truefalse">${common(`The number ${number} is even or odd.`)}
        ${answer(100, 'true')}${answer(0, 'false', feedback)}</question>`
    case 3:
      return `<question type="multichoice"><single>false</single>${common(`Which belong to \\(x^{${number}}\\)?`)}
        ${answer(50, 'this one', feedback)}${answer(50, 'that one')}${answer(-100, 'neither <i>one</i>', feedback)}</question>`
    default:
      return `<question type="multichoice"><single>true</single>${common(`Which is the number ${number}?`)}
        ${answer(100, String(number), feedback)}${answer(0, String(number + 1), feedback)}${answer(0, String(number + 2))}${answer(25, String(number + 3))}</question>`
  }
}
