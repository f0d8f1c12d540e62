import type { DraftContent } from "@/lib/core/platform/draft";

/** What a record that is like another begins with: all that the other says, but what is its own alone. Its address is made anew; a
 *  picture shows one thing and belongs to one record. */
export function copyOf({ slug: _address, pictures: _pictures, ...content }: DraftContent): DraftContent {
  return content;
}
