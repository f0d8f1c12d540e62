import type { ReactNode } from "react";

import { inThisLanguage } from "@/components/language/current-language";
import { words } from "@/components/language/words";
import type { Column } from "@/components/compare/compared-value";
import { Citation } from "@/components/platform/citation";
import { anchors } from "@/lib/core/platform/claims";
import { StatusShape } from "@/components/programme/status-mark";
import { describeStatus } from "@/lib/core/platform/describe-status";
import { spokenOf, headlineOf } from "@/lib/core/platform/headline";
import type { Platform } from "@/lib/core/platform/platform";

type Fact = {
  readonly key: string;
  readonly label: () => string;
  /** What the record says, in words; null where it says nothing. */
  readonly say: (content: Platform) => string | null;
  readonly draw?: (column: Column, said: string) => ReactNode;
};

/** Where a record stands, before its figures. */
const FACTS: readonly Fact[] = [
  {
    key: "status",
    label: () => words().label("facet", "status"),
    say: (content) => {
      const headline = headlineOf(content);
      return headline ? describeStatus(headline, words()) : null;
    },
    draw: ({ content, numbers, href }, said) => {
      const [first] = content.programmes;
      const headline = headlineOf(content);
      if (!first || !headline) return said;
      return (
        <>
          <span className="mr-1.5 inline-block align-[-0.1em]">
            <StatusShape status={first.status} />
          </span>
          <a
            href={`${inThisLanguage(href)}#${anchors.programme(first.key)}`}
            className="text-ink no-underline hover:underline"
          >
            {said}
          </a>
          {/* In a line of their own: after the sentence they would lie over its next line. */}
          <span className="block pt-2 leading-6">
            <Citation
              ids={spokenOf(content.programmes, headline).flatMap(({ sources }) => sources)}
              numbers={numbers}
              of={{ href, name: content.designation }}
              rest={`${inThisLanguage(href)}#${anchors.programme(first.key)}`}
            />
          </span>
          {content.programmes.length > headline.programmes ? (
            <a href={`${inThisLanguage(href)}#programmes`} className="block text-xs leading-6 underline">
              {words().text("compare.moreProgrammes", { count: content.programmes.length - headline.programmes })}
            </a>
          ) : null}
        </>
      );
    },
  },
  {
    key: "category",
    label: () => words().label("facet", "category"),
    say: ({ category }) => words().label("category", category),
  },
  {
    key: "makers",
    label: () => words().text("record.makers", { count: 2 }),
    say: ({ manufacturers }) => manufacturers.map(({ name }) => name).join("; ") || null,
  },
  {
    key: "origin",
    label: () => words().label("facet", "origin"),
    say: ({ origin }) => origin.map((code) => words().country(code)).join(", ") || null,
  },
  {
    key: "introduced",
    label: () => words().label("range", "introduced"),
    say: ({ introduced }) => (introduced ? String(introduced.year) : null),
    draw: ({ content, numbers, href }, said) => (
      // On a phone the numbers go below the year, and want room there.
      <span className="block max-md:leading-8">
        <a href={`${inThisLanguage(href)}#${anchors.introduced}`} className="text-ink no-underline hover:underline">
          {said}
        </a>
        <Citation ids={content.introduced?.sources ?? []} numbers={numbers} of={{ href, name: content.designation }} />
      </span>
    ),
  },
  {
    key: "roles",
    label: () => words().text("record.roles"),
    say: ({ roles }) => roles.join(", ") || null,
    draw: (_, said) => <span lang={words().prose}>{said}</span>,
  },
];

export function compareFacts(columns: readonly Column[]) {
  return FACTS.map(({ key, label, say, draw }) => {
    const said = columns.map(({ content }) => say(content));
    return {
      key,
      label: label(),
      differs: new Set(said).size > 1,
      cells: columns.map((column, at) => {
        const words = said[at];
        return words ? (draw?.(column, words) ?? words) : null;
      }),
    };
  }).filter(({ cells }) => cells.some((cell) => cell !== null));
}
