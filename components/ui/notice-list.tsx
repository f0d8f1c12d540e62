/** What a page has to say of its address before it answers. */
export function NoticeList({ title, notices }: { title: string; notices: readonly string[] }) {
  if (notices.length === 0) return null;
  return (
    <div className="border-l-4 border-edge bg-well px-4 py-3 text-sm">
      <p className="strong">{title}</p>
      <ul className="mt-1 list-disc pl-5">
        {notices.map((notice) => (
          <li key={notice}>{notice}</li>
        ))}
      </ul>
    </div>
  );
}
