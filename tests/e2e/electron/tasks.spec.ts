import { expect, test } from '@playwright/test';
import { signIn } from '../scenario.ts';
import { openDesk, temporaryFolder } from '../support/desk.ts';
import { acceptPaymentByPhone, findWhoRentsARoom } from '../tasks.ts';

/** The daily tasks by keyboard alone, in the desktop window. */
test('a payment from a phone number, and who rents room 214', async () => {
  const folder = temporaryFolder();
  const { app, page } = await openDesk(folder.path);
  await signIn(page);
  await expect(page.getByRole('heading', { level: 1, name: 'Сегодня' })).toBeVisible();
  const payment = await acceptPaymentByPhone(page);
  const room = await findWhoRentsARoom(page);
  console.log(
    `electron: payment ${payment.keys} keys, ${payment.seconds} s; room ${room.keys} keys, ${room.seconds} s`,
  );
  expect([payment.keys, room.keys]).toEqual([13, 4]);
  await app.close();
  folder.remove();
});
