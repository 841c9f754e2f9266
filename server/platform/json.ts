import { Prisma } from '@/generated/prisma/client'

/** Converts a value to what a JSON column stores: dates become text, and absent fields disappear. */
export function toJson(value: unknown): Prisma.InputJsonValue {
  return JSON.parse(JSON.stringify(value))
}

/** The same for a column that can be empty: null and undefined become NULL. */
export function toNullableJson(value: unknown): Prisma.InputJsonValue | typeof Prisma.DbNull {
  return value === null || value === undefined ? Prisma.DbNull : toJson(value)
}
