import type { ReactNode } from "react";

import type { Status } from "@/lib/core/taxonomy/statuses";

/** A status in hue, shape and word. The shapes differ without colour: hollow, dashed, outlined, half full, full; a second
 *  ring for co-production, a stroke through what was dropped. @param label its word, which browsers do not know by themselves */
export function StatusMark({ status, label }: { status: Status; label: string }) {
  return (
    <span className={`inline-flex items-baseline gap-1.5 ${INK[status]}`}>
      <StatusShape status={status} />
      <span className="strong">{label}</span>
    </span>
  );
}

/** The sign alone, for places where the word stands beside it anyway. */
export function StatusShape({ status }: { status: Status }) {
  return (
    <svg
      viewBox="0 0 16 16"
      width="14"
      height="14"
      className={`shrink-0 self-center ${INK[status]}`}
      aria-hidden="true"
      focusable="false"
    >
      <g fill="none" stroke="currentColor" strokeWidth="1.75">
        {SHAPES[status]}
      </g>
    </svg>
  );
}

const INK: Record<Status, string> = {
  proposed: "text-planned",
  "planned-procurement": "text-planned",
  "planned-co-production": "text-planned",
  approved: "text-approved",
  "in-development": "text-approved",
  "on-order": "text-ordered",
  "in-delivery": "text-ordered",
  "in-co-production": "text-service",
  inducted: "text-service",
  retired: "text-past",
  cancelled: "text-past",
};

const dashed = <circle cx="8" cy="8" r="6" strokeDasharray="2.6 2.1" />;
const ring = <circle cx="8" cy="8" r="6" />;

const SHAPES: Record<Status, ReactNode> = {
  proposed: dashed,
  "planned-procurement": (
    <>
      {dashed}
      <circle cx="8" cy="8" r="1.6" fill="currentColor" stroke="none" />
    </>
  ),
  "planned-co-production": (
    <>
      <circle cx="8" cy="8" r="7" strokeDasharray="2.6 1.8" strokeWidth="1.5" />
      <circle cx="8" cy="8" r="3.6" strokeDasharray="2.1 1.6" strokeWidth="1.5" />
    </>
  ),
  approved: (
    <>
      {ring}
      <path d="M5 8.2 7.2 10.4 11.2 6" />
    </>
  ),
  "in-development": <path d="M8 1.5 14.5 8 8 14.5 1.5 8Z" />,
  "on-order": (
    <>
      {ring}
      <path d="M8 2a6 6 0 0 0 0 12Z" fill="currentColor" stroke="none" />
    </>
  ),
  "in-delivery": (
    <>
      {ring}
      <path d="M8 8V2a6 6 0 1 0 6 6Z" fill="currentColor" stroke="none" />
    </>
  ),
  "in-co-production": (
    <>
      <circle cx="8" cy="8" r="7" strokeWidth="1.5" />
      <circle cx="8" cy="8" r="4" fill="currentColor" stroke="none" />
    </>
  ),
  inducted: <circle cx="8" cy="8" r="6.5" fill="currentColor" stroke="none" />,
  retired: (
    <>
      {ring}
      <path d="M5 8h6" />
    </>
  ),
  cancelled: (
    <>
      {ring}
      <path d="M3.8 12.2 12.2 3.8" />
    </>
  ),
};
