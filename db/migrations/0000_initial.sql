CREATE TABLE `credentials` (
	`manager_id` integer PRIMARY KEY NOT NULL,
	`verifier` text NOT NULL,
	`updated_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `desk_state` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL,
	CONSTRAINT "desk_state_value" CHECK("desk_state"."value" IS NULL OR json_valid("desk_state"."value"))
) STRICT;
--> statement-breakpoint
CREATE TABLE `id_ranges` (
	`entity` text NOT NULL,
	`first` integer NOT NULL,
	`last` integer NOT NULL,
	`next` integer NOT NULL,
	PRIMARY KEY(`entity`, `first`),
	CONSTRAINT "id_ranges_entity" CHECK("id_ranges"."entity" IN ('client', 'agreement', 'payment', 'message')),
	CONSTRAINT "id_ranges_order" CHECK("id_ranges"."first" <= "id_ranges"."next" AND "id_ranges"."next" <= "id_ranges"."last" + 1)
) STRICT;
--> statement-breakpoint
CREATE TABLE `outbox` (
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
	`attempts` integer DEFAULT 0 NOT NULL,
	`next_attempt_at` integer,
	`last_error` text,
	CONSTRAINT "outbox_state" CHECK("outbox"."state" IN ('pending', 'applied', 'rejected')),
	CONSTRAINT "outbox_input" CHECK("outbox"."input" IS NULL OR json_valid("outbox"."input")),
	CONSTRAINT "outbox_ids" CHECK("outbox"."ids" IS NULL OR json_valid("outbox"."ids")),
	CONSTRAINT "outbox_answer" CHECK("outbox"."answer" IS NULL OR json_valid("outbox"."answer"))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `outbox_one_a_command` ON `outbox` (`command_id`);--> statement-breakpoint
CREATE INDEX `outbox_by_state` ON `outbox` (`state`,`seq`);--> statement-breakpoint
CREATE TABLE `sign_in_failures` (
	`phone` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`phone`, `at`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `tombstones` (
	`table_name` text NOT NULL,
	`row_key` text NOT NULL,
	`version` integer NOT NULL,
	PRIMARY KEY(`table_name`, `row_key`),
	CONSTRAINT "tombstones_row_key" CHECK("tombstones"."row_key" IS NULL OR json_valid("tombstones"."row_key"))
) STRICT;
--> statement-breakpoint
CREATE INDEX `tombstones_by_version` ON `tombstones` (`version`);--> statement-breakpoint
CREATE TABLE `undo_images` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`seq` integer NOT NULL,
	`table_name` text NOT NULL,
	`row_key` text NOT NULL,
	`before` text,
	CONSTRAINT "undo_images_row_key" CHECK("undo_images"."row_key" IS NULL OR json_valid("undo_images"."row_key")),
	CONSTRAINT "undo_images_before" CHECK("undo_images"."before" IS NULL OR json_valid("undo_images"."before"))
) STRICT;
--> statement-breakpoint
CREATE INDEX `undo_images_by_seq` ON `undo_images` (`seq`,`id`);--> statement-breakpoint
CREATE TABLE `undo_scope` (
	`id` integer PRIMARY KEY NOT NULL,
	`seq` integer NOT NULL,
	CONSTRAINT "undo_scope_single" CHECK("undo_scope"."id" = 1)
) STRICT;
--> statement-breakpoint
CREATE TABLE `agreements` (
	`id` integer PRIMARY KEY NOT NULL,
	`client_id` integer NOT NULL,
	`name` text NOT NULL,
	`begin` text NOT NULL,
	`planned_end` text NOT NULL,
	`end` text,
	`activated_at` integer,
	`manager_id` integer,
	`version` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`manager_id`) REFERENCES `managers`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "agreements_begin" CHECK("agreements"."begin" IS NULL OR "agreements"."begin" IS date("agreements"."begin")),
	CONSTRAINT "agreements_planned_end" CHECK("agreements"."planned_end" IS NULL OR "agreements"."planned_end" IS date("agreements"."planned_end")),
	CONSTRAINT "agreements_end" CHECK("agreements"."end" IS NULL OR "agreements"."end" IS date("agreements"."end")),
	CONSTRAINT "agreements_order" CHECK("agreements"."planned_end" >= "agreements"."begin" AND ("agreements"."end" IS NULL OR "agreements"."end" >= "agreements"."begin"))
) STRICT;
--> statement-breakpoint
CREATE INDEX `agreements_by_client` ON `agreements` (`client_id`,`end`);--> statement-breakpoint
CREATE INDEX `agreements_by_begin` ON `agreements` (`begin`);--> statement-breakpoint
CREATE TABLE `bookings` (
	`room_id` integer NOT NULL,
	`client_id` integer NOT NULL,
	`booked_at` integer NOT NULL,
	`held_until` integer NOT NULL,
	`closed_at` integer,
	`version` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`room_id`, `client_id`, `booked_at`),
	FOREIGN KEY (`room_id`) REFERENCES `rooms`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "bookings_order" CHECK("bookings"."held_until" > "bookings"."booked_at")
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `bookings_one_open_a_room` ON `bookings` (`room_id`) WHERE "bookings"."closed_at" IS NULL;--> statement-breakpoint
CREATE INDEX `bookings_by_client` ON `bookings` (`client_id`);--> statement-breakpoint
CREATE TABLE `guest_visits` (
	`room_id` integer NOT NULL,
	`client_id` integer NOT NULL,
	`started_at` integer NOT NULL,
	`ends_at` integer NOT NULL,
	`closed_at` integer,
	`version` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`room_id`, `client_id`, `started_at`),
	FOREIGN KEY (`room_id`) REFERENCES `rooms`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "guest_visits_order" CHECK("guest_visits"."ends_at" > "guest_visits"."started_at")
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `guest_visits_one_open_a_room` ON `guest_visits` (`room_id`) WHERE "guest_visits"."closed_at" IS NULL;--> statement-breakpoint
CREATE INDEX `guest_visits_by_client` ON `guest_visits` (`client_id`);--> statement-breakpoint
CREATE TABLE `payments` (
	`id` integer PRIMARY KEY NOT NULL,
	`agreement_id` integer NOT NULL,
	`paid_on` text NOT NULL,
	`inserted_at` integer NOT NULL,
	`type` text NOT NULL,
	`article` text NOT NULL,
	`amount` integer NOT NULL,
	`returned` integer DEFAULT false NOT NULL,
	`return_reason` text,
	`manager_id` integer,
	`comment` text,
	`version` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`agreement_id`) REFERENCES `agreements`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`manager_id`) REFERENCES `managers`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "payments_paid_on" CHECK("payments"."paid_on" IS NULL OR "payments"."paid_on" IS date("payments"."paid_on")),
	CONSTRAINT "payments_type" CHECK("payments"."type" IN ('Наличными', 'Безнал', 'Онлайн')),
	CONSTRAINT "payments_article" CHECK("payments"."article" IN ('Аренда', 'Депозит', 'Продажа', 'Штраф')),
	CONSTRAINT "payments_flags" CHECK("payments"."returned" IN (0, 1)),
	CONSTRAINT "payments_amount" CHECK("payments"."amount" > 0)
) STRICT;
--> statement-breakpoint
CREATE INDEX `payments_by_agreement` ON `payments` (`agreement_id`,`article`,`returned`,`paid_on`,`amount`);--> statement-breakpoint
CREATE INDEX `payments_by_day` ON `payments` (`paid_on`,`id`);--> statement-breakpoint
CREATE TABLE `price_changes` (
	`agreement_id` integer NOT NULL,
	`room_id` integer NOT NULL,
	`rental_start` text NOT NULL,
	`day` text NOT NULL,
	`sum` integer NOT NULL,
	`version` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`agreement_id`, `room_id`, `rental_start`, `day`),
	FOREIGN KEY (`agreement_id`,`room_id`,`rental_start`) REFERENCES `rentals`(`agreement_id`,`room_id`,`start`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "price_changes_day" CHECK("price_changes"."day" IS NULL OR "price_changes"."day" IS date("price_changes"."day")),
	CONSTRAINT "price_changes_after_start" CHECK("price_changes"."day" > "price_changes"."rental_start")
) STRICT;
--> statement-breakpoint
CREATE INDEX `price_changes_by_day` ON `price_changes` (`day`);--> statement-breakpoint
CREATE TABLE `rentals` (
	`agreement_id` integer NOT NULL,
	`room_id` integer NOT NULL,
	`start` text NOT NULL,
	`planned_end` text NOT NULL,
	`end` text,
	`price` integer NOT NULL,
	`surcharge` integer DEFAULT 0 NOT NULL,
	`deposit` integer DEFAULT 0 NOT NULL,
	`move_out_on` text,
	`move_out_reason` text,
	`move_out_comment` text,
	`move_out_approved_at` integer,
	`move_out_approved_by` integer,
	`move_out_file_id` text,
	`version` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`agreement_id`, `room_id`, `start`),
	FOREIGN KEY (`agreement_id`) REFERENCES `agreements`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`room_id`) REFERENCES `rooms`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`move_out_approved_by`) REFERENCES `managers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`move_out_file_id`) REFERENCES `files`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "rentals_start" CHECK("rentals"."start" IS NULL OR "rentals"."start" IS date("rentals"."start")),
	CONSTRAINT "rentals_planned_end" CHECK("rentals"."planned_end" IS NULL OR "rentals"."planned_end" IS date("rentals"."planned_end")),
	CONSTRAINT "rentals_end" CHECK("rentals"."end" IS NULL OR "rentals"."end" IS date("rentals"."end")),
	CONSTRAINT "rentals_move_out_on" CHECK("rentals"."move_out_on" IS NULL OR "rentals"."move_out_on" IS date("rentals"."move_out_on")),
	CONSTRAINT "rentals_move_out_reason" CHECK("rentals"."move_out_reason" IN ('Высокая цена', 'Переезд', 'Больше нет потребности в услуге', 'Другая')),
	CONSTRAINT "rentals_order" CHECK("rentals"."end" IS NULL OR "rentals"."end" >= "rentals"."start"),
	CONSTRAINT "rentals_sums" CHECK("rentals"."price" >= 0 AND "rentals"."surcharge" >= 0 AND "rentals"."deposit" >= 0),
	CONSTRAINT "rentals_move_out" CHECK("rentals"."move_out_on" IS NULL OR "rentals"."move_out_on" >= "rentals"."start"),
	CONSTRAINT "rentals_other_reason" CHECK("rentals"."move_out_reason" IS NULL OR "rentals"."move_out_reason" <> 'Другая' OR length(trim(coalesce("rentals"."move_out_comment", ''))) > 0)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `rentals_one_running_a_room` ON `rentals` (`room_id`) WHERE "rentals"."end" IS NULL;--> statement-breakpoint
CREATE INDEX `rentals_running` ON `rentals` (`agreement_id`) WHERE "rentals"."end" IS NULL;--> statement-breakpoint
CREATE INDEX `rentals_by_room` ON `rentals` (`room_id`,`start`);--> statement-breakpoint
CREATE TABLE `audit_entries` (
	`id` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`manager_id` integer,
	`command` text NOT NULL,
	`entity` text NOT NULL,
	`entity_id` text NOT NULL,
	`before` text,
	`after` text,
	`version` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`manager_id`) REFERENCES `managers`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "audit_entries_before" CHECK("audit_entries"."before" IS NULL OR json_valid("audit_entries"."before")),
	CONSTRAINT "audit_entries_after" CHECK("audit_entries"."after" IS NULL OR json_valid("audit_entries"."after"))
) STRICT;
--> statement-breakpoint
CREATE INDEX `audit_entries_by_entity` ON `audit_entries` (`entity`,`entity_id`,`at`);--> statement-breakpoint
CREATE TABLE `notifications` (
	`id` text PRIMARY KEY NOT NULL,
	`channel` text NOT NULL,
	`recipient` text NOT NULL,
	`template` text NOT NULL,
	`data` text NOT NULL,
	`client_id` integer,
	`status` text NOT NULL,
	`created_at` integer NOT NULL,
	`sent_at` integer,
	`error` text,
	`version` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "notifications_channel" CHECK("notifications"."channel" IN ('sms', 'email')),
	CONSTRAINT "notifications_status" CHECK("notifications"."status" IN ('queued', 'sent', 'failed')),
	CONSTRAINT "notifications_data" CHECK("notifications"."data" IS NULL OR json_valid("notifications"."data"))
) STRICT;
--> statement-breakpoint
CREATE INDEX `notifications_queued` ON `notifications` (`status`,`created_at`);--> statement-breakpoint
CREATE TABLE `client_history` (
	`client_id` integer NOT NULL,
	`changed_at` integer NOT NULL,
	`changed_by` integer,
	`data` text NOT NULL,
	`version` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`client_id`, `changed_at`),
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`changed_by`) REFERENCES `managers`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "client_history_data" CHECK("client_history"."data" IS NULL OR json_valid("client_history"."data"))
) STRICT;
--> statement-breakpoint
CREATE TABLE `clients` (
	`id` integer PRIMARY KEY NOT NULL,
	`type` text NOT NULL,
	`phone` text,
	`email` text,
	`last_name` text,
	`first_name` text,
	`patronymic` text,
	`company_name` text,
	`gender` integer,
	`birthday` text,
	`passport_series` text,
	`passport_number` text,
	`passport_issued_on` text,
	`passport_issued_by` text,
	`passport_subdivision` text,
	`passport_photo_file_id` text,
	`address` text,
	`inn` text,
	`kpp` text,
	`bank_name` text,
	`bank_account` text,
	`correspondent_account` text,
	`bik` text,
	`approved` integer DEFAULT false NOT NULL,
	`name_key` text NOT NULL,
	`last_name_key` text NOT NULL,
	`first_name_key` text NOT NULL,
	`patronymic_key` text NOT NULL,
	`created_at` integer NOT NULL,
	`version` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`passport_photo_file_id`) REFERENCES `files`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "clients_type" CHECK("clients"."type" IN ('f', 'u')),
	CONSTRAINT "clients_flags" CHECK("clients"."approved" IN (0, 1)),
	CONSTRAINT "clients_birthday" CHECK("clients"."birthday" IS NULL OR "clients"."birthday" IS date("clients"."birthday")),
	CONSTRAINT "clients_passport_issued_on" CHECK("clients"."passport_issued_on" IS NULL OR "clients"."passport_issued_on" IS date("clients"."passport_issued_on")),
	CONSTRAINT "clients_gender" CHECK("clients"."gender" IS NULL OR "clients"."gender" IN (0, 1)),
	CONSTRAINT "clients_phone" CHECK("clients"."phone" IS NULL OR (length("clients"."phone") = 11 AND "clients"."phone" NOT GLOB '*[^0-9]*')),
	CONSTRAINT "clients_name" CHECK("clients"."type" = 'f' AND "clients"."last_name" IS NOT NULL OR "clients"."type" = 'u' AND "clients"."company_name" IS NOT NULL)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `clients_one_a_phone` ON `clients` (`phone`) WHERE "clients"."phone" IS NOT NULL;--> statement-breakpoint
CREATE INDEX `clients_by_name` ON `clients` (`name_key`,`id`);--> statement-breakpoint
CREATE INDEX `clients_by_last_name` ON `clients` (`last_name_key`,`id`);--> statement-breakpoint
CREATE INDEX `clients_by_passport` ON `clients` (`passport_series`,`passport_number`);--> statement-breakpoint
CREATE INDEX `clients_by_inn` ON `clients` (`inn`);--> statement-breakpoint
CREATE TABLE `files` (
	`id` text PRIMARY KEY NOT NULL,
	`mime` text NOT NULL,
	`size` integer NOT NULL,
	`created_at` integer NOT NULL,
	`version` integer DEFAULT 0 NOT NULL,
	CONSTRAINT "files_id" CHECK(length("files"."id") = 64 AND "files"."id" NOT GLOB '*[^0-9a-f]*'),
	CONSTRAINT "files_size" CHECK("files"."size" > 0)
) STRICT;
--> statement-breakpoint
CREATE TABLE `managers` (
	`id` integer PRIMARY KEY NOT NULL,
	`user_id` integer,
	`phone` text,
	`last_name` text NOT NULL,
	`first_name` text NOT NULL,
	`patronymic` text NOT NULL,
	`role` text NOT NULL,
	`level` integer NOT NULL,
	`chief_id` integer,
	`warehouse_id` integer,
	`can_add_clients_agreements` integer DEFAULT false NOT NULL,
	`can_approve_clients` integer DEFAULT false NOT NULL,
	`can_edit_clients` integer DEFAULT false NOT NULL,
	`can_add_edit_payments` integer DEFAULT false NOT NULL,
	`can_set_accesses` integer DEFAULT false NOT NULL,
	`needs_time_control` integer DEFAULT true NOT NULL,
	`active` integer DEFAULT true NOT NULL,
	`version` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`chief_id`) REFERENCES `managers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`warehouse_id`) REFERENCES `warehouses`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "managers_phone" CHECK("managers"."phone" IS NULL OR (length("managers"."phone") = 11 AND "managers"."phone" NOT GLOB '*[^0-9]*')),
	CONSTRAINT "managers_flags" CHECK("managers"."can_add_clients_agreements" IN (0, 1) AND "managers"."can_approve_clients" IN (0, 1) AND "managers"."can_edit_clients" IN (0, 1) AND "managers"."can_add_edit_payments" IN (0, 1) AND "managers"."can_set_accesses" IN (0, 1) AND "managers"."needs_time_control" IN (0, 1) AND "managers"."active" IN (0, 1))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `managers_one_a_phone` ON `managers` (`phone`) WHERE "managers"."phone" IS NOT NULL;--> statement-breakpoint
CREATE TABLE `messages` (
	`id` integer PRIMARY KEY NOT NULL,
	`from_manager_id` integer NOT NULL,
	`to_manager_id` integer NOT NULL,
	`sent_at` integer NOT NULL,
	`text` text NOT NULL,
	`file_id` text,
	`file_name` text,
	`read_at` integer,
	`version` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`from_manager_id`) REFERENCES `managers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`to_manager_id`) REFERENCES `managers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`file_id`) REFERENCES `files`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "messages_content" CHECK("messages"."text" <> '' OR "messages"."file_id" IS NOT NULL),
	CONSTRAINT "messages_file_name" CHECK(("messages"."file_id" IS NULL) = ("messages"."file_name" IS NULL))
) STRICT;
--> statement-breakpoint
CREATE INDEX `messages_by_pair` ON `messages` (`from_manager_id`,`to_manager_id`,`id`);--> statement-breakpoint
CREATE INDEX `messages_to` ON `messages` (`to_manager_id`,`id`);--> statement-breakpoint
CREATE TABLE `time_points` (
	`manager_id` integer NOT NULL,
	`day` text NOT NULL,
	`start_at` integer NOT NULL,
	`start_file_id` text,
	`end_at` integer,
	`end_file_id` text,
	`version` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`manager_id`, `day`),
	FOREIGN KEY (`manager_id`) REFERENCES `managers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`start_file_id`) REFERENCES `files`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`end_file_id`) REFERENCES `files`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "time_points_day" CHECK("time_points"."day" IS NULL OR "time_points"."day" IS date("time_points"."day")),
	CONSTRAINT "time_points_order" CHECK("time_points"."end_at" IS NULL OR "time_points"."end_at" >= "time_points"."start_at")
) STRICT;
--> statement-breakpoint
CREATE INDEX `time_points_by_day` ON `time_points` (`day`);--> statement-breakpoint
CREATE TABLE `floor_plans` (
	`warehouse_id` integer NOT NULL,
	`floor` integer NOT NULL,
	`width` real NOT NULL,
	`height` real NOT NULL,
	`shapes` text NOT NULL,
	`version` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`warehouse_id`, `floor`),
	FOREIGN KEY (`warehouse_id`) REFERENCES `warehouses`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "floor_plans_shapes" CHECK("floor_plans"."shapes" IS NULL OR json_valid("floor_plans"."shapes"))
) STRICT;
--> statement-breakpoint
CREATE TABLE `locks` (
	`id` integer PRIMARY KEY NOT NULL,
	`room_id` integer,
	`charge` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`room_id`) REFERENCES `rooms`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "locks_charge" CHECK("locks"."charge" BETWEEN 0 AND 100)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `locks_one_a_room` ON `locks` (`room_id`) WHERE "locks"."room_id" IS NOT NULL;--> statement-breakpoint
CREATE TABLE `room_shapes` (
	`room_id` integer PRIMARY KEY NOT NULL,
	`polygon` text NOT NULL,
	`version` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`room_id`) REFERENCES `rooms`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "room_shapes_polygon" CHECK("room_shapes"."polygon" IS NULL OR json_valid("room_shapes"."polygon"))
) STRICT;
--> statement-breakpoint
CREATE TABLE `rooms` (
	`id` integer PRIMARY KEY NOT NULL,
	`warehouse_id` integer NOT NULL,
	`floor` integer NOT NULL,
	`name` text NOT NULL,
	`name_key` text NOT NULL,
	`length` real NOT NULL,
	`width` real NOT NULL,
	`height` real NOT NULL,
	`area` real NOT NULL,
	`volume` real NOT NULL,
	`price` integer NOT NULL,
	`price_6m` integer NOT NULL,
	`price_11m` integer NOT NULL,
	`in_service` integer DEFAULT true NOT NULL,
	`version` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`warehouse_id`) REFERENCES `warehouses`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "rooms_flags" CHECK("rooms"."in_service" IN (0, 1)),
	CONSTRAINT "rooms_sizes" CHECK("rooms"."length" > 0 AND "rooms"."width" > 0 AND "rooms"."height" > 0 AND "rooms"."area" > 0 AND "rooms"."volume" > 0),
	CONSTRAINT "rooms_prices" CHECK("rooms"."price" >= 0 AND "rooms"."price_6m" >= 0 AND "rooms"."price_11m" >= 0)
) STRICT;
--> statement-breakpoint
CREATE INDEX `rooms_by_floor` ON `rooms` (`warehouse_id`,`floor`);--> statement-breakpoint
CREATE TABLE `warehouses` (
	`id` integer PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`short_name` text NOT NULL,
	`address` text NOT NULL,
	`short_address` text NOT NULL,
	`mail_index` text NOT NULL,
	`metro` text NOT NULL,
	`latitude` real NOT NULL,
	`longitude` real NOT NULL,
	`floors` integer NOT NULL,
	`time_zone` text DEFAULT 'Europe/Moscow' NOT NULL,
	`version` integer DEFAULT 0 NOT NULL,
	CONSTRAINT "warehouses_floors" CHECK("warehouses"."floors" > 0)
) STRICT;
