import * as contract from '../../../contract/actions.ts';
import { sendAgreementLink } from '../../commands/sendAgreementLink.ts';
import { testRoom } from '../../commands/testRoom.ts';
import { type Route, write } from '../route.ts';

interface RecipientForm {
  readonly username: string;
  readonly email?: string | undefined;
  readonly send_what: 'sms' | 'email';
  readonly fullname?: string | undefined;
}

const recipientOf = (form: RecipientForm) => ({
  phone: form.username,
  email: form.email ?? null,
  channel: form.send_what,
  fullName: form.fullname ?? null,
});

export const ACTION_ROUTES: readonly Route[] = [
  write(contract.testRoom, testRoom, (form) => ({ roomId: form.room_id, ...recipientOf(form) })),
  write(contract.sendAgreementLink, sendAgreementLink, (form) => ({
    roomIds: form.room_ids,
    ...recipientOf(form),
  })),
];
