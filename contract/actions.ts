import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { choiceIn, idListIn, intIn, optionalTextIn, textIn, withAliases } from './fields.ts';
import { writeOut } from './payments.ts';

/** Section «Действия админа»: what is done for a client who may not yet be one. */

/** Whom to tell, and how; `email` is obligatory only with `send_what` email (errata L1934, L1962, L2013). */
const recipient = {
  username: textIn(40),
  email: optionalTextIn(254),
  send_what: choiceIn(['sms', 'email']),
  /** How the text addresses the client; the name of one who is not yet known. */
  fullname: optionalTextIn(300),
};

/** Whom the link went to: an existing client, or the one made for this phone. */
const sent = writeOut.extend({ user_id: z.int() });

export const testRoom = endpoint({
  method: 'POST',
  path: '/_test_room_by_admin_',
  title: 'Предоставить гостевой доступ клиенту',
  document: { n: 38, lines: [1941, 1967] },
  input: z.object({ room_id: intIn(z.int().positive()), ...recipient }),
  output: sent.extend({
    /** `YYYY-MM-DD HH:MM:SS`, the warehouse's time. */
    test_end: z.string(),
  }),
});

export const sendAgreementLink = endpoint({
  method: 'POST',
  path: '/_send_link_to_form_agreement_',
  title: 'Отправить ссылку на страницу оформления договора по ячейке(-ам)',
  document: { n: 40, lines: [1992, 2019] },
  input: withAliases({ 'room_ids[]': 'room_ids' }, z.object({ room_ids: idListIn(), ...recipient })),
  output: sent,
});
