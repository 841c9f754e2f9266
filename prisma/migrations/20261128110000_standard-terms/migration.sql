-- Renames tables, columns, enum values, and values in JSON to the field's standard terms. No row and no value is lost.

-- Tables
ALTER TABLE "Mark" RENAME TO "Grade";
ALTER TABLE "Grade" RENAME CONSTRAINT "Mark_pkey" TO "Grade_pkey";
ALTER TABLE "Grade" RENAME CONSTRAINT "Mark_quizId_fkey" TO "Grade_quizId_fkey";
ALTER TABLE "Grade" RENAME CONSTRAINT "Mark_learnerId_fkey" TO "Grade_learnerId_fkey";
ALTER INDEX "Mark_learnerId_idx" RENAME TO "Grade_learnerId_idx";

ALTER TYPE "DisputeState" RENAME TO "RegradeRequestState";
ALTER TABLE "Dispute" RENAME TO "RegradeRequest";
ALTER TABLE "RegradeRequest" RENAME CONSTRAINT "Dispute_pkey" TO "RegradeRequest_pkey";
ALTER TABLE "RegradeRequest" RENAME CONSTRAINT "Dispute_classId_fkey" TO "RegradeRequest_classId_fkey";
ALTER TABLE "RegradeRequest" RENAME CONSTRAINT "Dispute_attemptId_fkey" TO "RegradeRequest_attemptId_fkey";
ALTER TABLE "RegradeRequest" RENAME CONSTRAINT "Dispute_learnerId_fkey" TO "RegradeRequest_learnerId_fkey";
ALTER INDEX "Dispute_classId_state_idx" RENAME TO "RegradeRequest_classId_state_idx";
ALTER INDEX "Dispute_learnerId_idx" RENAME TO "RegradeRequest_learnerId_idx";
ALTER INDEX "Dispute_attemptId_slot_key" RENAME TO "RegradeRequest_attemptId_slot_key";

ALTER TABLE "Message" RENAME TO "Notification";
ALTER TABLE "Notification" RENAME COLUMN "mailedAt" TO "emailedAt";
ALTER TABLE "Notification" RENAME CONSTRAINT "Message_pkey" TO "Notification_pkey";
ALTER TABLE "Notification" RENAME CONSTRAINT "Message_userId_fkey" TO "Notification_userId_fkey";
ALTER INDEX "Message_userId_createdAt_idx" RENAME TO "Notification_userId_createdAt_idx";
ALTER INDEX "Message_mailedAt_idx" RENAME TO "Notification_emailedAt_idx";

ALTER TABLE "LimitOverride" RENAME TO "StudentOverride";
ALTER TABLE "StudentOverride" RENAME CONSTRAINT "LimitOverride_pkey" TO "StudentOverride_pkey";
ALTER TABLE "StudentOverride" RENAME CONSTRAINT "LimitOverride_quizId_fkey" TO "StudentOverride_quizId_fkey";
ALTER TABLE "StudentOverride" RENAME CONSTRAINT "LimitOverride_learnerId_fkey" TO "StudentOverride_learnerId_fkey";
ALTER INDEX "LimitOverride_learnerId_idx" RENAME TO "StudentOverride_learnerId_idx";

ALTER TABLE "CheckAnswer" RENAME TO "LessonCheck";
ALTER TABLE "LessonCheck" RENAME COLUMN "fedAt" TO "cardsSyncedAt";
ALTER TABLE "LessonCheck" RENAME CONSTRAINT "CheckAnswer_pkey" TO "LessonCheck_pkey";
ALTER TABLE "LessonCheck" RENAME CONSTRAINT "CheckAnswer_learnerId_fkey" TO "LessonCheck_learnerId_fkey";
ALTER TABLE "LessonCheck" RENAME CONSTRAINT "CheckAnswer_itemVersionId_fkey" TO "LessonCheck_itemVersionId_fkey";
ALTER INDEX "CheckAnswer_learnerId_courseSlug_answeredAt_idx" RENAME TO "LessonCheck_learnerId_courseSlug_answeredAt_idx";
ALTER INDEX "CheckAnswer_learnerId_fedAt_idx" RENAME TO "LessonCheck_learnerId_cardsSyncedAt_idx";

-- Columns
ALTER TABLE "User" RENAME COLUMN "mayTeach" TO "isApprovedInstructor";
ALTER TABLE "User" RENAME COLUMN "mutedMessages" TO "mutedNotifications";
ALTER TABLE "Accommodation" RENAME COLUMN "timeFactor" TO "timeMultiplier";
ALTER TABLE "ClassAccommodation" RENAME COLUMN "timeFactor" TO "timeMultiplier";
ALTER TABLE "Item" RENAME COLUMN "isCheck" TO "isLessonCheck";
ALTER TABLE "Item" RENAME COLUMN "isReserved" TO "isAssignmentOnly";
ALTER TABLE "Attempt" RENAME COLUMN "fedAt" TO "cardsSyncedAt";
ALTER INDEX "Attempt_learnerId_fedAt_idx" RENAME TO "Attempt_learnerId_cardsSyncedAt_idx";
ALTER TABLE "Grade" RENAME COLUMN "isExcluded" TO "isExcused";
ALTER TABLE "AuditEntry" RENAME COLUMN "act" TO "action";
ALTER TABLE "AuditEntry" RENAME COLUMN "address" TO "ipAddress";
ALTER TABLE "ReviewCard" RENAME COLUMN "sureAndWrong" TO "highConfidenceError";
ALTER TABLE "ReviewCard" RENAME COLUMN "asideItem" TO "hiddenItem";
ALTER TABLE "ReviewLog" RENAME COLUMN "retention" TO "desiredRetention";
ALTER TABLE "ReviewSettings" RENAME COLUMN "retention" TO "desiredRetention";
ALTER TABLE "StudyDay" RENAME COLUMN "right" TO "correct";
ALTER TABLE "ItemReport" RENAME COLUMN "closedAt" TO "resolvedAt";
ALTER INDEX "ItemReport_closedAt_idx" RENAME TO "ItemReport_resolvedAt_idx";
ALTER TABLE "ProgressShare" RENAME COLUMN "parts" TO "sections";

-- Enum values
ALTER TYPE "ClassRole" RENAME VALUE 'REVIEWER' TO 'OBSERVER';

-- The audit log is append-only. Only this rename of its actions changes rows.
ALTER FUNCTION "refuse_change"() RENAME TO "reject_change";
ALTER TABLE "AuditEntry" DISABLE TRIGGER "AuditEntry_append_only";
UPDATE "AuditEntry" SET "action" = renamed."new"
FROM (VALUES
  ('mark.lateness', 'grade.lateness'),
  ('mark.manual', 'grade.manual'),
  ('mark.exclude', 'grade.excuse'),
  ('mark.note', 'grade.note'),
  ('mark.import', 'grade.import'),
  ('dispute.answer', 'regrade-request.resolve'),
  ('limits.learner', 'override.learner'),
  ('limits.group', 'override.group'),
  ('limits.accommodation', 'accommodation.change'),
  ('role.teacher', 'role.instructor'),
  ('class.hand-over', 'class.transfer'),
  ('item.reserve', 'item.assignment-only')
) AS renamed("old", "new")
WHERE "action" = renamed."old";
UPDATE "AuditEntry" SET "subjectType" = 'regrade-request' WHERE "subjectType" = 'dispute';
ALTER TABLE "AuditEntry" ENABLE TRIGGER "AuditEntry_append_only";

-- Notifications: types, and the pages that they link to
UPDATE "Notification" SET "kind" = renamed."new"
FROM (VALUES
  ('marked', 'graded'),
  ('dispute-answered', 'regrade-request-resolved'),
  ('dispute-opened', 'regrade-request-created')
) AS renamed("old", "new")
WHERE "kind" = renamed."old";
UPDATE "User" SET "mutedNotifications" = array_replace(array_replace(array_replace("mutedNotifications",
  'marked', 'graded'), 'dispute-answered', 'regrade-request-resolved'), 'dispute-opened', 'regrade-request-created')
WHERE cardinality("mutedNotifications") > 0;
UPDATE "Notification" SET "path" = regexp_replace("path", '^(/attempts/[^/?#]+)/review', '\1/results')
WHERE "path" LIKE '/attempts/%/review%';
UPDATE "Notification" SET "path" = regexp_replace("path", '^(/classes/[^/?#]+)/disputes', '\1/regrade-requests')
WHERE "path" LIKE '/classes/%/disputes%';

-- Items
CREATE FUNCTION "rename_units"(part jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN part #>> '{units,policy}' = 'penalised'
    THEN jsonb_set(part, '{units,policy}', '"penalized"') ELSE part END
$$;
CREATE FUNCTION "rename_item"(item jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  WITH typed AS (
    SELECT "rename_units"(CASE WHEN item ->> 'type' = 'categorise'
      THEN jsonb_set(item, '{type}', '"categorize"') ELSE item END) AS item
  )
  SELECT CASE WHEN jsonb_typeof(typed.item -> 'gaps') = 'array' AND jsonb_array_length(typed.item -> 'gaps') > 0
    THEN jsonb_set(typed.item, '{gaps}', (
      SELECT jsonb_agg("rename_units"(gap) ORDER BY position)
      FROM jsonb_array_elements(typed.item -> 'gaps') WITH ORDINALITY AS gaps(gap, position)))
    ELSE typed.item END
  FROM typed
$$;
UPDATE "Item" SET "type" = 'categorize' WHERE "type" = 'categorise';
UPDATE "Item" SET "draft" = "rename_item"("draft")
WHERE jsonb_typeof("draft") = 'object' AND "draft" <> "rename_item"("draft");
UPDATE "ItemVersion" SET "content" = "rename_item"("content") WHERE "content" <> "rename_item"("content");
UPDATE "ReviewLog" SET "itemType" = 'categorize' WHERE "itemType" = 'categorise';
DROP FUNCTION "rename_item"(jsonb);
DROP FUNCTION "rename_units"(jsonb);

-- Rules of quizzes, of their settings, and of attempts
CREATE FUNCTION "rename_results"(rows jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT COALESCE(jsonb_agg(CASE name
    WHEN 'maximum-marks' THEN 'possible-points'
    WHEN 'marks' THEN 'points'
    WHEN 'right-answer' THEN 'correct-answer'
    ELSE name END ORDER BY position), '[]')
  FROM jsonb_array_elements_text(rows) WITH ORDINALITY AS listed(name, position)
$$;
CREATE FUNCTION "rename_policy"(policy jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN jsonb_typeof(policy) = 'object'
    THEN (SELECT jsonb_object_agg(entry.key, "rename_results"(entry.value)) FROM jsonb_each(policy) AS entry)
    ELSE policy END
$$;
CREATE FUNCTION "rename_rules"(rules jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT COALESCE(jsonb_object_agg(
    CASE entry.key
      WHEN 'behaviour' THEN 'behavior'
      WHEN 'review' THEN 'resultsPolicy'
      WHEN 'showReservedResults' THEN 'showAssignmentOnlyResults'
      ELSE entry.key END,
    CASE WHEN entry.key = 'review' THEN "rename_policy"(entry.value) ELSE entry.value END), '{}')
  FROM jsonb_each(rules) AS entry
$$;
CREATE FUNCTION "rename_pools"(pools jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT COALESCE(jsonb_agg(CASE WHEN jsonb_typeof(pool -> 'types') = 'array'
    THEN jsonb_set(pool, '{types}', (
      SELECT COALESCE(jsonb_agg(CASE type WHEN 'categorise' THEN 'categorize' ELSE type END ORDER BY place), '[]')
      FROM jsonb_array_elements_text(pool -> 'types') WITH ORDINALITY AS types(type, place)))
    ELSE pool END ORDER BY position), '[]')
  FROM jsonb_array_elements(pools) WITH ORDINALITY AS listed(pool, position)
$$;
UPDATE "Attempt" SET "rules" = "rename_rules"("rules") WHERE jsonb_typeof("rules") = 'object';
UPDATE "Quiz" SET "definition" = jsonb_set("definition", '{rules}', "rename_rules"("definition" -> 'rules'))
WHERE jsonb_typeof("definition" -> 'rules') = 'object';
UPDATE "Quiz" SET "definition" = jsonb_set("definition", '{pools}', "rename_pools"("definition" -> 'pools'))
WHERE jsonb_typeof("definition" -> 'pools') = 'array';
UPDATE "Quiz" SET "setting" = jsonb_set("setting", '{rules}', "rename_rules"("setting" -> 'rules'))
WHERE jsonb_typeof("setting" -> 'rules') = 'object';
DROP FUNCTION "rename_rules"(jsonb);
DROP FUNCTION "rename_policy"(jsonb);
DROP FUNCTION "rename_results"(jsonb);
DROP FUNCTION "rename_pools"(jsonb);

-- Regrade policies
UPDATE "RegradeRun" SET "policy" = 'full-credit' WHERE "policy" = 'full-marks';
UPDATE "AttemptItem" SET "regraded" = jsonb_set("regraded", '{policy}', '"full-credit"')
WHERE "regraded" ->> 'policy' = 'full-marks';
UPDATE "RegradeChange" SET "regradedBefore" = jsonb_set("regradedBefore", '{policy}', '"full-credit"')
WHERE "regradedBefore" ->> 'policy' = 'full-marks';
