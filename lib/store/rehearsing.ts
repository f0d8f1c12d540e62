import type { Store } from "@/lib/store/store";

/** The same store, whose every transaction is taken back at its end: what is counted is what would have happened. */
export function rehearsing(store: Store): Store {
  return {
    ...store,
    transaction: async (work, options) => {
      const kept: { result?: Awaited<ReturnType<typeof work>> } = {};
      const takeBack = new Error("A dry run takes back what it wrote");
      await store
        .transaction(async (tx) => {
          kept.result = await work(tx);
          // What is only checked at the end of a transaction would never be: it is looked at before this one is taken back.
          await tx.$executeRaw`SET CONSTRAINTS ALL IMMEDIATE`;
          throw takeBack;
        }, options)
        .catch((error: unknown) => {
          if (error !== takeBack) throw error;
        });
      return kept.result as Awaited<ReturnType<typeof work>>;
    },
  };
}
