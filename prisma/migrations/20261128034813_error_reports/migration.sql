-- CreateTable
CREATE TABLE "error_report" (
    "id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "platform_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "place" TEXT NOT NULL,
    "place_label" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "sent_at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL,
    "answer" TEXT,
    "answered_at" TIMESTAMPTZ(3),
    "answered_by" TEXT,

    CONSTRAINT "error_report_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "error_report_token_hash_key" ON "error_report"("token_hash");

-- CreateIndex
CREATE INDEX "error_report_platform_id_idx" ON "error_report"("platform_id");

-- CreateIndex
CREATE INDEX "error_report_state_sent_at_idx" ON "error_report"("state", "sent_at");

-- AddForeignKey
ALTER TABLE "error_report" ADD CONSTRAINT "error_report_platform_id_fkey" FOREIGN KEY ("platform_id") REFERENCES "platform"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The closed list: lib/core/reports/error-report.ts has the same. An answer is whole or not there.
ALTER TABLE "error_report" ADD CONSTRAINT "error_report_state_listed" CHECK ("state" IN ('open', 'accepted', 'turned-down'));
ALTER TABLE "error_report" ADD CONSTRAINT "error_report_answer_whole" CHECK (num_nonnulls("answer", "answered_at", "answered_by") = CASE "state" WHEN 'open' THEN 0 ELSE 3 END);
ALTER TABLE "error_report" ADD CONSTRAINT "error_report_sizes" CHECK (length("text") BETWEEN 1 AND 2000 AND length("answer") <= 2000 AND length("place_label") <= 400);
