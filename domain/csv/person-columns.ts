import { withoutFormulaGuard } from '@/domain/csv/write-csv'
import { withoutInvisible } from '@/domain/items/invisible-characters'
import { foldForSearch } from '@/domain/text/fold-for-search'
import { isVisible } from '@/domain/text/typed-text'

/** The columns of a table that identify a person. */
export type PersonColumn = 'email' | 'name' | 'firstName' | 'lastName' | 'group' | 'groups' | 'role'
/** The index of each column, from 0, without missing columns. */
export type PersonColumns = ReadonlyMap<PersonColumn, number>

type Heading = PersonColumn | 'perhapsEmail' | 'someName'

/**
 * The headings of our files and of common systems, in English, German, French, and Spanish: folded, letters and digits only.
 * `perhapsEmail` headings contain email addresses in some systems and something else in others. `someName` is the full name, or the
 * part of it that isn’t in another column.
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
  group:
    'group groupname section sectionname cohort cohortname classgroup team teamname ' +
    'gruppe gruppenname klasse sektion sektionsname kohorte ' +
    'groupe nomdugroupe nomdegroupe cohorte equipe grupo nombredelgrupo seccion nombredelaseccion equipo',
  groups:
    'groups groupnames sections sectionnames cohorts teams gruppen gruppennamen klassen sektionen kohorten ' +
    'groupes cohortes equipes grupos secciones equipos',
  role: 'role roles rolle rollen rol',
}
const BY_HEADING = new Map<string, Heading>()
for (const [kind, headings] of Object.entries(HEADINGS))
  for (const heading of headings.split(' ')) BY_HEADING.set(heading, kind as Heading)

/** Normalizes a heading: lowercase, without accents, spaces, and punctuation. “Gruppe(n)” becomes “gruppen”. */
export function headingKey(heading: string): string {
  return foldForSearch(heading).replace(/[^\p{L}\p{N}]/gu, '')
}

/** Strips spaces, invisible characters, and the apostrophe before a formula from a cell. */
export function plainCell(cell: string): string {
  const text = withoutInvisible(withoutFormulaGuard(cell)).trim()
  return isVisible(text) ? text : ''
}

const EMAIL = /^[^\s@,;<>"]+@[^\s@,;<>"]+\.[^\s@,;<>"]+$/

/** Strips invisible characters, spaces, angle brackets, and `mailto:` from an email address. */
export function plainEmail(cell: string): string {
  const text = plainCell(cell)
  const bracketed = /<([^<>]*)>$/.exec(text)?.[1] ?? text
  return bracketed
    .trim()
    .replace(/^mailto:/i, '')
    .toLowerCase()
}

/** Whether a cell is roughly a single email address: enough to identify the email column. */
export function isEmail(cell: string): boolean {
  return EMAIL.test(plainEmail(cell))
}

/**
 * Finds the columns about people from a row of headings.
 * @param body the rows below it, which decide between several possible email columns
 * @returns null if the row isn’t a header: no cell is a known heading, or one is an email address
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

/**
 * The index of every column about groups, including numbered ones, which Moodle writes: `group1`, `group2`.
 * @returns with each, whether a cell lists several groups
 */
export function findGroupColumns(head: readonly string[]): { index: number; isList: boolean }[] {
  return head.flatMap((cell, index) => {
    const kind = BY_HEADING.get(headingKey(cell).replace(/\d+$/, ''))
    return kind === 'group' || kind === 'groups' ? [{ index, isList: kind === 'groups' }] : []
  })
}

/** Next to “Vorname”, “Name” is the last name; next to “Apellidos”, “Nombre” is the first name. */
function missingName(columns: PersonColumns): 'name' | 'firstName' | 'lastName' {
  if (columns.has('firstName') === columns.has('lastName')) return 'name'
  return columns.has('firstName') ? 'lastName' : 'firstName'
}

/** The column with an email heading and the most email addresses; without such a heading, a column of mostly email addresses. */
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
