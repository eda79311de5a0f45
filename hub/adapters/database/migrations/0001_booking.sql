CREATE TABLE `booking` (
	`id` text PRIMARY KEY NOT NULL,
	`hall_id` text NOT NULL,
	`person_id` text NOT NULL,
	`number` text,
	`status` text NOT NULL,
	`opening_id` text NOT NULL,
	`date` text NOT NULL,
	`starts_at` integer NOT NULL,
	`ends_at` integer NOT NULL,
	`services` text NOT NULL,
	`booked_by` text NOT NULL,
	`held_at` integer NOT NULL,
	`confirmed_at` integer,
	`moves` integer NOT NULL,
	`ticket_id` text
);
--> statement-breakpoint
CREATE INDEX `booking_by_date` ON `booking` (`date`);--> statement-breakpoint
CREATE INDEX `booking_by_person` ON `booking` (`person_id`);--> statement-breakpoint
CREATE TABLE `person` (
	`id` text PRIMARY KEY NOT NULL,
	`document_hash` text NOT NULL,
	`phone_hash` text,
	`sealed` blob NOT NULL,
	`key_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `person_document` ON `person` (`document_hash`);--> statement-breakpoint
CREATE INDEX `person_by_phone` ON `person` (`phone_hash`,`updated_at`);--> statement-breakpoint
CREATE INDEX `person_by_change` ON `person` (`updated_at`);--> statement-breakpoint
CREATE TABLE `sms` (
	`id` text PRIMARY KEY NOT NULL,
	`booking_id` text,
	`person_id` text NOT NULL,
	`template` text NOT NULL,
	`data` text NOT NULL,
	`language` text NOT NULL,
	`urgency` integer NOT NULL,
	`due_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`status` text NOT NULL,
	`attempts` integer NOT NULL,
	`unanswered` integer NOT NULL,
	`next_try_at` integer NOT NULL,
	`last_error` text,
	`provider_id` text,
	`created_at` integer NOT NULL,
	`settled_at` integer
);
--> statement-breakpoint
CREATE INDEX `sms_by_status` ON `sms` (`status`,`next_try_at`);--> statement-breakpoint
CREATE INDEX `sms_by_booking` ON `sms` (`booking_id`);--> statement-breakpoint
CREATE INDEX `sms_by_end` ON `sms` (`settled_at`);