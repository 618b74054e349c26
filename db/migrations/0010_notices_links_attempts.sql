CREATE TABLE `links` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`notification_id` text NOT NULL,
	`purpose` text NOT NULL,
	`client_id` integer,
	`room_ids` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	CONSTRAINT "links_room_ids" CHECK("links"."room_ids" IS NULL OR json_valid("links"."room_ids"))
) STRICT;
--> statement-breakpoint
CREATE INDEX `links_by_expiry` ON `links` (`expires_at`);--> statement-breakpoint
CREATE TABLE `notice_attempts` (
	`notification_id` text PRIMARY KEY NOT NULL,
	`attempts` integer NOT NULL,
	`unclear` integer DEFAULT 0 NOT NULL,
	`started_at` integer,
	`next_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `notice_attempts_started` ON `notice_attempts` (`notification_id`) WHERE "notice_attempts"."started_at" IS NOT NULL;--> statement-breakpoint
ALTER TABLE `notifications` ADD `repeats` text;--> statement-breakpoint
CREATE INDEX `notifications_by_time` ON `notifications` (`created_at`);--> statement-breakpoint
CREATE INDEX `notifications_by_client` ON `notifications` (`client_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `notifications_by_recipient` ON `notifications` (`recipient`,`sent_at`);--> statement-breakpoint
CREATE UNIQUE INDEX `notifications_repeated_once` ON `notifications` (`repeats`) WHERE "notifications"."repeats" IS NOT NULL;