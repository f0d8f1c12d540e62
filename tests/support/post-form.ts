/**
 * Sends the form of a page as a browser without JavaScript does, with headers of one's choice: for what no browser would send.
 * @param field the name of a field that the form has, to tell it from others on the page
 */
export async function postForm(
  pageUrl: string,
  field: string,
  values: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  const { origin } = new URL(pageUrl);
  const page = await (await fetch(pageUrl, { headers })).text();
  const form = (page.match(/<form[^>]*>.*?<\/form>/gs) ?? []).find((one) => one.includes(`name="${field}"`));
  if (!form) throw new Error(`No form on ${pageUrl} has a field ${field}`);
  const body = new FormData();
  for (const [tag] of form.matchAll(/<input[^>]*type="hidden"[^>]*>/g)) {
    const attribute = (name: string) => unescaped(new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? "");
    body.append(attribute("name"), attribute("value"));
  }
  for (const [name, value] of Object.entries(values)) body.set(name, value);
  return fetch(pageUrl, { method: "POST", body, redirect: "manual", headers: { origin, ...headers } });
}

const unescaped = (html: string) =>
  html
    .replace(/&quot;/g, '"')
    .replace(/&#x27;/g, "'")
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&amp;/g, "&");
