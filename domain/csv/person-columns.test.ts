import { describe, expect, test } from 'vitest'
import { findPersonColumns, isEmail, plainEmail, usualEmailColumn } from './person-columns'

const find = (head: string[], ...body: string[][]) =>
  Object.fromEntries(findPersonColumns(head, body) ?? [['none', -1]])

describe('an email address', () => {
  test.each([
    '< ani@x.org >',
    'Ani Lee <ANI@x.org>',
    'mailto:ani@x.org',
    '<MAILTO:ani@x.org>',
    ' ani@x.org\u200b',
  ])('%j loses what surrounds it', (cell) => {
    expect(plainEmail(cell)).toBe('ani@x.org')
  })

  test.each(['<ani@x.org> Bob', 'see mailto:ani@x.org'])('%j keeps its other text', (cell) => {
    expect(plainEmail(cell)).toBe(cell.toLowerCase())
    expect(isEmail(cell)).toBe(false)
  })

  test('fills its cell', () => {
    for (const cell of ['ani.lee@uni.example', 'a@x.org', 'o’neil@sub.uni.example'])
      expect(isEmail(cell)).toBe(true)
    for (const cell of ['Ani ani@x.org', 'ani@x.org 5', 'ani@x', '@x.org', 'ani@.org', 'a@b@x.org', ''])
      expect(isEmail(cell)).toBe(false)
  })
})

describe('headings', () => {
  test.each([
    ['German', ['Vorname', 'Nachname', 'E-Mail-Adresse', 'Gruppe(n)', 'Rolle']],
    ['French', ['Prénom', 'Nom de famille', 'Adresse de courriel', 'Groupes', 'Role']],
    ['Spanish', ['Nombres', 'Apellidos', 'Correo electrónico', 'Grupos', 'Rol']],
    ['English', ['First name', 'Surname', 'Email address', 'Sections', 'Roles']],
  ])('in %s are recognized', (_, head) => {
    expect(find(head)).toEqual({ firstName: 0, lastName: 1, email: 2, groups: 3, role: 4 })
  })

  test.each([
    ['Anzeigename', 'Klasse'],
    ['Teilnehmer/in', 'Gruppe'],
    ['Student', 'Section'],
    ['Étudiant', 'Groupe'],
    ['Alumno', 'Sección'],
  ])('“%s” and “%s” name the whole name and the group', (name, group) => {
    expect(find([group, name])).toEqual({ group: 0, name: 1 })
  })

  test('“Name” is the half of the name that another column leaves', () => {
    expect(find(['Name', 'Vorname'])).toEqual({ lastName: 0, firstName: 1 })
    expect(find(['Nombre', 'Apellidos'])).toEqual({ firstName: 0, lastName: 1 })
    expect(find(['Name', 'First name', 'Last name'])).toEqual({ name: 0, firstName: 1, lastName: 2 })
    expect(find(['Name'])).toEqual({ name: 0 })
  })

  test('unknown headings and email addresses make no header', () => {
    expect(findPersonColumns(['Comment', 'Points'], [])).toBeNull()
    expect(findPersonColumns(['Name', 'ani@x.org'], [])).toBeNull()
  })
})

describe('the email column', () => {
  test.each(['Login ID', 'Benutzername', 'Anmeldename', 'Identifiant', 'Usuario', 'Remark'])(
    '“%s” counts if it mostly holds email addresses',
    (heading) => {
      expect(find(['Name', heading], ['Ani', 'ani@x.org'], ['Bob', 'bob@x.org'], ['Cem', 'cem'])).toEqual({
        name: 0,
        email: 1,
      })
    },
  )

  test.each(['Login ID', 'Benutzername', 'Adresse', 'Contacto'])('“%s” alone is a heading', (heading) => {
    expect(find([heading, 'Remark'], ['ani', ''])).toEqual({})
  })

  test('blank and missing cells don’t count against it', () => {
    expect(find(['Name', 'Login'], ['Ani', 'ani@x.org'], ['Bob', ' '], ['Cem', ''], ['Dora'])).toEqual({
      name: 0,
      email: 1,
    })
  })

  test('half of the cells aren’t most of them', () => {
    expect(find(['Name', 'Login'], ['Ani', 'ani@x.org'], ['Bob', 'bob'])).toEqual({ name: 0 })
    expect(find(['Name', 'Login'])).toEqual({ name: 0 })
  })

  test('isn’t the name column too', () => {
    expect(find(['Student', 'Group'], ['ani@x.org', 'A'])).toEqual({ email: 0, group: 1 })
  })

  test('that is called one comes before one with more addresses', () => {
    expect(find(['Login', 'Email'], ['ani@x.org', ''], ['bob@x.org', 'bob@x.org'])).toEqual({ email: 1 })
  })

  test('with the most addresses counts if several are called one', () => {
    expect(find(['Email', 'E-Mail'], ['', 'ani@x.org'])).toEqual({ email: 1 })
    expect(find(['Email', 'E-Mail'], ['ani@x.org', 'ani@y.org'])).toEqual({ email: 0 })
  })

  test('of a table without headings is the first with the most addresses', () => {
    const usual = (...table: string[][]) => usualEmailColumn(table.map((cells) => ({ cells })))
    expect(usual(['ani@x.org', 'ani@y.org'], ['bob@x.org', 'bob@y.org'])).toBe(0)
    expect(usual(['Ani', 'ani@x.org'], ['bob@x.org', 'bob@y.org'])).toBe(1)
    expect(usual(['Ani', '5'])).toBe(0)
  })
})
