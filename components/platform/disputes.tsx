import { Citation } from "@/components/platform/citation";
import { anchors } from "@/lib/core/platform/claims";
import type { SourceNumbers } from "@/components/platform/number-sources";
import type { Dispute } from "@/lib/core/source/source";

/** Points on which sources disagree: every side with its sources, and which one the record follows, and why. */
export function Disputes({ disputes, numbers }: { disputes: readonly Dispute[]; numbers: SourceNumbers }) {
  return disputes.map((dispute, at) => (
    <div key={dispute.about} id={anchors.dispute(at)} className="border-b border-rule py-4">
      <h3 className="text-base">{dispute.about}</h3>
      <ul className="mt-1 space-y-1 text-sm">
        {dispute.sides.map((side, sideAt) => (
          <li
            key={side.claim}
            className={`border-l-2 pl-3 ${sideAt === dispute.preferred ? "border-accent" : "border-rule"}`}
          >
            {side.claim}
            <Citation ids={side.sources} numbers={numbers} />
            {sideAt === dispute.preferred ? <strong> The record follows this.</strong> : null}
          </li>
        ))}
      </ul>
      <p className="mt-2 text-sm text-soft">
        {dispute.reason ??
          (dispute.preferred === null ? "The record prefers no side." : "No reason for the choice is recorded.")}
      </p>
    </div>
  ));
}
