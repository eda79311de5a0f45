CREATE TABLE `boot` (
	`epoch` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `command_result` (
	`command_id` text PRIMARY KEY NOT NULL,
	`body_hash` text NOT NULL,
	`at` integer NOT NULL,
	`first_seq` integer NOT NULL,
	`events` integer NOT NULL,
	`rejection` text
);
--> statement-breakpoint
CREATE INDEX `command_result_at` ON `command_result` (`at`);--> statement-breakpoint
CREATE TABLE `device_secret` (
	`device_id` text NOT NULL,
	`secret_hash` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`device_id`, `secret_hash`)
);
--> statement-breakpoint
CREATE TABLE `enrolment_code` (
	`code_hash` text PRIMARY KEY NOT NULL,
	`device_id` text NOT NULL,
	`expires_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `journal` (
	`seq` integer PRIMARY KEY NOT NULL,
	`hall_id` text NOT NULL,
	`at` integer NOT NULL,
	`type` text NOT NULL,
	`data` text NOT NULL,
	`actor_kind` text NOT NULL,
	`actor_id` text NOT NULL,
	`command_id` text NOT NULL,
	`hash` blob NOT NULL
);
--> statement-breakpoint
CREATE TABLE `outbox` (
	`id` text PRIMARY KEY NOT NULL,
	`topic` text NOT NULL,
	`key` text NOT NULL,
	`payload` text NOT NULL,
	`expires_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `rating` (
	`case_id` text PRIMARY KEY NOT NULL,
	`hall_id` text NOT NULL,
	`window_id` text NOT NULL,
	`clerk_id` text NOT NULL,
	`score` integer NOT NULL,
	`rated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `snapshot` (
	`seq` integer PRIMARY KEY NOT NULL,
	`form` integer NOT NULL,
	`hall` text NOT NULL,
	`journal_hash` blob NOT NULL
);
--> statement-breakpoint
CREATE TABLE `staff_password` (
	`staff_id` text PRIMARY KEY NOT NULL,
	`password_hash` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `staff_session` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`staff_id` text NOT NULL,
	`expires_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `ticket` (
	`id` text PRIMARY KEY NOT NULL,
	`hall_id` text NOT NULL,
	`business_day` text NOT NULL,
	`series` text NOT NULL,
	`sequence` integer NOT NULL,
	`number` text NOT NULL,
	`code` text NOT NULL,
	`service_id` text NOT NULL,
	`class` text NOT NULL,
	`status` text NOT NULL,
	`window_id` text,
	`clerk_id` text,
	`issued_at` integer NOT NULL,
	`queued_at` integer NOT NULL,
	`called_at` integer,
	`started_at` integer,
	`finished_at` integer,
	`outcome` text,
	`case_number` text,
	`print_outcome` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `ticket_number_of_day` ON `ticket` (`hall_id`,`business_day`,`series`,`sequence`);--> statement-breakpoint
CREATE UNIQUE INDEX `ticket_code` ON `ticket` (`code`);--> statement-breakpoint
CREATE TRIGGER `journal_is_append_only_update` BEFORE UPDATE ON `journal` BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `journal_is_append_only_delete` BEFORE DELETE ON `journal` BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
