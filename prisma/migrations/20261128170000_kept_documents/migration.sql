-- The search document of each record, as text, kept from when it was made. A rebuild of the index then sends it instead of making it
-- anew. It is read only where version, mapping and the family's name are still those that it was made from, so nothing has to delete
-- it when a record changes. No foreign key: its check would have the indexer wait for whoever holds the record, an import for minutes.
CREATE TABLE "kept_document" (
    "platform_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "mapping" INTEGER NOT NULL,
    "family" TEXT,
    "document" TEXT NOT NULL,

    CONSTRAINT "kept_document_pkey" PRIMARY KEY ("platform_id")
);
