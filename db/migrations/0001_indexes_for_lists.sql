DROP INDEX `messages_by_pair`;--> statement-breakpoint
CREATE INDEX `messages_by_pair` ON `messages` (`from_manager_id`,`to_manager_id`,`sent_at`,`id`);--> statement-breakpoint
CREATE INDEX `clients_to_approve` ON `clients` (`name_key`,`id`) WHERE "clients"."approved" = 0;