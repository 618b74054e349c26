CREATE TABLE `settings` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL,
	`version` integer DEFAULT 0 NOT NULL,
	CONSTRAINT "settings_value" CHECK("settings"."value" IS NULL OR json_valid("settings"."value"))
) STRICT;
--> statement-breakpoint
ALTER TABLE `clients` ADD `genitive_name` text;