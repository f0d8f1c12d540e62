import pg from "pg";

type Query = (...given: unknown[]) => unknown;

/** A connection that sends a query when the one before has been answered. Within a transaction Prisma asks for the tables below a record
 *  at once; the driver queued them itself so far, warns of it, and will not do so in its next major version. */
export class OneQueryAtATime extends pg.Client {
  private last: Promise<unknown> = Promise.resolve();

  constructor(config?: string | pg.ClientConfig) {
    super(config);
    // A connection that is lost fails the queries on it. Lost between two queries of a transaction, it would end the whole process.
    this.on("error", () => undefined);
    const send = super.query.bind(this) as Query;
    const inTurn = (...given: unknown[]): unknown => {
      // Whoever hands over a callback, as the pool does, or an object of its own has the connection alone.
      if (typeof given.at(-1) === "function" || isSubmittable(given[0])) return send(...given);
      const answered = this.last.then(() => send(...given));
      this.last = answered.catch(() => undefined);
      return answered;
    };
    this.query = inTurn as typeof this.query;
  }
}

const isSubmittable = (query: unknown) => typeof query === "object" && query !== null && "submit" in query;
