CREATE TABLE `drafts` (
	`manager_id` integer NOT NULL,
	`form` text NOT NULL,
	`data` text NOT NULL,
	`saved_at` integer NOT NULL,
	PRIMARY KEY(`manager_id`, `form`),
	CONSTRAINT "drafts_data" CHECK("drafts"."data" IS NULL OR json_valid("drafts"."data"))
) STRICT;
--> statement-breakpoint
CREATE INDEX `drafts_by_age` ON `drafts` (`saved_at`);