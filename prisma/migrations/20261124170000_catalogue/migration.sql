-- The fallback search finds parts of words.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- CreateTable
CREATE TABLE "platform" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "published_version" INTEGER,
    "published_at" TIMESTAMPTZ(3),
    "binned_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "level" TEXT,
    "parent" TEXT,
    "designation" TEXT,
    "name" TEXT,
    "sort_name" TEXT,
    "domain" TEXT,
    "category" TEXT,
    "roles" TEXT[],
    "origin" TEXT[],
    "introduced" INTEGER,
    "summary" TEXT,
    "search_text" TEXT,
    "search_keys" TEXT[],

    CONSTRAINT "platform_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "old_slug" (
    "slug" TEXT NOT NULL,
    "platform_id" UUID NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "old_slug_pkey" PRIMARY KEY ("slug")
);

-- CreateTable
CREATE TABLE "draft" (
    "platform_id" UUID NOT NULL,
    "content" JSONB NOT NULL,
    "base_version" INTEGER NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_by" TEXT NOT NULL,

    CONSTRAINT "draft_pkey" PRIMARY KEY ("platform_id")
);

-- CreateTable
CREATE TABLE "revision" (
    "platform_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "action" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "changes" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by" TEXT NOT NULL,
    "via" TEXT NOT NULL,
    "reason" TEXT,

    CONSTRAINT "revision_pkey" PRIMARY KEY ("platform_id","version")
);

-- CreateTable
CREATE TABLE "outbox_note" (
    "id" BIGSERIAL NOT NULL,
    "platform_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "available_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "last_error" TEXT,

    CONSTRAINT "outbox_note_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "installation" (
    "key" TEXT NOT NULL,
    "value" TEXT NOT NULL,

    CONSTRAINT "installation_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "synonym_set" (
    "id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "words" TEXT[],

    CONSTRAINT "synonym_set_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "missed_search" (
    "day" DATE NOT NULL,
    "query" TEXT NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "missed_search_pkey" PRIMARY KEY ("day","query")
);

-- CreateIndex
CREATE UNIQUE INDEX "synonym_set_position_key" ON "synonym_set"("position");

-- CreateTable
CREATE TABLE "platform_name" (
    "platform_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "lang" TEXT NOT NULL,

    CONSTRAINT "platform_name_pkey" PRIMARY KEY ("platform_id","position")
);

-- CreateTable
CREATE TABLE "platform_manufacturer" (
    "platform_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "country" TEXT NOT NULL,
    "part" TEXT NOT NULL,

    CONSTRAINT "platform_manufacturer_pkey" PRIMARY KEY ("platform_id","position")
);

-- CreateTable
CREATE TABLE "spec" (
    "id" UUID NOT NULL,
    "platform_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "of" TEXT,
    "value" DOUBLE PRECISION,
    "value_to" DOUBLE PRECISION,
    "unit" TEXT,
    "certainty" TEXT NOT NULL,
    "text" TEXT,
    "note" TEXT,
    "low" DOUBLE PRECISION,
    "high" DOUBLE PRECISION,

    CONSTRAINT "spec_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "variant" (
    "platform_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "designation" TEXT NOT NULL,
    "note" TEXT,
    "slug" TEXT,

    CONSTRAINT "variant_pkey" PRIMARY KEY ("platform_id","position")
);

-- CreateTable
CREATE TABLE "programme" (
    "id" UUID NOT NULL,
    "platform_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "operator" TEXT NOT NULL,
    "services" TEXT[],
    "status" TEXT NOT NULL,
    "stage" TEXT NOT NULL,
    "route" TEXT,
    "ordered" INTEGER,
    "delivered" INTEGER,
    "value_amount" DOUBLE PRECISION,
    "value_currency" TEXT,
    "value_usd" DOUBLE PRECISION,
    "value_usd_as_of" TEXT,
    "as_of" TEXT NOT NULL,
    "note" TEXT,

    CONSTRAINT "programme_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "programme_event" (
    "id" UUID NOT NULL,
    "programme_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "date" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "detail" TEXT NOT NULL,
    "quantity" INTEGER,
    "value_amount" DOUBLE PRECISION,
    "value_currency" TEXT,
    "value_usd" DOUBLE PRECISION,
    "value_usd_as_of" TEXT,

    CONSTRAINT "programme_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "relation" (
    "platform_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "note" TEXT,

    CONSTRAINT "relation_pkey" PRIMARY KEY ("platform_id","position")
);

-- CreateTable
CREATE TABLE "dispute" (
    "id" UUID NOT NULL,
    "platform_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "about" TEXT NOT NULL,
    "preferred" INTEGER,
    "reason" TEXT,

    CONSTRAINT "dispute_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "dispute_side" (
    "id" UUID NOT NULL,
    "dispute_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "claim" TEXT NOT NULL,

    CONSTRAINT "dispute_side_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "source" (
    "id" UUID NOT NULL,
    "platform_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "ref" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "publisher" TEXT NOT NULL,
    "url" TEXT,
    "date" TEXT,
    "kind" TEXT NOT NULL,

    CONSTRAINT "source_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "citation" (
    "id" UUID NOT NULL,
    "source_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "part" TEXT NOT NULL,
    "introduced_id" UUID,
    "spec_id" UUID,
    "programme_id" UUID,
    "event_id" UUID,
    "dispute_side_id" UUID,

    CONSTRAINT "citation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "platform_slug_key" ON "platform"("slug");

-- CreateIndex
CREATE INDEX "platform_parent_idx" ON "platform"("parent");

-- CreateIndex
CREATE INDEX "platform_sort_name_idx" ON "platform"("sort_name");

-- CreateIndex
CREATE INDEX "platform_search_text_idx" ON "platform" USING GIN ("search_text" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "platform_search_keys_idx" ON "platform" USING GIN ("search_keys");

-- CreateIndex
CREATE INDEX "old_slug_platform_id_idx" ON "old_slug"("platform_id");

-- CreateIndex
CREATE INDEX "revision_at_idx" ON "revision"("at");

-- CreateIndex
CREATE INDEX "outbox_note_available_at_id_idx" ON "outbox_note"("available_at", "id");

-- CreateIndex
CREATE INDEX "platform_manufacturer_name_idx" ON "platform_manufacturer"("name");

-- CreateIndex
CREATE INDEX "spec_key_low_idx" ON "spec"("key", "low");

-- CreateIndex
CREATE UNIQUE INDEX "spec_platform_id_position_key" ON "spec"("platform_id", "position");

-- CreateIndex
CREATE INDEX "programme_operator_status_idx" ON "programme"("operator", "status");

-- CreateIndex
CREATE UNIQUE INDEX "programme_platform_id_position_key" ON "programme"("platform_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "programme_platform_id_key_key" ON "programme"("platform_id", "key");

-- CreateIndex
CREATE INDEX "programme_event_date_idx" ON "programme_event"("date");

-- CreateIndex
CREATE UNIQUE INDEX "programme_event_programme_id_position_key" ON "programme_event"("programme_id", "position");

-- CreateIndex
CREATE INDEX "relation_slug_idx" ON "relation"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "dispute_platform_id_position_key" ON "dispute"("platform_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "dispute_side_dispute_id_position_key" ON "dispute_side"("dispute_id", "position");

-- CreateIndex
CREATE INDEX "source_url_idx" ON "source"("url");

-- CreateIndex
CREATE UNIQUE INDEX "source_platform_id_ref_key" ON "source"("platform_id", "ref");

-- CreateIndex
CREATE UNIQUE INDEX "source_platform_id_position_key" ON "source"("platform_id", "position");

-- CreateIndex
CREATE INDEX "citation_source_id_idx" ON "citation"("source_id");

-- CreateIndex
CREATE INDEX "citation_introduced_id_idx" ON "citation"("introduced_id");

-- CreateIndex
CREATE INDEX "citation_spec_id_idx" ON "citation"("spec_id");

-- CreateIndex
CREATE INDEX "citation_programme_id_idx" ON "citation"("programme_id");

-- CreateIndex
CREATE INDEX "citation_event_id_idx" ON "citation"("event_id");

-- CreateIndex
CREATE INDEX "citation_dispute_side_id_idx" ON "citation"("dispute_side_id");

-- AddForeignKey
ALTER TABLE "old_slug" ADD CONSTRAINT "old_slug_platform_id_fkey" FOREIGN KEY ("platform_id") REFERENCES "platform"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "draft" ADD CONSTRAINT "draft_platform_id_fkey" FOREIGN KEY ("platform_id") REFERENCES "platform"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "revision" ADD CONSTRAINT "revision_platform_id_fkey" FOREIGN KEY ("platform_id") REFERENCES "platform"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "platform_name" ADD CONSTRAINT "platform_name_platform_id_fkey" FOREIGN KEY ("platform_id") REFERENCES "platform"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "platform_manufacturer" ADD CONSTRAINT "platform_manufacturer_platform_id_fkey" FOREIGN KEY ("platform_id") REFERENCES "platform"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "spec" ADD CONSTRAINT "spec_platform_id_fkey" FOREIGN KEY ("platform_id") REFERENCES "platform"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "variant" ADD CONSTRAINT "variant_platform_id_fkey" FOREIGN KEY ("platform_id") REFERENCES "platform"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programme" ADD CONSTRAINT "programme_platform_id_fkey" FOREIGN KEY ("platform_id") REFERENCES "platform"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programme_event" ADD CONSTRAINT "programme_event_programme_id_fkey" FOREIGN KEY ("programme_id") REFERENCES "programme"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "relation" ADD CONSTRAINT "relation_platform_id_fkey" FOREIGN KEY ("platform_id") REFERENCES "platform"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dispute" ADD CONSTRAINT "dispute_platform_id_fkey" FOREIGN KEY ("platform_id") REFERENCES "platform"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dispute_side" ADD CONSTRAINT "dispute_side_dispute_id_fkey" FOREIGN KEY ("dispute_id") REFERENCES "dispute"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "source" ADD CONSTRAINT "source_platform_id_fkey" FOREIGN KEY ("platform_id") REFERENCES "platform"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "citation" ADD CONSTRAINT "citation_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "citation" ADD CONSTRAINT "citation_introduced_id_fkey" FOREIGN KEY ("introduced_id") REFERENCES "platform"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "citation" ADD CONSTRAINT "citation_spec_id_fkey" FOREIGN KEY ("spec_id") REFERENCES "spec"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "citation" ADD CONSTRAINT "citation_programme_id_fkey" FOREIGN KEY ("programme_id") REFERENCES "programme"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "citation" ADD CONSTRAINT "citation_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "programme_event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "citation" ADD CONSTRAINT "citation_dispute_side_id_fkey" FOREIGN KEY ("dispute_side_id") REFERENCES "dispute_side"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- What follows is written by hand: Prisma knows neither CHECK constraints nor triggers.
-- Closed lists repeat lib/core/taxonomy; tests/integration/store/constraints.test.ts holds the two together.

ALTER TABLE "programme" ADD CONSTRAINT "programme_status_listed" CHECK ("status" IN (
  'proposed', 'planned-procurement', 'planned-co-production', 'approved', 'in-development', 'on-order',
  'in-delivery', 'in-co-production', 'inducted', 'retired', 'cancelled'
));

ALTER TABLE "programme" ADD CONSTRAINT "programme_stage_listed" CHECK ("stage" IN (
  'in-service', 'coming', 'past'
));

ALTER TABLE "programme" ADD CONSTRAINT "programme_route_listed" CHECK ("route" IN (
  'fms', 'dcs', 'g2g', 'licence-production', 'co-production', 'indigenous', 'lease', 'other'
));

ALTER TABLE "platform" ADD CONSTRAINT "platform_level_listed" CHECK ("level" IN (
  'family', 'base', 'variant'
));

ALTER TABLE "platform" ADD CONSTRAINT "platform_domain_listed" CHECK ("domain" IN (
  'air', 'land', 'sea', 'space', 'joint'
));

ALTER TABLE "platform" ADD CONSTRAINT "platform_category_listed" CHECK ("category" IN (
  'fighter-aircraft', 'strike-aircraft', 'transport-aircraft', 'tanker-aircraft', 'maritime-patrol-aircraft',
  'airborne-early-warning-aircraft', 'trainer-aircraft', 'special-mission-aircraft', 'attack-helicopter',
  'transport-helicopter', 'naval-helicopter', 'utility-helicopter', 'unmanned-aerial-vehicle',
  'loitering-munition', 'uncrewed-surface-vessel', 'main-battle-tank', 'light-tank',
  'infantry-fighting-vehicle', 'armoured-personnel-carrier', 'armoured-vehicle', 'engineering-vehicle',
  'self-propelled-howitzer', 'towed-howitzer', 'multiple-rocket-launcher', 'mortar', 'guided-shell',
  'anti-tank-missile', 'anti-ship-missile', 'air-to-air-missile', 'air-to-surface-missile', 'cruise-missile',
  'ballistic-missile', 'guided-bomb', 'surface-to-air-missile', 'air-defence-gun', 'aircraft-carrier',
  'destroyer', 'frigate', 'corvette', 'patrol-vessel', 'amphibious-ship', 'submarine',
  'mine-countermeasures-vessel', 'support-ship', 'torpedo', 'naval-gun', 'decoy', 'radar', 'sonar',
  'electronic-warfare-system', 'communications-system', 'small-arm'
));

ALTER TABLE "platform_name" ADD CONSTRAINT "platform_name_kind_listed" CHECK ("kind" IN (
  'designation', 'service', 'nato', 'project', 'nickname', 'ship', 'local', 'spelling', 'other'
));

ALTER TABLE "platform_manufacturer" ADD CONSTRAINT "platform_manufacturer_part_listed" CHECK ("part" IN (
  'prime', 'design', 'licence', 'airframe', 'conversion', 'upgrade', 'partner', 'proposed'
));

ALTER TABLE "spec" ADD CONSTRAINT "spec_key_listed" CHECK ("key" IN (
  'length', 'wingspan', 'rotorDiameter', 'height', 'width', 'diameter', 'beam', 'draught', 'cabinLength',
  'barrelLength', 'bridgeSpan', 'emptyWeight', 'maxTakeoffWeight', 'combatWeight', 'launchWeight',
  'displacement', 'payload', 'transferableFuel', 'warheadWeight', 'addedWeight', 'maxSpeed', 'cruiseSpeed',
  'range', 'effectiveRange', 'directFireRange', 'detectionRange', 'ferryRange', 'combatRadius', 'endurance',
  'serviceCeiling', 'operatingAltitude', 'dropAltitude', 'altitudeCoverage', 'accuracy', 'rateOfFire',
  'targetsTracked', 'layingTime', 'engine', 'engineCount', 'powerplantOutput', 'propulsion', 'crew',
  'passengers', 'armament', 'hardpoints', 'calibre', 'warhead', 'guidance', 'firing', 'radar', 'sensors',
  'fireControl', 'protection', 'refuelling', 'launchPlatform', 'mobility', 'baseDesign', 'composition',
  'unitCost', 'programmeCost', 'localContent', 'serviceLife', 'outputPerYear'
));

ALTER TABLE "spec" ADD CONSTRAINT "spec_unit_listed" CHECK ("unit" IN (
  'mm', 'cm', 'm', 'km', 'nmi', 'ft', 'kg', 't', 'lb', 'km/h', 'm/s', 'km/s', 'kn', 'Mach', 's', 'min', 'h',
  'days', 'years', 'people', 'items', 'kW', 'MW', 'hp', 'kN', 'rounds/min', '%'
));

ALTER TABLE "spec" ADD CONSTRAINT "spec_certainty_listed" CHECK ("certainty" IN (
  'exact', 'about', 'up-to', 'at-least', 'disputed'
));

ALTER TABLE "programme_event" ADD CONSTRAINT "programme_event_type_listed" CHECK ("type" IN (
  'announcement', 'request', 'approval', 'agreement', 'contract', 'test', 'first-delivery', 'delivery',
  'delivery-complete', 'induction', 'upgrade', 'loss', 'retirement', 'cancellation'
));

ALTER TABLE "source" ADD CONSTRAINT "source_kind_listed" CHECK ("kind" IN (
  'government', 'manufacturer', 'news', 'think-tank', 'reference'
));

ALTER TABLE "relation" ADD CONSTRAINT "relation_kind_listed" CHECK ("kind" IN (
  'replaces', 'replaced-by', 'developed-from', 'developed-into', 'carries', 'carried-by', 'complements',
  'competes-with', 'similar-to', 'linked-to'
));

ALTER TABLE "citation" ADD CONSTRAINT "citation_part_listed" CHECK ("part" IN (
  'claim', 'value'
));

ALTER TABLE "revision" ADD CONSTRAINT "revision_action_listed" CHECK ("action" IN (
  'publish', 'draft', 'unpublish', 'bin', 'restore'
));

ALTER TABLE "revision" ADD CONSTRAINT "revision_via_listed" CHECK ("via" IN (
  'seed', 'import', 'api', 'form'
));

-- Countries are ISO 3166-1 alpha-2 codes in force.
CREATE FUNCTION is_country(code text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$ SELECT code IN (
  'AD', 'AE', 'AF', 'AG', 'AI', 'AL', 'AM', 'AO', 'AQ', 'AR', 'AS', 'AT', 'AU', 'AW', 'AX', 'AZ', 'BA', 'BB',
  'BD', 'BE', 'BF', 'BG', 'BH', 'BI', 'BJ', 'BL', 'BM', 'BN', 'BO', 'BQ', 'BR', 'BS', 'BT', 'BV', 'BW', 'BY',
  'BZ', 'CA', 'CC', 'CD', 'CF', 'CG', 'CH', 'CI', 'CK', 'CL', 'CM', 'CN', 'CO', 'CR', 'CU', 'CV', 'CW', 'CX',
  'CY', 'CZ', 'DE', 'DJ', 'DK', 'DM', 'DO', 'DZ', 'EC', 'EE', 'EG', 'EH', 'ER', 'ES', 'ET', 'FI', 'FJ', 'FK',
  'FM', 'FO', 'FR', 'GA', 'GB', 'GD', 'GE', 'GF', 'GG', 'GH', 'GI', 'GL', 'GM', 'GN', 'GP', 'GQ', 'GR', 'GS',
  'GT', 'GU', 'GW', 'GY', 'HK', 'HM', 'HN', 'HR', 'HT', 'HU', 'ID', 'IE', 'IL', 'IM', 'IN', 'IO', 'IQ', 'IR',
  'IS', 'IT', 'JE', 'JM', 'JO', 'JP', 'KE', 'KG', 'KH', 'KI', 'KM', 'KN', 'KP', 'KR', 'KW', 'KY', 'KZ', 'LA',
  'LB', 'LC', 'LI', 'LK', 'LR', 'LS', 'LT', 'LU', 'LV', 'LY', 'MA', 'MC', 'MD', 'ME', 'MF', 'MG', 'MH', 'MK',
  'ML', 'MM', 'MN', 'MO', 'MP', 'MQ', 'MR', 'MS', 'MT', 'MU', 'MV', 'MW', 'MX', 'MY', 'MZ', 'NA', 'NC', 'NE',
  'NF', 'NG', 'NI', 'NL', 'NO', 'NP', 'NR', 'NU', 'NZ', 'OM', 'PA', 'PE', 'PF', 'PG', 'PH', 'PK', 'PL', 'PM',
  'PN', 'PR', 'PS', 'PT', 'PW', 'PY', 'QA', 'RE', 'RO', 'RS', 'RU', 'RW', 'SA', 'SB', 'SC', 'SD', 'SE', 'SG',
  'SH', 'SI', 'SJ', 'SK', 'SL', 'SM', 'SN', 'SO', 'SR', 'SS', 'ST', 'SV', 'SX', 'SY', 'SZ', 'TC', 'TD', 'TF',
  'TG', 'TH', 'TJ', 'TK', 'TL', 'TM', 'TN', 'TO', 'TR', 'TT', 'TV', 'TW', 'TZ', 'UA', 'UG', 'UM', 'US', 'UY',
  'UZ', 'VA', 'VC', 'VE', 'VG', 'VI', 'VN', 'VU', 'WF', 'WS', 'YE', 'YT', 'ZA', 'ZM', 'ZW'
) $$;

-- A date as precise as its source: 2008, 2008-02 or 2008-02-05, and a real day of the calendar.
CREATE FUNCTION is_partial_date(written text) RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
  IF written !~ '^(1[89]|20)[0-9]{2}(-[0-9]{2}(-[0-9]{2})?)?$' THEN RETURN false; END IF;
  PERFORM (written || substr('-01-01', length(written) - 3))::date;
  RETURN true;
EXCEPTION WHEN datetime_field_overflow OR invalid_datetime_format THEN RETURN false;
END $$;

CREATE FUNCTION is_filled(list text[]) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT array_position(list, NULL) IS NULL AND array_position(list, '') IS NULL
$$;

ALTER TABLE "programme" ADD CONSTRAINT "programme_operator_country" CHECK (is_country("operator"));
ALTER TABLE "platform_manufacturer" ADD CONSTRAINT "platform_manufacturer_country" CHECK (is_country("country"));
ALTER TABLE "programme" ADD CONSTRAINT "programme_services_filled" CHECK (is_filled("services"));
ALTER TABLE "programme" ADD CONSTRAINT "programme_as_of_date" CHECK (is_partial_date("as_of"));
ALTER TABLE "programme" ADD CONSTRAINT "programme_value_usd_as_of_date" CHECK (is_partial_date("value_usd_as_of"));
ALTER TABLE "programme_event" ADD CONSTRAINT "programme_event_date_date" CHECK (is_partial_date("date"));
ALTER TABLE "programme_event" ADD CONSTRAINT "programme_event_value_usd_as_of_date" CHECK (is_partial_date("value_usd_as_of"));
ALTER TABLE "source" ADD CONSTRAINT "source_date_date" CHECK (is_partial_date("date"));
ALTER TABLE "source" ADD CONSTRAINT "source_url_web" CHECK ("url" ~ '^https?://');

-- Ranges and pairs.
ALTER TABLE "programme" ADD CONSTRAINT "programme_quantities_range" CHECK ("ordered" >= 0 AND "delivered" >= 0);
ALTER TABLE "programme" ADD CONSTRAINT "programme_value_whole" CHECK (("value_amount" IS NULL) = ("value_currency" IS NULL) AND "value_amount" > 0 AND "value_currency" ~ '^[A-Z]{3}$');
ALTER TABLE "programme_event" ADD CONSTRAINT "programme_event_quantity_range" CHECK ("quantity" >= 0);
ALTER TABLE "programme_event" ADD CONSTRAINT "programme_event_value_whole" CHECK (("value_amount" IS NULL) = ("value_currency" IS NULL) AND "value_amount" > 0 AND "value_currency" ~ '^[A-Z]{3}$');
ALTER TABLE "platform" ADD CONSTRAINT "platform_introduced_range" CHECK ("introduced" BETWEEN 1850 AND 2100);
ALTER TABLE "platform" ADD CONSTRAINT "platform_slug_shape" CHECK ("slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length("slug") <= 80);
ALTER TABLE "platform" ADD CONSTRAINT "platform_version_range" CHECK ("version" >= 1 AND "published_version" BETWEEN 1 AND "version");
ALTER TABLE "spec" ADD CONSTRAINT "spec_quantity_or_words" CHECK (("value" IS NULL) <> ("text" IS NULL) AND ("value" IS NULL) = ("unit" IS NULL) AND ("value_to" IS NULL OR "value_to" > "value"));
ALTER TABLE "citation" ADD CONSTRAINT "citation_one_claim" CHECK (num_nonnulls("introduced_id", "spec_id", "programme_id", "event_id", "dispute_side_id") = 1);

-- A published record is whole; an unpublished one holds no public content at all.
ALTER TABLE "platform" ADD CONSTRAINT "platform_published_whole" CHECK (
  CASE WHEN "published_version" IS NULL
    THEN num_nonnulls("published_at", "level", "designation", "name", "sort_name", "domain", "category", "summary", "search_text") = 0
    ELSE num_nulls("published_at", "level", "designation", "name", "sort_name", "domain", "category", "summary", "search_text") = 0 AND "binned_at" IS NULL
  END
);

-- No programme, event or specification without a source. Deferred to the end of the transaction, since a claim is written before its citations.
CREATE FUNCTION require_citation() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE cited boolean;
BEGIN
  CASE TG_TABLE_NAME
    WHEN 'spec' THEN SELECT NOT EXISTS (SELECT FROM "spec" WHERE "id" = NEW."id") OR EXISTS (SELECT FROM "citation" WHERE "spec_id" = NEW."id" AND "part" = 'claim') INTO cited;
    WHEN 'programme' THEN SELECT NOT EXISTS (SELECT FROM "programme" WHERE "id" = NEW."id") OR EXISTS (SELECT FROM "citation" WHERE "programme_id" = NEW."id" AND "part" = 'claim') INTO cited;
    WHEN 'programme_event' THEN SELECT NOT EXISTS (SELECT FROM "programme_event" WHERE "id" = NEW."id") OR EXISTS (SELECT FROM "citation" WHERE "event_id" = NEW."id" AND "part" = 'claim') INTO cited;
  END CASE;
  IF NOT cited THEN
    RAISE EXCEPTION 'A % needs at least one source', TG_TABLE_NAME USING ERRCODE = 'check_violation', CONSTRAINT = TG_TABLE_NAME || '_cited';
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION keep_citation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM "spec" WHERE "id" = OLD."spec_id" AND NOT EXISTS (SELECT FROM "citation" WHERE "spec_id" = OLD."spec_id" AND "part" = 'claim'))
    OR EXISTS (SELECT FROM "programme" WHERE "id" = OLD."programme_id" AND NOT EXISTS (SELECT FROM "citation" WHERE "programme_id" = OLD."programme_id" AND "part" = 'claim'))
    OR EXISTS (SELECT FROM "programme_event" WHERE "id" = OLD."event_id" AND NOT EXISTS (SELECT FROM "citation" WHERE "event_id" = OLD."event_id" AND "part" = 'claim'))
  THEN
    RAISE EXCEPTION 'A claim would be left without a source' USING ERRCODE = 'check_violation', CONSTRAINT = 'citation_last';
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER "spec_cited" AFTER INSERT ON "spec" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_citation();
CREATE CONSTRAINT TRIGGER "programme_cited" AFTER INSERT ON "programme" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_citation();
CREATE CONSTRAINT TRIGGER "programme_event_cited" AFTER INSERT ON "programme_event" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_citation();
CREATE CONSTRAINT TRIGGER "citation_last" AFTER DELETE OR UPDATE ON "citation" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION keep_citation();

-- Revisions are for good. Only purging a whole record takes its revisions along, and says so by this setting.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND current_setting('catalogue.purging', true) = 'on' THEN RETURN OLD; END IF;
  RAISE EXCEPTION 'A revision cannot be changed or deleted' USING ERRCODE = 'check_violation', CONSTRAINT = 'revision_immutable';
END $$;
CREATE TRIGGER "revision_immutable" BEFORE UPDATE OR DELETE ON "revision" FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- An address belongs to one record for ever: a live slug is nobody's old slug.
CREATE FUNCTION refuse_taken_slug() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM "old_slug" WHERE "slug" = NEW."slug" AND "platform_id" <> NEW."id") THEN
    RAISE EXCEPTION 'The address "%" was another record''s', NEW."slug" USING ERRCODE = 'unique_violation', CONSTRAINT = 'platform_slug_history';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "platform_slug_history" BEFORE INSERT OR UPDATE OF "slug" ON "platform" FOR EACH ROW EXECUTE FUNCTION refuse_taken_slug();

-- Each acquisition of a listed record as filters see it: one row for each service, "none" where something is not stated,
-- and one row of "none" for a record without programmes. Families are read through their members, so they are not listed.
CREATE VIEW "programme_fact" AS
SELECT p."id" AS "platform_id",
  coalesce(g."operator", 'none') AS "operator",
  coalesce(s."service", 'none') AS "service",
  coalesce(g."route", 'none') AS "route",
  coalesce(g."status", 'none') AS "status",
  coalesce(g."stage", 'none') AS "stage"
FROM "platform" p
LEFT JOIN "programme" g ON g."platform_id" = p."id"
LEFT JOIN LATERAL unnest(g."services") AS s("service") ON true
WHERE p."published_version" IS NOT NULL AND p."level" <> 'family';

ALTER TABLE "synonym_set" ADD CONSTRAINT "synonym_set_words_filled" CHECK (cardinality("words") >= 2 AND is_filled("words"));
ALTER TABLE "missed_search" ADD CONSTRAINT "missed_search_bounds" CHECK (length("query") BETWEEN 1 AND 200 AND "count" > 0);
