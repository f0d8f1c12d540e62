import { words } from "@/components/language/words";
import { NothingHere } from "@/components/site/not-found-note";

/** Stands where a record was that the catalogue no longer holds. */
export function RemovedPlatform() {
  const { text } = words();
  return <NothingHere title={text("removed.title")} note={text("removed.note")} />;
}
