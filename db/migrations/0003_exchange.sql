CREATE TABLE `centre_state` (
	`id` integer PRIMARY KEY NOT NULL,
	`epoch` text NOT NULL,
	`head` integer NOT NULL,
	CONSTRAINT "centre_state_single" CHECK("centre_state"."id" = 1)
) STRICT;
--> statement-breakpoint
CREATE TABLE `decisions` (
	`command_id` text PRIMARY KEY NOT NULL,
	`device_id` text,
	`seq` integer,
	`name` text NOT NULL,
	`input_hash` text NOT NULL,
	`author_id` integer NOT NULL,
	`made_at` integer NOT NULL,
	`decided_at` integer NOT NULL,
	`outcome` text NOT NULL,
	`ids` text NOT NULL,
	`answer` text,
	`reason` text,
	FOREIGN KEY (`device_id`) REFERENCES `devices`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "decisions_outcome" CHECK("decisions"."outcome" IN ('applied', 'rejected', 'void')),
	CONSTRAINT "decisions_ids" CHECK("decisions"."ids" IS NULL OR json_valid("decisions"."ids")),
	CONSTRAINT "decisions_answer" CHECK("decisions"."answer" IS NULL OR json_valid("decisions"."answer")),
	CONSTRAINT "decisions_reason" CHECK("decisions"."reason" IS NULL OR json_valid("decisions"."reason"))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `decisions_one_a_number` ON `decisions` (`device_id`,`seq`) WHERE "decisions"."device_id" IS NOT NULL;--> statement-breakpoint
CREATE INDEX `decisions_refused` ON `decisions` (`device_id`,`seq`) WHERE "decisions"."outcome" = 'rejected';--> statement-breakpoint
CREATE TABLE `devices` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`secret_hash` text NOT NULL,
	`token_secret` text NOT NULL,
	`enrolled_at` integer NOT NULL,
	`enrolled_by` integer NOT NULL,
	`last_seq` integer DEFAULT 0 NOT NULL,
	`last_seen_at` integer NOT NULL,
	`app_version` text NOT NULL,
	`retired_at` integer
) STRICT;
--> statement-breakpoint
CREATE TABLE `leases` (
	`entity` text NOT NULL,
	`first` integer NOT NULL,
	`last` integer NOT NULL,
	`device_id` text,
	`leased_at` integer NOT NULL,
	PRIMARY KEY(`entity`, `first`),
	FOREIGN KEY (`device_id`) REFERENCES `devices`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "leases_order" CHECK("leases"."first" <= "leases"."last")
) STRICT;
--> statement-breakpoint
CREATE TABLE `exchange_log` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` integer NOT NULL,
	`took` integer NOT NULL,
	`pushed` integer NOT NULL,
	`pulled` integer NOT NULL,
	`error` text
) STRICT;
--> statement-breakpoint
CREATE TABLE `kept_fields` (
	`table_name` text NOT NULL,
	`row_key` text NOT NULL,
	`data` text NOT NULL,
	PRIMARY KEY(`table_name`, `row_key`),
	CONSTRAINT "kept_fields_row_key" CHECK("kept_fields"."row_key" IS NULL OR json_valid("kept_fields"."row_key")),
	CONSTRAINT "kept_fields_data" CHECK("kept_fields"."data" IS NULL OR json_valid("kept_fields"."data"))
) STRICT;
--> statement-breakpoint
CREATE TABLE `staged_pages` (
	`n` integer PRIMARY KEY NOT NULL,
	`body` text NOT NULL
) STRICT;
--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_outbox` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`command_id` text NOT NULL,
	`name` text NOT NULL,
	`input_version` integer NOT NULL,
	`input` text NOT NULL,
	`ids` text NOT NULL,
	`input_hash` text NOT NULL,
	`author_id` integer NOT NULL,
	`proof` text NOT NULL,
	`made_at` integer NOT NULL,
	`state` text NOT NULL,
	`answer` text NOT NULL,
	`reason` text,
	`local_refusal` text,
	`decided_at` integer,
	`resolution` text,
	`resolved_at` integer,
	CONSTRAINT "outbox_state" CHECK("__new_outbox"."state" IN ('pending', 'applied', 'rejected', 'void')),
	CONSTRAINT "outbox_resolution" CHECK("__new_outbox"."resolution" IN ('dropped', 'resent')),
	CONSTRAINT "outbox_input" CHECK("__new_outbox"."input" IS NULL OR json_valid("__new_outbox"."input")),
	CONSTRAINT "outbox_ids" CHECK("__new_outbox"."ids" IS NULL OR json_valid("__new_outbox"."ids")),
	CONSTRAINT "outbox_answer" CHECK("__new_outbox"."answer" IS NULL OR json_valid("__new_outbox"."answer")),
	CONSTRAINT "outbox_reason" CHECK("__new_outbox"."reason" IS NULL OR json_valid("__new_outbox"."reason")),
	CONSTRAINT "outbox_local_refusal" CHECK("__new_outbox"."local_refusal" IS NULL OR json_valid("__new_outbox"."local_refusal"))
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_outbox`("seq", "command_id", "name", "input_version", "input", "ids", "input_hash", "author_id", "proof", "made_at", "state", "answer") SELECT "seq", "command_id", "name", "input_version", "input", "ids", "input_hash", "author_id", "proof", "made_at", "state", "answer" FROM `outbox`;--> statement-breakpoint
DROP TABLE `outbox`;--> statement-breakpoint
ALTER TABLE `__new_outbox` RENAME TO `outbox`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE UNIQUE INDEX `outbox_one_a_command` ON `outbox` (`command_id`);--> statement-breakpoint
CREATE INDEX `outbox_by_state` ON `outbox` (`state`,`seq`);--> statement-breakpoint
CREATE INDEX `outbox_attention` ON `outbox` (`seq`) WHERE "outbox"."state" = 'rejected' AND "outbox"."resolution" IS NULL;--> statement-breakpoint
ALTER TABLE `managers` ADD `password_changed_at` integer;