/**
 * An address whose path can be decoded. What is no UTF-8 in it (`%FF`, a lone `%`) stands for U+FFFD, as it does in a query: so it is
 * an address at which there is nothing, and not one that nobody can read.
 * @param address path and query as they stand in a request
 * @returns the same address where its path can be decoded
 */
export function decodablePath(address: string): string {
  const end = address.search(/[?#]/);
  const path = end < 0 ? address : address.slice(0, end);
  if (!path.includes("%") || isDecodable(path)) return address;
  const mended = path.replace(/(?:%[0-9a-f]{2})+|%/gi, (piece) => (isDecodable(piece) ? piece : "%EF%BF%BD"));
  return mended + address.slice(path.length);
}

function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}
