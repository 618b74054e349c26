CREATE TABLE `epochs` (
	`n` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`head_at_start` integer NOT NULL,
	`started_at` integer NOT NULL,
	`loss_seen` integer DEFAULT false NOT NULL,
	CONSTRAINT "epochs_flags" CHECK("epochs"."loss_seen" IN (0, 1))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `epochs_id_unique` ON `epochs` (`id`);--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_decisions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`command_id` text NOT NULL,
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
	CONSTRAINT "decisions_outcome" CHECK("__new_decisions"."outcome" IN ('applied', 'rejected', 'void')),
	CONSTRAINT "decisions_ids" CHECK("__new_decisions"."ids" IS NULL OR json_valid("__new_decisions"."ids")),
	CONSTRAINT "decisions_answer" CHECK("__new_decisions"."answer" IS NULL OR json_valid("__new_decisions"."answer")),
	CONSTRAINT "decisions_reason" CHECK("__new_decisions"."reason" IS NULL OR json_valid("__new_decisions"."reason"))
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_decisions`("command_id", "device_id", "seq", "name", "input_hash", "author_id", "made_at", "decided_at", "outcome", "ids", "answer", "reason") SELECT "command_id", "device_id", "seq", "name", "input_hash", "author_id", "made_at", "decided_at", "outcome", "ids", "answer", "reason" FROM `decisions`;--> statement-breakpoint
DROP TABLE `decisions`;--> statement-breakpoint
ALTER TABLE `__new_decisions` RENAME TO `decisions`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE INDEX `decisions_by_command` ON `decisions` (`command_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `decisions_one_a_number` ON `decisions` (`device_id`,`seq`) WHERE "decisions"."device_id" IS NOT NULL;--> statement-breakpoint
CREATE INDEX `decisions_refused` ON `decisions` (`device_id`,`seq`) WHERE "decisions"."outcome" = 'rejected';--> statement-breakpoint
ALTER TABLE `centre_state` DROP COLUMN `epoch`;