import { WayLink } from "@/components/ui/way-link";

/** Somebody is signed in, but their role does not include this. */
export function ForbiddenNote() {
  return (
    <div className="frame py-16">
      <div className="max-w-3xl">
        <h1 className="text-2xl">Your role does not include this</h1>
        <p className="mt-3">Ask an administrator to do it, or to give you another role.</p>
        <p className="mt-6">
          <WayLink href="/admin">Go to the desk</WayLink>
        </p>
      </div>
    </div>
  );
}
