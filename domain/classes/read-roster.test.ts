import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CLASS_ROLES } from '@/domain/access/class-permissions'
import { isEmail } from '@/domain/csv/person-columns'
import { csvLine } from '@/domain/csv/write-csv'
import { readRoster } from './read-roster'

const student = { name: null, group: null, role: 'student' }
/** Formats as `ani@x.org Ani Sargsyan [A] (assistant)`, without missing parts. */
const people = (text: string) =>
  readRoster(text).rows.map(({ email, name, group, role }) =>
    [email, name, group && `[${group}]`, role !== 'student' && `(${role})`].filter(Boolean).join(' '),
  )
const problems = (text: string) => readRoster(text).bad.map(({ line, why }) => `${line}: ${why}`)

test('each address on a line is one student', () => {
  expect(readRoster('a@x.org, b@x.org, c@x.org')).toEqual({
    rows: ['a@x.org', 'b@x.org', 'c@x.org'].map((email) => ({ ...student, line: 1, email })),
    bad: [],
    titles: [],
    unused: [],
  })
  for (const text of [
    'a@x.org; b@x.org',
    'a@x.org b@x.org',
    'a@x.org\tb@x.org',
    'a@x.org\nb@x.org',
    '"a@x.org, b@x.org"',
  ])
    expect(people(text)).toEqual(['a@x.org', 'b@x.org'])
  expect(problems('a@x.org, b@x.org, a@x.org')).toEqual(['1: the same email address twice'])
})

test('an unclosed quote skips only its line', () => {
  const text = 'email,name\na@x.org,"Ani\nb@x.org,Bob\nc@x.org,"Lee, Cem"'
  expect(people(text)).toEqual(['b@x.org Bob', 'c@x.org Cem Lee'])
  expect(readRoster(text).bad).toEqual([
    {
      line: 2,
      lastLine: 2,
      text: 'a@x.org,"Ani',
      why: 'a quotation mark opens in line 2 and isn’t closed before the next separator',
    },
  ])
})

test('detects a quote that another row closes', () => {
  const odd = (to: number) =>
    `2: one cell continues to line ${to}. A quotation mark in line 2 might not be closed`
  expect(problems('email,name\na@x.org,"Ani\nb@x.org,Bob"\nc@x.org,Cem')).toEqual([odd(3)])
  expect(people('email,name\na@x.org,"Ani\nb@x.org,Bob"\nc@x.org,Cem')).toEqual(['c@x.org Cem'])
  expect(problems('email,note\na@x.org,"x\nb@x.org,Bob"')).toEqual([odd(3)])
  expect(problems('email,note\na@x.org,"fine\nnote"\nb@x.org,"\n"')).toEqual([])
  expect(problems('x@x.org,X\na@x.org,"Ani\nBob"')).toEqual([odd(3)])
})

describe('headings', () => {
  test.each([
    ['of Casebook', 'email,name,group,role\nani@x.org,Ani Lee,,assistant', 'ani@x.org Ani Lee (assistant)'],
    ['in any order and case', 'GROUP,ROLE,E-Mail,Name\nA,,ANI@x.org,Ani', 'ani@x.org Ani [A]'],
    ['of first and last names', 'First name,Last name,Email\nAni,Lee,ani@x.org', 'ani@x.org Ani Lee'],
    ['of last and first names', 'Last name, First name, Email\nLee, Ani, ani@x.org', 'ani@x.org Ani Lee'],
    ['with a postal address column', 'Name,Address,Email\nAni,Main St 1,ani@x.org', 'ani@x.org Ani'],
    ['with emails in a postal column', 'Name,Address\nAni,ani@x.org\nBob,', 'ani@x.org Ani'],
    ['without an email heading', 'Name,Where\nAni,ani@x.org\nBob,bob@x.org', 'ani@x.org Ani; bob@x.org Bob'],
    [
      'of Moodle',
      'First name,Surname,Email address,ID number,Groups\nAni,Lee,ani@x.org,17,A',
      'ani@x.org Ani Lee [A]',
    ],
    [
      'of Canvas',
      'Student,ID,SIS User ID,SIS Login ID,Section\n"Lee, Ani",1,77,ani@x.org,A',
      'ani@x.org Ani Lee [A]',
    ],
    [
      'in German',
      'Vorname;Nachname;E-Mail-Adresse;Gruppe(n)\nAni;Öz;ani@x.org;Gruppe 1',
      'ani@x.org Ani Öz [Gruppe 1]',
    ],
    ['in German, with “Name” for the last', 'Name;Vorname;E-Mail\nÖz;Ani;ani@x.org', 'ani@x.org Ani Öz'],
    ['in French', 'Prénom,Nom,Adresse de courriel,Groupe\nAni,Lée,ani@x.org,A', 'ani@x.org Ani Lée [A]'],
    [
      'in Spanish',
      'Nombre,Apellido(s),Dirección de correo,Grupo\nAni,Díaz,ani@x.org,A',
      'ani@x.org Ani Díaz [A]',
    ],
    ['of only a name in Spanish', 'Nombre,Correo electrónico\nAni Díaz,ani@x.org', 'ani@x.org Ani Díaz'],
    ['below a title and an empty line', 'Class 5b\n\nName,Email\nAni,ani@x.org', 'ani@x.org Ani'],
    ['next to columns of other systems', 'Id,E-mail,Credits\n17,ani@x.org,5', 'ani@x.org'],
    ['with two emails', 'Email,Name,Mail\n,Ani,ani@x.org\n,Bob,bob@x.org', 'ani@x.org Ani; bob@x.org Bob'],
    [
      'and a role of another system',
      'Email,Role\nani@x.org,Studierende\nbob@x.org,TA',
      'ani@x.org; bob@x.org (assistant)',
    ],
  ])('%s are recognized', (_, text, expected) => {
    expect(people(text).join('; ')).toBe(expected)
  })

  test('report rows without required cells', () => {
    expect(problems('Name,Email\nAni,\n"Parent, x",no email\n,a@x.org,more')).toEqual([
      '2: no email address',
      '3: “no email” isn’t an email address',
      '4: more cells than the 2 columns. Put a cell that holds a separator in quotation marks',
    ])
    expect(problems('Email\na@x.org,b')).toEqual([
      '2: more cells than the 1 column. Put a cell that holds a separator in quotation marks',
    ])
    expect(problems('Name\nAni')).toEqual(['2: no email address'])
    expect(problems('Email,Groups\na@x.org,"A, B"')).toEqual(['2: several groups (A, B). Give one'])
  })

  test('allow only a title above them', () => {
    const { titles, bad } = readRoster('  Class 5b\nx,y\nName,Email\nAni,ani@x.org')
    expect(titles).toEqual([{ line: 1, text: 'Class 5b' }])
    expect(bad).toEqual([{ line: 2, lastLine: 2, text: 'x, y', why: 'this row is above the headings' }])
  })
})

describe('without headings', () => {
  test.each([
    ['the columns are email, name, group, role', 'ani@x.org,Ani,A,student', 'ani@x.org Ani [A]'],
    ['the email can be in any column', 'Ani,ani@x.org,A\nBob,bob@x.org', 'ani@x.org Ani [A]; bob@x.org Bob'],
    ['a title is skipped', 'Class 5b\nani@x.org,Ani', 'ani@x.org Ani'],
    ['a reversed name is reordered', 'ani@x.org,"Lee, Ani"', 'ani@x.org Ani Lee'],
    ['an academic title isn’t a first name', 'ani@x.org,"Ani Lee, Jr."', 'ani@x.org Ani Lee, Jr.'],
    ['a name with several commas doesn’t change', 'ani@x.org,"Lee, Ani, B"', 'ani@x.org Lee, Ani, B'],
    ['a name can end with a comma', 'ani@x.org,"Lee, "', 'ani@x.org Lee,'],
    ['formula guards are removed', "ani@x.org,'=Ani", 'ani@x.org =Ani'],
    ['invisible characters are removed', '\u200b ani@x.org\u00ad ,\u2068Ani\u2069', 'ani@x.org Ani'],
    ['mailto links are emails', 'mailto:Ani@x.org,Ani', 'ani@x.org Ani'],
  ])('%s', (_, text, expected) => {
    expect(people(text).join('; ')).toBe(expected)
  })

  test('reports every row that can’t be imported', () => {
    const text = [
      'ani@x.org,Ani,,',
      'not an email,Bob,,',
      ',Carl,,',
      'dora@x.org,Dora,,boss',
      'ANI@x.org,Again,,',
      'eva@x.org,Eva,A,assistant',
      `fay@x.org,${'x'.repeat(81)},,`,
      `fay@x.org,,${'x'.repeat(61)},`,
      'gor@x.org,Gor,A,student,surplus',
      'hay@x.org,Hay,ivo@x.org,',
      ' , ,,',
      `${'x'.repeat(60)},Ivo`,
      `${'x'.repeat(61)},Ivo`,
    ].join('\n')
    expect(readRoster(text).rows.map(({ line }) => line)).toEqual([1])
    expect(problems(text)).toEqual([
      '2: “not an email” isn’t an email address',
      '3: no email address',
      '4: “boss” isn’t a role. Use student, teaching assistant, observer, or instructor',
      '5: the same email address as in line 1',
      '6: only students can be in groups',
      '7: the name is longer than 80 characters',
      '8: the group is longer than 60 characters',
      '9: more cells than the 4 columns. Put a cell that holds a separator in quotation marks',
      '10: several email addresses. Put each person in a row',
      `12: “${'x'.repeat(60)}” isn’t an email address`,
      `13: “${'x'.repeat(59)}…” isn’t an email address`,
    ])
    expect(readRoster(`fay@x.org,${'x'.repeat(80)},${'y'.repeat(60)}`).bad).toEqual([])
  })
})

describe('a list from an email program', () => {
  test.each([
    ['Ani Sargsyan <ani@x.org>', 'ani@x.org Ani Sargsyan'],
    ['Ani <ani@x.org>, Bob <bob@x.org>; c@x.org', 'ani@x.org Ani; bob@x.org Bob; c@x.org'],
    ['"Lee, Ani" <ani@x.org>, "Bob" <b@x.org>', 'ani@x.org Ani Lee; b@x.org Bob'],
    ['Lee, Ani <ani@x.org>; Öz, Bob <b@x.org>', 'ani@x.org Ani Lee; b@x.org Bob Öz'],
    ['Ani <ANI@x.org>\r\n<b@x.org>', 'ani@x.org Ani; b@x.org'],
    ['To: Ani <ani@x.org>,\n', 'ani@x.org To: Ani'],
  ])('%s', (text, expected) => {
    expect(people(text).join('; ')).toBe(expected)
    expect(problems(text)).toEqual([])
  })

  test('reports every part without an email', () => {
    expect(readRoster('Ani <ani@x.org>; Group A\nLee, b@x.org\n"Cem <c@x.org>, Dora\nno <@x>').bad).toEqual([
      { line: 1, lastLine: 1, text: 'Group A', why: 'no email address' },
      { line: 2, lastLine: 2, text: 'Lee', why: 'no email address' },
      { line: 3, lastLine: 3, text: 'Dora', why: 'no email address' },
      { line: 4, lastLine: 4, text: 'no <@x>', why: '“@x” isn’t an email address' },
    ])
    expect(people('Ani <ani@x.org>\n"Cem <c@x.org>, Dora')).toEqual(['ani@x.org Ani', 'c@x.org Cem'])
  })

  test('isn’t detected under headings', () => {
    expect(people('Email,Group\nAni Lee <ani@x.org>,A')).toEqual(['ani@x.org Ani Lee [A]'])
    expect(people('Email,Name\n<ani@x.org>,Bob')).toEqual(['ani@x.org Bob'])
  })
})

test('an empty roster has no rows', () => {
  expect(readRoster(' \n,,')).toEqual({ rows: [], bad: [], titles: [], unused: [] })
})

const text = fc.string({ maxLength: 12 })
const cell = fc.oneof(
  text,
  fc.emailAddress(),
  fc.constantFrom(...CLASS_ROLES, '', 'email', 'name', 'Adresse'),
)

test('every filled line is imported or reported once', () => {
  const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { maxLength: 12 })
  fc.assert(
    fc.property(table, fc.constantFrom(',', ';', '\t'), (rows, separator) => {
      const lines = rows.map((cells) => cells.map((one) => one.replace(/[\r\n]/g, '')).join(separator))
      const read = readRoster(lines.join('\n'))
      const named = new Set([...read.rows, ...read.titles].map(({ line }) => line))
      for (const { line, lastLine } of read.bad) for (let at = line; at <= lastLine; at++) named.add(at)
      const missing = lines.flatMap((line, index) =>
        named.has(index + 1) || /^[\s,;|"']*$/.test(line) ? [] : [index + 1],
      )
      // The headings are neither. A heading cell can have several lines.
      const [first = 0] = missing
      expect(missing, JSON.stringify(lines)).toEqual(missing.map((_, index) => first + index))
      for (const line of missing) expect(lines[line - 1]?.split(separator).filter(isEmail)).toEqual([])
      const emails = read.rows.map(({ email }) => email)
      expect(new Set(emails).size).toBe(emails.length)
    }),
    { numRuns: 500, seed: 11 },
  )
})

test('people round-trip through every table format', () => {
  const name = fc.constantFrom('Ani Sargsyan', 'Özgür', '=1+1', "O'Brien", 'x; y', 'say "hi"', '@home', 'a|b')
  const person = fc.record({ email: fc.emailAddress().map((email) => email.toLowerCase()), name })
  const unique = fc.uniqueArray(person, { selector: ({ email }) => email, minLength: 1, maxLength: 8 })
  fc.assert(
    fc.property(unique, fc.constantFrom(',' as const, ';' as const, '\t' as const), (list, separator) => {
      const format = { separator, decimal: '.' as const }
      const file =
        csvLine(['Name', 'Email'], format) +
        list.map((one) => csvLine([one.name, one.email], format)).join('')
      const read = readRoster(file)
      const odd = read.bad.map(({ why }) => why).filter((why) => !why.endsWith('isn’t an email address'))
      expect(odd).toEqual([])
      const taken = list.filter(({ email }) => read.rows.some((row) => row.email === email))
      expect(read.rows.map(({ email, name: read }) => ({ email, name: read }))).toEqual(taken)
      expect(read.rows.length + read.bad.length).toBe(list.length)
    }),
  )
})

describe('columns of groups', () => {
  test.each([
    ...[
      'group1',
      'Group 2',
      'group_1',
      'Groups',
      'Group name',
      'Section',
      'Section Name',
      'Sections',
      'Section1',
    ],
    ...[
      'Cohort',
      'cohort1',
      'Cohorts',
      'Team',
      'Gruppe',
      'Gruppe 1',
      'Gruppe(n)',
      'Sektion',
      'Kohorte',
      'Klasse',
    ],
    ...['Groupe', 'Nom du groupe', 'Cohorte', 'Équipe', 'Grupo', 'Nombre del grupo', 'Sección', 'Equipo'],
  ])('“%s” is one', (heading) => {
    const { rows, unused } = readRoster(`Email,${heading}\nani@x.org,A\nbob@x.org,`)
    expect(rows.map(({ group }) => group)).toEqual(['A', null])
    expect(unused).toEqual([])
  })

  test('several with one group or the same one are fine; different groups are reported', () => {
    const { rows, bad } = readRoster(
      'email,group1,group2\nani@x.org,A,\nbob@x.org,,B\ncem@x.org,C,C\ndora@x.org,A,B',
    )
    expect(rows.map(({ group }) => group)).toEqual(['A', 'B', 'C'])
    expect(bad.map(({ line, why }) => `${line}: ${why}`)).toEqual(['5: several groups (A, B). Give one'])
  })
})

test('columns that aren’t imported are named, unless they are empty', () => {
  const { unused } = readRoster(
    'Email,Student number,Phone,,Name,Name\nani@x.org,17,,x,Ani,Anahit\nbob@x.org,18,,,Bob,Robert',
  )
  expect(unused).toEqual(['“Student number”', 'column 4', '“Name”'])
  expect(readRoster('ani@x.org,Ani,A').unused).toEqual([])
})
