import type { Database } from 'node-sqlite3-wasm'
import { z } from 'zod'
import type { AnkiCollection } from '@/domain/interchange/interchange-format'

// An Anki collection is a separate SQLite file, which Prisma can’t open.

const Id = z.union([z.number(), z.bigint(), z.string()]).transform(String)
const NoteRows = z.array(
  z.object({ guid: z.string(), notetype: Id, deck: Id.nullable(), tags: z.string(), fields: z.string() }),
)

/** Notes with the deck of their first card, in the order of the collection. */
function readNotes(database: Database): z.infer<typeof NoteRows> {
  return NoteRows.parse(
    database.all(
      `SELECT CAST(n.guid AS TEXT) AS guid, CAST(n.mid AS TEXT) AS notetype, CAST(n.tags AS TEXT) AS tags,
         CAST(n.flds AS TEXT) AS fields,
         (SELECT CAST(c.did AS TEXT) FROM cards c WHERE c.nid = n.id ORDER BY c.id LIMIT 1) AS deck
       FROM notes n ORDER BY n.id`,
    ),
  )
}

const Models = z.record(
  z.string(),
  z.object({
    name: z.string(),
    type: z.number().default(0),
    flds: z.array(z.object({ name: z.string(), ord: z.number().default(0) })),
  }),
)
const Decks = z.record(z.string(), z.object({ name: z.string() }))

/** Collections up to schema 11 have note types and decks as JSON. */
export function legacyNotes(database: Database): AnkiCollection {
  const row = z
    .object({ models: z.string(), decks: z.string() })
    .parse(database.get('SELECT models, decks FROM col LIMIT 1'))
  const models = Models.parse(JSON.parse(row.models))
  const decks = Decks.parse(JSON.parse(row.decks))
  return {
    notes: readNotes(database).map((note) => ({ ...note, deck: decks[note.deck ?? '']?.name ?? '' })),
    notetypes: Object.fromEntries(
      Object.entries(models).map(([id, { name, type, flds }]) => [
        id,
        {
          name,
          fields: [...flds].sort((a, b) => a.ord - b.ord).map((field) => field.name),
          isCloze: type === 1,
        },
      ]),
    ),
  }
}

const NamedRows = z.array(z.object({ id: Id, name: z.string() }))
const TypeRows = z.array(z.object({ id: Id, name: z.string(), config: z.instanceof(Uint8Array) }))
const FieldRows = z.array(z.object({ notetype: Id, name: z.string() }))

/** Schema 18 has a table for each. */
export function recentNotes(database: Database): AnkiCollection {
  const decks = new Map(
    NamedRows.parse(database.all('SELECT CAST(id AS TEXT) AS id, CAST(name AS TEXT) AS name FROM decks')).map(
      ({ id, name }) => [id, name],
    ),
  )
  const fields = FieldRows.parse(
    database.all(
      'SELECT CAST(ntid AS TEXT) AS notetype, CAST(name AS TEXT) AS name FROM fields ORDER BY ntid, ord',
    ),
  )
  const types = TypeRows.parse(
    database.all('SELECT CAST(id AS TEXT) AS id, CAST(name AS TEXT) AS name, config FROM notetypes'),
  )
  return {
    notes: readNotes(database).map((note) => ({ ...note, deck: decks.get(note.deck ?? '') ?? '' })),
    notetypes: Object.fromEntries(
      types.map(({ id, name, config }) => [
        id,
        // The first field of this protocol buffer is the kind: 1 is cloze.
        {
          name,
          fields: fields.filter(({ notetype }) => notetype === id).map((field) => field.name),
          isCloze: config[0] === 0x08 && config[1] === 1,
        },
      ]),
    ),
  }
}
