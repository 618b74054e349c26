import { z } from 'zod';
import { command } from './command.ts';
import { assertPhoneFree } from './parts/clientRow.ts';
import { clientByPhone } from './parts/newClient.ts';
import { queueNotice } from './parts/notify.ts';
import { recipientInput, recipientOf } from './parts/recipient.ts';

/**
 * Makes a client's account and queues the link by which he sets his password (document L1913, domain §4). All else he fills
 * in there himself: a name that was not given stays empty, and the register counts it as missing. The centre makes the
 * link, so that no desk ever knows it.
 */
export const registerClient = command({
  name: 'register-client',
  inputVersion: 1,
  input: z.object(recipientInput),
  right: 'addClientsAgreements',
  ids: () => ({ client: 1 }),
  run: (context, input) => {
    const recipient = recipientOf(input);
    assertPhoneFree(context.db, recipient.phone, 'username');
    const { clientId } = clientByPhone(context, recipient);
    queueNotice(context, {
      channel: recipient.channel,
      recipient: recipient.address,
      template: 'password-link',
      data: { fullName: recipient.fullName },
      clientId,
    });
    const { phone, email, fullName } = recipient;
    return {
      msg: 'Личный кабинет создан. Ссылка с паролем отправлена клиенту',
      entity: 'client',
      entityId: clientId,
      before: null,
      after: { phone, email, fullName },
      answer: { user_id: clientId },
    };
  },
});
