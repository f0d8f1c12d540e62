import { UtcTime } from "@/components/admin/utc-time";
import { DataTable } from "@/components/ui/data-table";
import { FormField } from "@/components/ui/form-field";
import { WayLink } from "@/components/ui/way-link";
import { own } from "@/lib/core/own";

type Entry = {
  readonly number: bigint;
  readonly at: Date;
  readonly actorName: string;
  readonly action: string;
  readonly target: string | null;
  readonly targetName: string | null;
  readonly outcome: string;
  readonly details: Readonly<Record<string, unknown>>;
};

type Props = {
  readonly asked: Readonly<Record<string, string>>;
  readonly issues: readonly { readonly path: string; readonly message: string }[];
  readonly entries: readonly Entry[];
  readonly next: bigint | null;
  /** How the chain of hashes stands, where that was asked. */
  readonly check: {
    readonly entries: number;
    readonly firstBroken: bigint | null;
    readonly last: { readonly number: bigint; readonly hash: string } | null;
  } | null;
};

const FIELDS = [
  { name: "actor", label: "Who", hint: "An e-mail address, a name, or an id such as token:…" },
  { name: "action", label: "What", hint: "An action, or with a colon at its end all of a kind: user:" },
  { name: "from", label: "From", type: "date", hint: "The first day, in UTC" },
  { name: "to", label: "To", type: "date", hint: "The last day, in UTC" },
] as const;

/** The audit log: its filter, its entries, and how it stands. */
export function AuditView({ asked, issues, entries, next, check }: Props) {
  const address = (more: Record<string, string>) =>
    `/admin/audit?${new URLSearchParams({ ...filterOf(asked), ...more })}`;
  return (
    <>
      <h1 className="text-2xl">Audit log</h1>
      <form action="/admin/audit" className="mt-6 grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
        {FIELDS.map((field) => (
          <FormField
            key={field.name}
            {...field}
            id={field.name}
            value={asked[field.name]}
            issues={issues.filter(({ path }) => path === field.name).map(({ message }) => message)}
          />
        ))}
        <div className="flex flex-wrap gap-3 sm:col-span-2 lg:col-span-4">
          <button type="submit" className="button button-main">
            Filter
          </button>
          <WayLink href="/admin/audit" className="button">
            Show all
          </WayLink>
          <WayLink href={address({ check: "yes" })} className="button">
            Check that it is whole
          </WayLink>
        </div>
      </form>
      {check ? <CheckResult check={check} /> : null}
      {entries.length === 0 ? (
        <p className="mt-8">Nothing matches. Take something out of the filter, or show all.</p>
      ) : (
        <DataTable
          caption="The newest entry first"
          heads={["No.", "When", "Who", "What", "To what", "Outcome", "Details"]}
          rows={entries.map((entry) => ({
            key: String(entry.number),
            cells: [
              String(entry.number),
              <UtcTime key="at" at={entry.at} />,
              entry.actorName,
              entry.action,
              <Target key="target" entry={entry} />,
              entry.outcome,
              <span key="details" className="block min-w-64">
                {detailsOf(entry.details)}
              </span>,
            ],
          }))}
        />
      )}
      {next === null ? null : (
        <p className="mt-6">
          <WayLink href={address({ before: String(next) })} className="button">
            Older entries
          </WayLink>
        </p>
      )}
    </>
  );
}

/** Pages of the desk about what an entry was done to. */
const TARGET_PAGES: Readonly<Record<string, { readonly href: string; readonly word: string }>> = {
  platform: { href: "/admin/platforms/", word: "record" },
  batch: { href: "/admin/batches/", word: "batch" },
  user: { href: "/admin/users/", word: "person" },
};

/** What an entry was done to: by its name, and with a way there where it has a page. */
function Target({ entry: { target, targetName } }: { entry: Entry }) {
  const [kind = "", id = ""] = target?.split(":") ?? [];
  const page = own(TARGET_PAGES, kind);
  if (!page || !id) return targetName ?? "";
  return (
    <WayLink href={page.href + id} className="underline">
      {targetName === target ? `${page.word} …${id.slice(-6)}` : targetName}
    </WayLink>
  );
}

function CheckResult({ check: { entries, firstBroken, last } }: { check: NonNullable<Props["check"]> }) {
  if (firstBroken !== null) {
    return (
      <p role="alert" className="mt-6 border-l-4 border-error bg-sheet px-4 py-3">
        <span className="strong text-error">Entry {String(firstBroken)} is not what was written.</span> It was changed
        or removed past the catalogue. The {entries} entries before it are whole. Compare the database with a backup.
      </p>
    );
  }
  return (
    <p role="status" className="mt-6 border-l-4 border-accent bg-accent-wash px-4 py-3">
      All {entries} entries are as they were written.
      {last ? (
        <>
          {" "}
          Note number {String(last.number)} and its hash elsewhere to be able to show later that none was cut off the
          end: <code className="block break-all">{last.hash}</code>
        </>
      ) : null}
    </p>
  );
}

const detailsOf = (details: Entry["details"]) =>
  Object.entries(details)
    .map(([name, value]) => `${name}: ${typeof value === "string" ? value : JSON.stringify(value)}`)
    .join("; ");

const filterOf = (asked: Readonly<Record<string, string>>) =>
  Object.fromEntries(FIELDS.flatMap(({ name }) => (asked[name] ? [[name, asked[name]]] : [])));
