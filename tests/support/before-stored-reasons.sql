INSERT INTO "User" ("id", "email", "isAnonymous") VALUES
  ('a', 'a@example.org', FALSE), ('b', 'b@example.org', FALSE), ('c', 'c@example.org', FALSE),
  ('d', 'd@example.org', FALSE), ('e', 'e@example.org', FALSE), ('f', 'f@example.org', FALSE), ('nobody', NULL, TRUE);
INSERT INTO "Course" ("id", "slug", "title", "contentHash") VALUES ('course', 'course', 'A course', '');
INSERT INTO "Class" ("id", "courseId", "name") VALUES ('one', 'course', 'One'), ('two', 'course', 'Two');
INSERT INTO "ClassMember" ("classId", "userId", "role", "leftAt") VALUES
  ('one', 'a', 'STUDENT', NULL), ('one', 'b', 'STUDENT', '2026-03-01'), ('one', 'c', 'STUDENT', '2026-03-01'),
  ('one', 'd', 'STUDENT', '2026-03-01'), ('two', 'd', 'STUDENT', NULL), ('one', 'e', 'OBSERVER', '2026-03-01'),
  ('two', 'f', 'STUDENT', '2026-03-01');
INSERT INTO "AuditEntry" ("classId", "action", "subjectType", "subjectId", "after") VALUES
  ('one', 'member.remove', 'person', 'a', NULL),
  ('one', 'member.add', 'person', 'a', NULL),
  ('one', 'member.remove', 'person', 'b', NULL),
  ('one', 'member.add', 'person', 'b', NULL),
  ('one', 'member.leave', 'person', 'b', NULL),
  ('one', 'member.leave', 'person', 'c', NULL),
  ('one', 'member.join', 'person', 'c', NULL),
  ('one', 'member.remove', 'person', 'c', NULL),
  ('one', 'member.move', 'person', 'd', '{"to": "two"}'),
  ('two', 'member.move', 'person', 'd', '{"from": "one"}'),
  ('one', 'member.remove', 'person', 'f', NULL);
INSERT INTO "Attempt" ("id", "learnerId", "courseSlug", "title", "number", "seed", "state", "startedAt", "submittedAt", "cardsSyncedAt") VALUES
  ('open', 'a', 'course', 'x', 1, 's', 'IN_PROGRESS', '2026-03-01 10:00:00', NULL, NULL),
  ('waiting', 'a', 'course', 'x', 2, 's', 'GRADED', '2026-03-01 10:00:00', '2026-03-01 11:00:00', NULL),
  ('synced', 'a', 'course', 'x', 3, 's', 'GRADED', '2026-03-01 10:00:00', '2026-03-01 11:00:00', '2026-03-01 12:00:00'),
  ('of-nobody', 'nobody', 'course', 'x', 1, 's', 'GRADED', '2026-03-01 10:00:00', '2026-03-01 11:00:00', NULL);
