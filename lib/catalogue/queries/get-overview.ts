import type { Context } from "@/lib/catalogue/context";
import type { DatedEvent, Overview } from "@/lib/core/platform/published-platform";
import { readLinks } from "@/lib/store/platform-links";
import { PUBLISHED, readPublished } from "@/lib/store/published-platforms";
import { countSourceWorks } from "@/lib/store/source-works";

/** Events shown as the latest ones. */
const LATEST = 8;

/** The catalogue in numbers, and what happened last in the programmes it follows. */
export async function getOverview({ store: { read } }: Pick<Context, "store">): Promise<Overview> {
  const published = { platform: PUBLISHED };
  const [platforms, programmes, events, sources, operators, latest] = await Promise.all([
    read.platform.count({ where: { AND: [PUBLISHED, { NOT: { level: "family" } }] } }),
    read.programme.count({ where: published }),
    read.programmeEvent.count({ where: { programme: published } }),
    countSourceWorks(read),
    read.programme.findMany({ where: published, distinct: ["operator"], select: { operator: true } }),
    read.programmeEvent.findMany({
      where: { programme: published },
      orderBy: [{ date: "desc" }, { id: "asc" }],
      take: LATEST,
      select: { position: true, programme: { select: { key: true, platformId: true } } },
    }),
  ]);
  const ids = latest.map((event) => event.programme.platformId);
  const [stored, links] = await Promise.all([
    readPublished(read, { id: { in: ids } }),
    readLinks(read, { id: { in: ids } }),
  ]);
  return {
    platforms,
    programmes,
    events,
    sources,
    operators: operators.length,
    latest: latest.flatMap(({ position, programme: { key, platformId } }): DatedEvent[] => {
      const content = stored.find((one) => one.id === platformId)?.content;
      const programme = content?.programmes.find((one) => one.key === key);
      const event = programme?.events[position];
      const platform = links.find((link) => link.slug === content?.slug);
      if (!content || !programme || !event || !platform) return [];
      return [
        {
          platform,
          programme: { operator: programme.operator, services: programme.services },
          event,
          sources: content.sources.filter((source) => event.sources.includes(source.id)),
        },
      ];
    }),
  };
}
