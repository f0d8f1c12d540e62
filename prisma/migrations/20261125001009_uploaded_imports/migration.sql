-- CreateTable
CREATE TABLE "import_file" (
    "id" UUID NOT NULL,
    "owner" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "uploaded_at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL,
    "note" TEXT,
    "run_id" UUID,
    "beat_at" TIMESTAMPTZ(3),
    "records" INTEGER NOT NULL DEFAULT 0,
    "bytes_read" INTEGER NOT NULL DEFAULT 0,
    "reason" TEXT,
    "report" JSON,

    CONSTRAINT "import_file_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_piece" (
    "file_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "import_piece_pkey" PRIMARY KEY ("file_id","number")
);

-- CreateIndex
CREATE INDEX "import_file_owner_uploaded_at_idx" ON "import_file"("owner", "uploaded_at");

-- CreateIndex
CREATE INDEX "import_file_uploaded_at_idx" ON "import_file"("uploaded_at");

-- AddForeignKey
ALTER TABLE "import_piece" ADD CONSTRAINT "import_piece_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "import_file"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- Closed lists: lib/store/import-files.ts has the same.
ALTER TABLE "import_file" ADD CONSTRAINT "import_file_state_listed" CHECK ("state" IN ('receiving', 'checking', 'checked', 'importing', 'imported', 'stopped'));
ALTER TABLE "import_file" ADD CONSTRAINT "import_file_note_listed" CHECK ("note" IN ('moved', 'died', 'failed'));
