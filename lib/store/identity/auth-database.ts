import { prismaAdapter } from "better-auth/adapters/prisma";

import type { Store } from "@/lib/store/store";

/** The tables `user`, `session` and `account` as the sign-in library wants them. */
export const authDatabase = ({ read }: Pick<Store, "read">) => prismaAdapter(read, { provider: "postgresql" });
