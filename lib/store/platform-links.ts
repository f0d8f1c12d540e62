import type { Level } from "@/lib/core/platform/platform";
import { LEVELS } from "@/lib/core/platform/platform";
import type { PlatformLink } from "@/lib/core/platform/published-platform";
import { CATEGORIES } from "@/lib/core/taxonomy/categories";
import { STATUSES } from "@/lib/core/taxonomy/statuses";
import type { Prisma } from "@/lib/store/generated/prisma/client";
import { PUBLISHED } from "@/lib/store/published-platforms";
import type { Reader } from "@/lib/store/store";

/** Published records in short, by name: what a link to them shows. */
export async function readLinks(read: Reader, where: Prisma.PlatformWhereInput): Promise<PlatformLink[]> {
  const rows = await read.platform.findMany({
    where: { AND: [where, PUBLISHED] },
    select: {
      slug: true,
      name: true,
      designation: true,
      category: true,
      level: true,
      programmes: { select: { status: true }, orderBy: { position: "asc" }, take: 1 },
    },
    orderBy: { sortName: "asc" },
  });
  return rows.flatMap(({ slug, name, designation, category, level, programmes: [headline] }) =>
    name !== null && designation !== null && category !== null && CATEGORIES.has(category) && isLevel(level)
      ? [
          {
            slug,
            name,
            designation,
            category,
            level,
            status: headline && STATUSES.has(headline.status) ? headline.status : null,
          },
        ]
      : [],
  );
}

const isLevel = (level: string | null): level is Level => LEVELS.some((known) => known === level);
