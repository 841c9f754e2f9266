/** What somebody is in a class. */
export const CLASS_ROLES = ['instructor', 'assistant', 'reviewer', 'student'] as const
export type ClassRole = (typeof CLASS_ROLES)[number]

/**
 * see: know that the class is there, its name and one's own part in it · study: take its assignments ·
 * read: progress and marks of everybody · teach: assignments, questions, marks, limits, regrades ·
 * own: roles, the roster, the archive, handing over.
 */
export type ClassAbility = 'see' | 'study' | 'read' | 'teach' | 'own'

const ABILITIES: Readonly<Record<ClassRole, readonly ClassAbility[]>> = {
  instructor: ['see', 'read', 'teach', 'own'],
  assistant: ['see', 'read', 'teach'],
  reviewer: ['see', 'read'],
  student: ['see', 'study'],
}

export type ClassDecision =
  | { readonly allowed: true }
  /** `hidden`: whoever asks is not to know that the class is there. */
  | { readonly allowed: false; readonly reason: 'hidden' | 'not-your-role' | 'archived' }

/** What changes a class that is archived: nothing but taking it out again, which `own` decides with `evenArchived`. */
const CHANGING: readonly ClassAbility[] = ['study', 'teach', 'own']

/**
 * Whether somebody may do a thing in a class.
 * @param role null for somebody who is not, or no longer, in the class
 */
export function mayInClass(
  { role, isArchived }: { role: ClassRole | null; isArchived: boolean },
  ability: ClassAbility,
  { evenArchived = false }: { evenArchived?: boolean } = {},
): ClassDecision {
  if (role === null) return { allowed: false, reason: 'hidden' }
  if (!ABILITIES[role].includes(ability)) return { allowed: false, reason: 'not-your-role' }
  if (isArchived && CHANGING.includes(ability) && !evenArchived) return { allowed: false, reason: 'archived' }
  return { allowed: true }
}

/** Whether a role is of those who teach or look after a class, not of those who study in it. */
export function isStaffRole(role: ClassRole): boolean {
  return role !== 'student'
}
