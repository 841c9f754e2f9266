import type { ClassRole } from '@/generated/prisma/enums'
import type { Tx } from '@/server/platform/db'

type Invitation = {
  classId: string
  email: string
  name: string | null
  role: ClassRole
  groupName: string | null
  code: string
}

/** Adds invitations. Existing ones get the new values and keep their codes, unless they were withdrawn. Prisma's API needs one upsert for each invitation. */
export async function upsertInvitations(tx: Tx, rows: readonly Invitation[]): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "ClassInvitation" ("id", "classId", "email", "name", "role", "groupName", "code")
    SELECT gen_random_uuid()::text, "classId", "email", "name", "role"::"ClassRole", "groupName", "code"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS row("classId" text, "email" text, "name" text, "role" text, "groupName" text, "code" text)
    ON CONFLICT ("classId", "email") DO UPDATE SET
      "name" = EXCLUDED."name", "role" = EXCLUDED."role", "groupName" = EXCLUDED."groupName", "withdrawnAt" = NULL,
      "code" = CASE WHEN "ClassInvitation"."withdrawnAt" IS NULL THEN "ClassInvitation"."code" ELSE EXCLUDED."code" END`
}
