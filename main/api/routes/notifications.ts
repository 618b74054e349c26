import * as contract from '../../../contract/notifications.ts';
import { sendAgain } from '../../commands/sendAgain.ts';
import { notifications } from '../../queries/notifications.ts';
import { type Route, readByRights, write } from '../route.ts';

export const NOTIFICATION_ROUTES: readonly Route[] = [
  readByRights(contract.notifications, notifications),
  write(contract.sendAgain, sendAgain, (input) => ({
    notificationId: input.notification_id,
    channel: input.send_what ?? null,
  })),
];
