CREATE TABLE `day_closes` (
	`id` text PRIMARY KEY NOT NULL,
	`warehouse_id` integer NOT NULL,
	`day` text NOT NULL,
	`expected` integer NOT NULL,
	`counted` integer NOT NULL,
	`note` text,
	`manager_id` integer NOT NULL,
	`closed_at` integer NOT NULL,
	`version` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`warehouse_id`) REFERENCES `warehouses`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`manager_id`) REFERENCES `managers`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "day_closes_day" CHECK("day_closes"."day" IS NULL OR "day_closes"."day" IS date("day_closes"."day")),
	CONSTRAINT "day_closes_counted" CHECK("day_closes"."counted" >= 0),
	CONSTRAINT "day_closes_note" CHECK("day_closes"."counted" = "day_closes"."expected" OR length(trim(coalesce("day_closes"."note", ''))) > 0)
) STRICT;
--> statement-breakpoint
CREATE INDEX `day_closes_by_day` ON `day_closes` (`warehouse_id`,`day`,`closed_at`);