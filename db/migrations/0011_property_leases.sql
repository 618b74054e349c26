PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_id_ranges` (
	`entity` text NOT NULL,
	`first` integer NOT NULL,
	`last` integer NOT NULL,
	`next` integer NOT NULL,
	PRIMARY KEY(`entity`, `first`),
	CONSTRAINT "id_ranges_entity" CHECK("__new_id_ranges"."entity" IN ('client', 'agreement', 'payment', 'message', 'warehouse', 'room')),
	CONSTRAINT "id_ranges_order" CHECK("__new_id_ranges"."first" <= "__new_id_ranges"."next" AND "__new_id_ranges"."next" <= "__new_id_ranges"."last" + 1)
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_id_ranges`("entity", "first", "last", "next") SELECT "entity", "first", "last", "next" FROM `id_ranges`;--> statement-breakpoint
DROP TABLE `id_ranges`;--> statement-breakpoint
ALTER TABLE `__new_id_ranges` RENAME TO `id_ranges`;--> statement-breakpoint
PRAGMA foreign_keys=ON;