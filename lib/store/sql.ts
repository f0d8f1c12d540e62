import { Prisma } from "@/lib/store/generated/prisma/client";

/** Pieces of SQL whose values travel apart from the text, so that no value is ever read as SQL. */
export const { sql, join, empty, raw } = Prisma;
export type Sql = Prisma.Sql;
