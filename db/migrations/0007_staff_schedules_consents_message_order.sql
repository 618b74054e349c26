CREATE TABLE `consents` (
	`manager_id` integer NOT NULL,
	`purpose` text NOT NULL,
	`given_at` integer NOT NULL,
	`text_version` integer NOT NULL,
	`text` text NOT NULL,
	`withdrawn_at` integer,
	`version` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`manager_id`, `purpose`, `given_at`),
	FOREIGN KEY (`manager_id`) REFERENCES `managers`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "consents_purpose" CHECK("consents"."purpose" IN ('time-control-photo')),
	CONSTRAINT "consents_order" CHECK("consents"."withdrawn_at" IS NULL OR "consents"."withdrawn_at" >= "consents"."given_at")
) STRICT;
--> statement-breakpoint
CREATE TABLE `work_schedules` (
	`manager_id` integer NOT NULL,
	`since` text NOT NULL,
	`days` text NOT NULL,
	`start_minute` integer NOT NULL,
	`end_minute` integer NOT NULL,
	`version` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`manager_id`, `since`),
	FOREIGN KEY (`manager_id`) REFERENCES `managers`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "work_schedules_since" CHECK("work_schedules"."since" IS NULL OR "work_schedules"."since" IS date("work_schedules"."since")),
	CONSTRAINT "work_schedules_days" CHECK(length("work_schedules"."days") BETWEEN 1 AND 31 AND "work_schedules"."days" NOT GLOB '*[^01]*'),
	CONSTRAINT "work_schedules_hours" CHECK(0 <= "work_schedules"."start_minute" AND "work_schedules"."start_minute" < "work_schedules"."end_minute" AND "work_schedules"."end_minute" <= 1440)
) STRICT;
--> statement-breakpoint
DROP INDEX `messages_to`;--> statement-breakpoint
DROP INDEX `messages_by_pair`;--> statement-breakpoint
ALTER TABLE `messages` ADD `ordinal` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `messages` ADD `delivered_at` integer;--> statement-breakpoint
CREATE INDEX `messages_by_ordinal` ON `messages` (`ordinal`);--> statement-breakpoint
CREATE INDEX `messages_unread` ON `messages` (`to_manager_id`,`from_manager_id`) WHERE "messages"."read_at" IS NULL;--> statement-breakpoint
CREATE INDEX `messages_by_pair` ON `messages` (`from_manager_id`,`to_manager_id`,`ordinal`,`id`);--> statement-breakpoint
ALTER TABLE `time_points` ADD `start_clock_back` integer;--> statement-breakpoint
ALTER TABLE `time_points` ADD `end_clock_back` integer;--> statement-breakpoint
UPDATE `messages` SET `ordinal` = r.place FROM (SELECT id, row_number() OVER (ORDER BY sent_at, id) AS place FROM `messages`) r WHERE r.id = `messages`.id;
