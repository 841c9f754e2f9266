-- Rows of the version before the standard terms, in every table and column that the migration renames.

INSERT INTO "User" ("id", "mayTeach", "mutedMessages") VALUES ('u', true, '{marked,assigned,dispute-opened}'), ('v', false, '{}');
INSERT INTO "Course" ("id", "slug", "title", "contentHash") VALUES ('k', 'k', 'T', 'h');
INSERT INTO "Class" ("id", "courseId", "name") VALUES ('c', 'k', 'T');
INSERT INTO "Accommodation" ("learnerId", "timeFactor", "updatedAt") VALUES ('u', 1.5, now());
INSERT INTO "ClassAccommodation" ("classId", "learnerId", "timeFactor", "updatedAt") VALUES ('c', 'u', 1.25, now());
INSERT INTO "Item" ("id", "courseId", "slug", "type", "concept", "isCheck", "isReserved", "draft") VALUES
  ('i1', 'k', 'sorted', 'categorise', 'x', true, false, '{"type": "categorise", "stem": "categorise"}'),
  ('i2', 'k', 'gaps', 'cloze', 'x', false, true, NULL);
INSERT INTO "ItemVersion" ("id", "itemId", "number", "contentHash", "content") VALUES
  ('v1', 'i1', 1, 'h', '{"type": "categorise", "stem": "Which of these are penalised?", "stems": [{"id": "categorise"}]}'),
  ('v2', 'i2', 1, 'h', '{"type": "cloze", "gaps": [{"id": "a", "units": {"policy": "penalised", "penalty": 0.1}}, {"id": "b"}]}'),
  ('v3', 'i2', 2, 'h', '{"type": "numeric", "units": {"policy": "penalised"}}'),
  ('v4', 'i2', 3, 'h', '{"type": "cloze", "gaps": []}');
INSERT INTO "Quiz" ("id", "courseId", "slug", "title", "kind", "definition", "setting") VALUES
  ('q', 'k', 'mixed', 'T', 'mixed',
    '{"pools": [{"concepts": ["x"], "types": ["categorise", "cloze"], "count": 2}, {"concepts": ["y"], "count": 1}],
      "rules": {"behaviour": "interactive", "review": "homework", "attempts": 2, "showReservedResults": true}}',
    '{"rules": {"review": {"during": ["attempt"], "immediately": [], "later": ["marks", "maximum-marks"],
      "closed": ["right-answer", "explanation"]}}, "passwordHash": null}');
INSERT INTO "LimitOverride" ("quizId", "learnerId", "limits", "updatedAt") VALUES ('q', 'u', '{"attempts": 3}', now());
INSERT INTO "Attempt" ("id", "learnerId", "courseSlug", "quizId", "title", "number", "seed", "fedAt", "rules") VALUES
  ('a', 'u', 'k', 'q', 'T', 1, 's', '2026-01-02T03:04:05', '{"behaviour": "certainty", "review": "exam"}'),
  ('b', 'u', 'k', NULL, 'T', 1, 's', NULL, NULL);
INSERT INTO "AttemptItem" ("attemptId", "slot", "learnerId", "itemVersionId", "concept", "regraded") VALUES
  ('a', 1, 'u', 'v1', 'x', '{"policy": "full-marks", "versionId": null, "runId": "r", "reason": "full-marks"}');
INSERT INTO "CheckAnswer" ("id", "learnerId", "courseSlug", "itemVersionId", "concept", "response", "earned", "possible", "fedAt")
  VALUES ('ca', 'u', 'k', 'v1', 'x', '"a"', 1, 1, '2026-01-02T03:04:05');
INSERT INTO "ClassMember" ("classId", "userId", "role", "joinedAt") VALUES ('c', 'u', 'REVIEWER', now()), ('c', 'v', 'STUDENT', now());
INSERT INTO "ClassInvitation" ("id", "classId", "email", "role", "code") VALUES ('n', 'c', 'e', 'REVIEWER', 'x');
INSERT INTO "Mark" ("quizId", "learnerId", "scoreRatio", "manualRatio", "isExcluded") VALUES ('q', 'u', 0.5, 0.75, true);
INSERT INTO "RegradeRun" ("id", "classId", "quizId", "itemId", "policy", "reason", "createdById") VALUES ('r', 'c', 'q', 'i1', 'full-marks', 'y', 'u');
INSERT INTO "RegradeChange" ("runId", "attemptId", "slot", "learnerId", "statusBefore", "statusAfter", "possibleBefore", "possibleAfter", "regradedBefore")
  VALUES ('r', 'a', 1, 'u', 'GRADED', 'GRADED', 1, 1, '{"policy": "full-marks", "reason": "z"}');
INSERT INTO "Dispute" ("id", "classId", "attemptId", "slot", "learnerId", "itemVersionId", "response", "argument", "state")
  VALUES ('d', 'c', 'a', 1, 'u', 'v1', '"a"', 'It is correct.', 'DECLINED');
INSERT INTO "Message" ("id", "userId", "kind", "title", "body", "path", "mailedAt") VALUES
  ('m1', 'u', 'marked', 't', 'b', '/attempts/a/review', '2026-01-02T03:04:05'),
  ('m2', 'u', 'dispute-answered', 't', 'b', '/attempts/a/review?x=1', NULL),
  ('m3', 'u', 'dispute-opened', 't', 'b', '/classes/c/disputes', NULL),
  ('m4', 'u', 'review-due', 't', 'b', '/review', NULL);
INSERT INTO "AuditEntry" ("act", "subjectType", "subjectId", "address") VALUES
  ('mark.manual', 'assignment', 'q', '192.0.2.1'), ('class.hand-over', 'class', 'c', NULL), ('member.join', 'person', 'u', NULL), ('dispute.answer', 'dispute', 'd', NULL);
INSERT INTO "ReviewCard" ("id", "learnerId", "courseSlug", "concept", "fact", "dueAt", "sureAndWrong", "asideItem")
  VALUES ('rc', 'u', 'k', 'x', 'f1', now(), true, 'sorted');
INSERT INTO "ReviewLog" ("id", "learnerId", "cardId", "courseSlug", "concept", "itemVersionId", "itemSlug", "itemType", "origin",
  "sourceKey", "rating", "fraction", "fromMemory", "retention", "dayShift", "day", "reviewedAt")
  VALUES ('l', 'u', 'rc', 'k', 'x', 'v1', 'sorted', 'categorise', 'quiz', 'k', 3, 1, true, 0.85, 0, '2026-01-02', now());
INSERT INTO "ReviewSettings" ("learnerId", "retention") VALUES ('u', 0.85);
INSERT INTO "StudyDay" ("learnerId", "day", "answers", "right") VALUES ('u', '2026-01-02', 7, 5);
INSERT INTO "ItemReport" ("id", "learnerId", "itemVersionId", "why", "closedAt") VALUES ('ir', 'u', 'v1', 'w', '2026-01-02T03:04:05');
INSERT INTO "ProgressShare" ("id", "learnerId", "courseSlug", "tokenHash", "label", "parts", "expiresAt")
  VALUES ('s', 'u', 'k', 'h', 'l', '{study,results}', now());
