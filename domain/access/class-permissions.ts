/** The roles in a class. */
export const CLASS_ROLES = ['instructor', 'assistant', 'observer', 'student'] as const
export type ClassRole = (typeof CLASS_ROLES)[number]

/**
 * Permissions in a class. `view`: the class’s name and your role · `participate`: take its assignments · `viewGrades`: all progress and grades ·
 * `teach`: assignments, questions, grades, overrides, regrades · `manage`: roles, the roster, archiving, transferring ownership.
 */
export type ClassPermission = 'view' | 'participate' | 'viewGrades' | 'teach' | 'manage'

const ABILITIES: Readonly<Record<ClassRole, readonly ClassPermission[]>> = {
  instructor: ['view', 'viewGrades', 'teach', 'manage'],
  assistant: ['view', 'viewGrades', 'teach'],
  observer: ['view', 'viewGrades'],
  student: ['view', 'participate'],
}

export type ClassDecision =
  | { readonly allowed: true }
  /** `hidden`: the user must not learn that the class exists. */
  | { readonly allowed: false; readonly reason: 'hidden' | 'not-your-role' | 'archived' }

/** Permissions that change a class. In an archived class, only restoring is possible, with `manage` and `evenArchived`. */
const CHANGING: readonly ClassPermission[] = ['participate', 'teach', 'manage']

/**
 * Whether a user has a permission in a class.
 * @param role null if the user isn’t a member
 */
export function canInClass(
  { role, isArchived }: { role: ClassRole | null; isArchived: boolean },
  ability: ClassPermission,
  { evenArchived = false }: { evenArchived?: boolean } = {},
): ClassDecision {
  if (role === null) return { allowed: false, reason: 'hidden' }
  if (!ABILITIES[role].includes(ability)) return { allowed: false, reason: 'not-your-role' }
  if (isArchived && CHANGING.includes(ability) && !evenArchived) return { allowed: false, reason: 'archived' }
  return { allowed: true }
}

/** The roles with a permission in a class that isn’t archived. */
export function rolesWith(ability: ClassPermission): ClassRole[] {
  return CLASS_ROLES.filter((role) => ABILITIES[role].includes(ability))
}

/** Whether a role is a staff role, not a student’s. */
export function isStaffRole(role: ClassRole): boolean {
  return role !== 'student'
}
