import "server-only";

/** An answer that is sent as it is made, so that memory stays flat. Its first piece is made before the answer begins: what fails
 *  there is an error, and not an empty file. */
export async function streamed(text: AsyncIterable<string>, headers: Record<string, string>): Promise<Response> {
  const pieces = text[Symbol.asyncIterator]();
  let next: Promise<IteratorResult<string>> | null = pieces.next();
  await next;
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const piece = await (next ?? pieces.next());
      next = null;
      if (piece.done) controller.close();
      else controller.enqueue(encoder.encode(piece.value));
    },
    async cancel() {
      await pieces.return?.();
    },
  });
  return new Response(body, { headers });
}
