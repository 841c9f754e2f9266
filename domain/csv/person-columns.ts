import { withoutFormulaGuard } from '@/domain/csv/write-csv'
import { withoutInvisible } from '@/domain/items/invisible-characters'
import { foldForSearch } from '@/domain/text/fold-for-search'

/** The columns of a table that say who a row is about. */
export type PersonColumn = 'email' | 'name' | 'firstName' | 'lastName' | 'group' | 'groups' | 'role'
/** Where each column stands, from 0; those that the table lacks are left out. */
export type PersonColumns = ReadonlyMap<PersonColumn, number>

type Heading = PersonColumn | 'perhapsEmail' | 'someName'

/**
 * What our files and those of common systems call a column, in English, German, French, and Spanish: folded, letters and digits alone.
 * `perhapsEmail` names a column that holds email addresses in some systems and something else in others; `someName` is the whole name,
 * or the half that another column leaves.
 */
const HEADINGS: Readonly<Record<Heading, string>> = {
  email:
    'email emails mail emailaddress emailaddresses mailaddress useremail studentemail ' +
    'emailadresse emailadressen mailadresse elektronischepost ' +
    'courriel adressedecourriel adressecourriel adresseemail adressemail adressedemessagerie adresseelectronique courrierelectronique mel ' +
    'correo correoelectronico direcciondecorreo direcciondecorreoelectronico direccionemail direcciondeemail',
  perhapsEmail:
    'address adresse direccion contact kontakt contacto login loginid sisloginid username userid user benutzername anmeldename ' +
    'identifiant nomdutilisateur usuario nombredeusuario',
  firstName:
    'firstname firstnames givenname givennames forename vorname vornamen rufname prenom prenoms nombres',
  lastName:
    'lastname lastnames surname surnames familyname nachname nachnamen familienname zuname nomdefamille apellido apellidos',
  someName: 'name nom nombre',
  name:
    'fullname student students studentname displayname sortablename learner participant ' +
    'vollstandigername anzeigename teilnehmer teilnehmerin schuler schulerin studierende studierender ' +
    'nomcomplet etudiant etudiante eleve nombrecompleto nombreyapellidos apellidosynombre alumno alumna estudiante',
  group: 'group section gruppe klasse sektion groupe grupo seccion',
  groups: 'groups sections gruppen groupes grupos secciones',
  role: 'role roles rolle rollen rol',
}
const BY_HEADING = new Map<string, Heading>()
for (const [kind, headings] of Object.entries(HEADINGS))
  for (const heading of headings.split(' ')) BY_HEADING.set(heading, kind as Heading)

/** A heading as it is compared: in lower case, without accents, spaces, and signs. "Gruppe(n)" is "gruppen". */
export function headingKey(heading: string): string {
  return foldForSearch(heading).replace(/[^\p{L}\p{N}]/gu, '')
}

/** A cell without what surrounds its text: spaces, invisible characters, the apostrophe before a formula. */
export function plainCell(cell: string): string {
  return withoutInvisible(withoutFormulaGuard(cell)).trim()
}

const EMAIL = /^[^\s@,;<>"]+@[^\s@,;<>"]+\.[^\s@,;<>"]+$/

/** An email address without what surrounds it in a mail program: invisible characters, spaces, angle brackets, `mailto:`. */
export function plainEmail(cell: string): string {
  const text = plainCell(cell)
  const bracketed = /<([^<>]*)>$/.exec(text)?.[1] ?? text
  return bracketed
    .trim()
    .replace(/^mailto:/i, '')
    .toLowerCase()
}

/** Whether a cell holds one email address and nothing else, roughly: enough to tell what a column holds. */
export function isEmail(cell: string): boolean {
  return EMAIL.test(plainEmail(cell))
}

/**
 * Finds the columns about people from a row of headings.
 * @param body the rows below it: which of several columns holds email addresses is seen there
 * @returns null if no cell is a heading that we know, or one holds an email address: then the row is no header
 */
export function findPersonColumns(
  head: readonly string[],
  body: readonly (readonly string[])[],
): PersonColumns | null {
  const kinds = head.map((cell) => BY_HEADING.get(headingKey(cell)) ?? null)
  if (!kinds.some((kind) => kind !== null) || head.some(isEmail)) return null
  const email = emailColumn(kinds, body)
  const others = kinds.map((kind, index) => (index === email ? null : kind))
  const columns = new Map<PersonColumn, number>(email === null ? [] : [['email', email]])
  for (const kind of ['firstName', 'lastName', 'name', 'group', 'groups', 'role'] as const)
    if (others.includes(kind)) columns.set(kind, others.indexOf(kind))
  if (others.includes('someName')) columns.set(missingName(columns), others.indexOf('someName'))
  return columns
}

/** "Name" beside "Vorname" is the last name, "Nombre" beside "Apellidos" the first. */
function missingName(columns: PersonColumns): 'name' | 'firstName' | 'lastName' {
  if (columns.has('firstName') === columns.has('lastName')) return 'name'
  return columns.has('firstName') ? 'lastName' : 'firstName'
}

/** Of the columns that are called so, the one with most email addresses; without one, any that mostly holds email addresses. */
function emailColumn(
  kinds: readonly (Heading | null)[],
  body: readonly (readonly string[])[],
): number | null {
  const columns = kinds.map((kind, index) => {
    const filled = body.map((cells) => cells[index] ?? '').filter((cell) => cell.trim() !== '')
    const emails = filled.filter(isEmail).length
    const isCalled = kind === 'email'
    return { index, emails, isCalled, isPossible: isCalled || emails * 2 > filled.length }
  })
  const [best] = columns
    .filter(({ isPossible }) => isPossible)
    .sort((a, b) => Number(b.isCalled) - Number(a.isCalled) || b.emails - a.emails)
  return best?.index ?? null
}

/** The column that most often holds an email address; the first one if none does. */
export function usualEmailColumn(rows: readonly { readonly cells: readonly string[] }[]): number {
  const counts: number[] = []
  for (const { cells } of rows)
    cells.forEach((cell, index) => {
      if (isEmail(cell)) counts[index] = (counts[index] ?? 0) + 1
    })
  return counts.reduce((best, count, index) => (count > (counts[best] ?? 0) ? index : best), 0)
}
